#!/bin/sh
# The library's names: the shared one exports exactly lib/winsock.map, none of them a name of libc; the static one defines nothing
# global but those and names of our own prefixes.
set -eu

map=$top_srcdir/lib/winsock.map
shared=$top_builddir/.libs/libwinsock.so
static=$top_builddir/.libs/libwinsock.a
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

complain()
{
	echo "$*"
	failed=1
}

# What a compiler adds to an object on its own.
compilers='^(__x86\.get_pc_thunk\.|DW\.ref\.|__odr_asan|__asan_|__tsan_|__ubsan_|__start_|__stop_|_init$|_fini$|__bss_start$|_edata$|_end$|__gcov|__llvm)'

sed -n '/global:/,/local:/p' "$map" | tr -d ' \t;' | grep -Ev ':|^$|^/\*|^#' | sort >"$work/map"
[ -s "$work/map" ] || complain "no names in $map"
sort -u "$work/map" | cmp -s - "$work/map" || complain "names that stand twice in the map: $(uniq -d "$work/map" | tr '\n' ' ')"

defined()
{
	nm --defined-only --format=posix "$@" | awk 'NF > 1 && $2 != "A" { sub(/@.*/, "", $1); print $1 }' | grep -Ev "$compilers" | sort -u
}

libc=$(${CC:-cc} -print-file-name=libc.so.6)
if [ -e "$libc" ]; then
	defined -D "$libc" >"$work/libc"
else
	: >"$work/libc"
	echo "no libc.so.6: its names are not compared"
fi

# What libc's archive has inside comes along in a static program.
archive=$(${CC:-cc} -print-file-name=libc.a)
if [ -e "$archive" ]; then
	defined -g "$archive" | sort -u - "$work/libc" >"$work/both" && mv "$work/both" "$work/libc"
fi

libcs()
{
	comm -12 "$1" "$work/libc" >"$work/both"
	[ ! -s "$work/both" ] || complain "$2 has names of libc: $(tr '\n' ' ' <"$work/both")"
}

seen=0
if [ -e "$shared" ]; then
	seen=1
	defined -D "$shared" >"$work/shared"
	diff -u "$work/map" "$work/shared" || complain "the exported names (+) are not those of the map (-)"
	libcs "$work/shared" "$shared"
fi
if [ -e "$static" ]; then
	seen=1
	defined -g "$static" >"$work/static"
	grep -Ev '^(ws_|wsi_|winsock_)' "$work/static" | comm -23 - "$work/map" >"$work/stray" || true
	[ ! -s "$work/stray" ] || complain "$static defines: $(tr '\n' ' ' <"$work/stray")"
	comm -13 "$work/static" "$work/map" >"$work/lost"
	[ ! -s "$work/lost" ] || complain "$static lacks: $(tr '\n' ' ' <"$work/lost")"
	libcs "$work/static" "$static"
fi
[ $seen = 1 ] || { echo "no library to look at"; exit 99; }
exit $failed
