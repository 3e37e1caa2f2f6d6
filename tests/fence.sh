#!/bin/sh
# The fence (include/winsock/fence/begin.h) is whole: what it lays aside it brings back, and it knows every macro that Winsock's headers and
# libc's define each in its own way.
# shellcheck disable=SC2317
set -eu
LC_ALL=C
export LC_ALL

# shellcheck source=tests/consumer.sh disable=SC2154
. "$top_srcdir/tests/consumer.sh"

fence=$top_srcdir/include/winsock/fence
work=$(mktemp -d)
trap 'rm -rf "$work" "$consumer_log"' EXIT

# shellcheck disable=SC2086
libc=$(includes $libc_headers resolv.h sys/param.h netinet/ip6.h arpa/nameser.h)
view=$(includes winsock2.h ws2tcpip.h mswsock.h ws2spi.h windows.h winsock-posix.h)

sed -n 's/.*push_macro("\(.*\)").*/\1/p' "$fence/push.h" | sort >"$work/pushed"
sed -n 's/.*pop_macro("\(.*\)").*/\1/p' "$fence/pop.h" | sort >"$work/popped"
sed -n 's/#undef //p' "$fence/clear.h" "$fence/rename.h" | sort >"$work/cleared"

same()
{
	if ! diff "$1" "$2"; then
		echo "FAILED: $3"
		consumer_failed=1
	fi
}

# The macros of a text: name, tab, definition.
macros()
{
	printf '%s\n' "$2" | $1 -E -dM - | sed -n 's/^#define \([A-Za-z0-9_]*\)\(.*\)/\1\t\2/p' | sort
}

unfenced()
{
	macros "$1" "$libc" >"$work/libc"
	macros "$1 -isystem $top_srcdir/include -isystem $top_srcdir/compat/include" "$view" >"$work/ours"
	join -t "$(printf '\t')" "$work/libc" "$work/ours" | awk -F'\t' '$2 != $3 { print $1 }' | sort | comm -23 - "$work/pushed" |
		grep -vE '^(NULL|offsetof|__.*|_.*_H|_.*_H_)$' >"$work/missing" || true
	if [ -s "$work/missing" ]; then
		echo "FAILED: libc has these too, and the fence does not know them: $1"
		cat "$work/missing"
		consumer_failed=1
	fi
}

[ -s "$work/pushed" ]
same "$work/pushed" "$work/popped" "push.h and pop.h differ"
same "$work/pushed" "$work/cleared" "push.h differs from clear.h and rename.h together"
each "$c_compilers" unfenced
exit $consumer_failed
