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

# program SOURCE DRIVER
program()
{
	source=$1 driver=$2
	name=$(basename "$source" | sed 's/\..*//' | tr '[:upper:]' '[:lower:]')
	# shellcheck disable=SC2086
	if ! "$driver" $WST_CFLAGS "$source" -lwsock32 -o "$work/$name" >"$work/$name.build" 2>&1; then
		echo "FAILED to build: $name"
		cat "$work/$name.build"
		failed=1
		return
	fi
	timeout 60 "$work/$name" >"$work/$name.out" 2>"$work/$name.err" || echo "$name ended with $?"
	if diff -u "$here/$name.expected" "$work/$name.out"; then
		echo "ok: $name"
	else
		echo "FAILED: $name"
		cat "$work/$name.err"
		failed=1
	fi
}

for source in "$here"/*.c; do
	case $source in
	*/lookup.c) [ -e /etc/services ] || { echo "no /etc/services: lookup is left out"; continue; } ;;
	esac
	program "$source" "$cc"
done
program "$here/NETSOCK.CPP" "$cxx"
exit $failed
