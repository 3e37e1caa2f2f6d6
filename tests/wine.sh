#!/bin/sh
# A second opinion: each console program of tests/legacy is built by mingw and run by Wine, and must say what it says here.
# Not part of `make check`: `make check-wine`.
set -eu

here=$top_srcdir/tests/legacy
wine=$(command -v wine64 || command -v wine || true)
mingw=${MINGW:-x86_64-w64-mingw32}
if [ -z "$wine" ] || ! command -v "$mingw-gcc" >/dev/null; then
	echo "no Wine or no $mingw-gcc: left out"
	exit 77
fi
work=$(mktemp -d)
WINEPREFIX=$work/prefix
WINEDEBUG=-all
export WINEPREFIX WINEDEBUG
trap 'wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT
failed=0
libraries="-lws2_32 -lwsock32 -lmswsock -lwinmm"

# Where Wine is not Windows.
differs()
{
	case $1 in
	netsock) echo "Wine's send on a stream that is not connected is WSAECONNRESET" ;;
	udpping) echo "Wine says WSAECONNREFUSED where a datagram found no reader" ;;
	cancel | gamenet) echo "Wine never calls a blocking hook" ;;
	esac
}

# program SOURCE COMPILER
program()
{
	source=$1 compiler=$2
	name=$(basename "$source")
	name=${name%.c*}
	why=$(differs "$name")
	if [ -n "$why" ]; then
		echo "left out: $name: $why"
		return
	fi
	entry=
	! grep -qE '\<(wmain|_tmain)\>' "$source" || entry=-municode
	# shellcheck disable=SC2086
	if ! "$mingw-$compiler" -w -static -fpermissive $entry "$source" -o "$work/$name.exe" $libraries >"$work/build" 2>&1; then
		if grep -q '__try\|__except\|__finally' "$source"; then
			echo "left out: $name: mingw's compiler has no __try"
		else
			echo "FAILED to build: $name"
			cat "$work/build"
			failed=1
		fi
		return
	fi
	timeout 60 "$wine" "$work/$name.exe" >"$work/$name.out" 2>"$work/$name.err" || echo "$name ended with $?"
	tr -d '\r' <"$work/$name.out" >"$work/$name.text"
	if diff -u "$here/$name.expected" "$work/$name.text"; then
		echo "ok: $name"
	else
		echo "FAILED: $name"
		cat "$work/$name.err"
		failed=1
	fi
}

# What MSVC takes and mingw on this system does not: capitals and backslashes in include lines, a Ctrl-Z at the end, a main without a value in C++.
mkdir "$work/legacy"
for file in "$here"/*; do
	small=$(basename "$file" | tr 'A-Z' 'a-z')
	case $small in
	*.c | *.cpp | *.h)
		tr -d '\032' <"$file" |
			sed -e 's/^void main(/int main(/' -e '/^[ 	]*#[ 	]*include/ y/ABCDEFGHIJKLMNOPQRSTUVWXYZ\\/abcdefghijklmnopqrstuvwxyz\//' >"$work/legacy/$small"
		;;
	esac
done

"$wine" cmd /c exit >/dev/null 2>&1 || true
for source in "$work"/legacy/*.c; do
	program "$source" gcc
done
for source in "$work"/legacy/*.cpp; do
	[ ! -e "$source" ] || program "$source" g++
done
exit $failed
