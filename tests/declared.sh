#!/bin/sh
# What a header declares, works: every function that our headers declare is one that the library exports (under its link name: an old name has that with
# the underscore), or libc's own, or a program's.
set -eu

compiler=${CC:-cc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# gcc lists the prototypes that it has read.
case $("${compiler%% *}" --version 2>/dev/null | head -n 1) in
*clang*) compiler=gcc; command -v gcc >/dev/null || { echo "no gcc here, which lists prototypes"; exit 77; } ;;
esac

# Those that only make sense within something else.
within='poppack.h pshpack1.h pshpack2.h pshpack4.h pshpack8.h initguid.h'
for header in winsock2.h ws2tcpip.h mswsock.h mstcpip.h ws2spi.h winsock-posix.h $(cd "$top_srcdir/compat/include" && ls ./*.h | sed 's,^\./,,'); do
	case " $within " in *" $header "*) ;; *) printf '#include <%s>\n' "$header" ;; esac
done >"$work/all.c"

# shellcheck disable=SC2086
$compiler -w -D_WIN32 -isystem "$top_srcdir/include" -isystem "$top_srcdir/compat/include" -aux-info "$work/prototypes" -c "$work/all.c" -o "$work/all.o"

sed -n '/global:/,/local:/p' "$top_srcdir/lib/winsock.map" | tr -d ' \t;' | sed -e 's/11$//' -e 'p;s/^ws_//' | sort -u >"$work/exported"

# A program's own; libc's, which Microsoft's headers declare elsewhere; and what is refused when it is used.
cat >"$work/others" <<'T'
WinMain
_exit
close
dup
dup2
getpid
isatty
wWinMain
T
grep -F "/* $top_srcdir/" "$work/prototypes" | grep -v 'outofscope\.h' | grep -Ev '\*/ static ' |
	sed -E -e 's/ \(\*?[^()]*\)? *\([^()]*$//' -e 's,^/\*.*\*/ ,,' -e 's/ ?\(.*//' -e 's/.*[ *]//' | grep -E '^[A-Za-z_]' | sort -u >"$work/declared"
[ "$(wc -l <"$work/declared")" -gt 1000 ] || { echo "no list of prototypes"; exit 1; }
comm -23 "$work/declared" "$work/exported" | sed 's/^ws_//' | sort -u | comm -23 - "$work/exported" | comm -23 - "$work/others" |
	sed 's/^/_/' | comm -23 - "$work/exported" | sed 's/^_//' >"$work/missing"
if [ -s "$work/missing" ]; then
	echo "declared, and not exported:"
	cat "$work/missing"
	exit 1
fi
