#!/bin/sh
# The programs of tests/legacy, written as people wrote for Windows in the 1990s, are compiled unchanged by winsock-cc, run, and must say
# what they say on Windows.
set -eu

here=$top_srcdir/tests/legacy
tools=$(cd "$top_builddir/tools" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# The driver is in the build folder of a VPATH build and beside its source in others.
cc=$tools/winsock-cc
cxx=$tools/winsock-c++

# Programs of that time leave it to the system to free what they have, and their faults are meant.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"

# program SOURCE DRIVER EXPECTED
program()
{
	source=$1 driver=$2 expected=$3
	name=$(basename "$expected" .expected)
	# shellcheck disable=SC2086
	if ! "$driver" $WST_CFLAGS -fno-sanitize=null,integer-divide-by-zero "$source" -lwsock32 -o "$work/$name" >"$work/$name.build" 2>&1; then
		echo "FAILED to build: $name"
		cat "$work/$name.build"
		failed=1
		return
	fi
	timeout 60 "$work/$name" >"$work/$name.out" 2>"$work/$name.err" || echo "$name ended with $?"
	if diff -u "$expected" "$work/$name.out"; then
		echo "ok: $name"
	else
		echo "FAILED: $name"
		cat "$work/$name.err"
		failed=1
	fi
}

for source in "$here"/*.c; do
	case $source in
	*/sehdemo.c)
		case $WST_CFLAGS in *-fsanitize=thread*) echo "ThreadSanitizer follows no jump out of a signal handler: sehdemo is left out"; continue ;; esac ;;
	*/lookup.c) [ -e /etc/services ] || { echo "no /etc/services: lookup is left out"; continue; } ;;
	esac
	program "$source" "$cc" "${source%.c}.expected"
done
program "$here/NETSOCK.CPP" "$cxx" "$here/netsock.expected"
program "$here/ClassLib.cpp" "$cxx" "$here/classlib.expected"

# The program that README.md shows says what README.md says.
sed -n '/^```c$/,/^```$/p' "$top_srcdir/README.md" | sed '1d;$d' >"$work/app.c"
sed -n '/^    \$ \.\/app$/,/^$/p' "$top_srcdir/README.md" | sed -e '1d;$d' -e 's/^    //' >"$work/readme.expected"
[ -s "$work/app.c" ] && [ -s "$work/readme.expected" ] || { echo "no program in README.md"; failed=1; }
program "$work/app.c" "$cc" "$work/readme.expected"
exit $failed
