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
libraries="-lws2_32 -lwsock32 -lmswsock -lwinmm -lgdi32"

# Where Wine is not Windows.
differs()
{
	case $1 in
	netsock) echo "Wine's send on a stream that is not connected is WSAECONNRESET" ;;
	udpping) echo "Wine says WSAECONNREFUSED where a datagram found no reader" ;;
	cancel | gamenet) echo "Wine never calls a blocking hook" ;;
	winproc) [ -n "${DISPLAY:-}" ] || echo "Wine without a display makes no windows but those for messages" ;;
	ctrlc) echo "Wine without a console has no Ctrl events" ;;
	esac
}

# Lines of a program in which Wine is not Windows; they are not compared.
ignored()
{
	case $1 in
	# An all-wait for the same object twice, a count below 1 and a negative period are ERROR_INVALID_PARAMETER (documented).
	badwaits) echo '^WaitForMultipleObjects\(2, ah, TRUE|^ReleaseSemaphore\(hSemaphore, (0|-1),|^before: (0|-5)$|^SetWaitableTimer\(hTimer, &liDue, -1' ;;
	# Wine's accept on a listener that is closed says ERROR_OPERATION_ABORTED.
	chatd) echo '^accept: error 995' ;;
	# Wine checks no access for SetEndOfFile, and root may write what is read-only.
	filetour) echo '^cut by a reader|^write what is read only' ;;
	# Released memory is ERROR_INVALID_ADDRESS; equal buffers and a default character with UTF-8 are refused (documented).
	memory) echo '^release again|^same buffer|^default with UTF-8' ;;
	# "After a process has terminated, TerminateProcess fails with ERROR_ACCESS_DENIED."
	parent) echo '^terminate an ended one' ;;
	# Wine's texts are its own.
	strings) echo '^5: ' ;;
	# A handle that is none is refused when it is registered.
	timers) echo '^a bad handle' ;;
	# ERROR_INVALID_THREAD_ID and ERROR_CANNOT_FIND_WND_CLASS (documented).
	uithread) echo '^post to an ended thread|^no such class' ;;
	*) echo '^$never' ;;
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
	! grep -qE '\<wmain\>|define _UNICODE' "$source" || entry=-municode
	# shellcheck disable=SC2086
	if ! "$mingw-$compiler" -w -D__USE_MINGW_ANSI_STDIO=0 -static -fpermissive $entry "$source" -o "$work/$name.exe" $libraries >"$work/build" 2>&1; then
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
	tr -d '\r' <"$work/$name.out" | grep -vE "$(ignored "$name")" >"$work/$name.text"
	grep -vE "$(ignored "$name")" "$here/$name.expected" >"$work/$name.expected"
	if diff -u "$work/$name.expected" "$work/$name.text"; then
		echo "ok: $name"
	else
		echo "FAILED: $name"
		cat "$work/$name.err"
		failed=1
	fi
}

# What MSVC takes and mingw on this system does not: capitals and backslashes in include lines, a Ctrl-Z at the end, a main without a value in C++,
# its suffixes of integers.
mkdir "$work/legacy"
for file in "$here"/*; do
	small=$(basename "$file" | tr 'A-Z' 'a-z')
	case $small in
	*.c | *.cpp | *.h)
		tr -d '\032' <"$file" |
			sed -e 's/^void main(/int main(/' -e 's/\([0-9a-f]\)ui64/\1ULL/g' -e 's/\([0-9a-f]\)i64/\1LL/g' -e '/^[ 	]*#[ 	]*include/ y/ABCDEFGHIJKLMNOPQRSTUVWXYZ\\/abcdefghijklmnopqrstuvwxyz\//' >"$work/legacy/$small"
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
