#!/bin/sh
# Every type of layouts.tsv has Windows' size, and every member its place and size, for 64 and for 32 bits.
# shellcheck disable=SC2317
set -eu
LC_ALL=C
export LC_ALL

# shellcheck source=tests/consumer.sh disable=SC2154
. "$top_srcdir/tests/consumer.sh"

# What a compiler says a pointer has, in bits.
bits()
{
	echo __SIZEOF_POINTER__ | $1 -E -P - | awk '{ print $1 * 8 }'
}

assertions()
{
	awk -F'\t' -v bits="$1" '
		/^#/ || ($5 != bits && $5 != "both") { next }
		$2 == "-" { printf "typedef char size_%d[sizeof(%s) == %s ? 1 : -1];\n", NR, $1, $4 }
		$2 != "-" { printf "typedef char place_%d[offsetof(%s, %s) == %s && sizeof(((%s *)0)->%s) == %s ? 1 : -1];\n", NR, $1, $2, $3, $1, $2, $4 }
		{ n++ }
		END { exit n < 100 }' "$top_srcdir/tests/layouts.tsv"
}

try_layouts()
{
	checks=$(assertions "$(bits "$1")")
	consume "layouts" "#define INCL_WINSOCK_API_TYPEDEFS 1
$(includes winsock2.h ws2tcpip.h mswsock.h mstcpip.h ws2spi.h wsipx.h afunix.h stddef.h)
$checks" "$1 -Wno-invalid-offsetof"
}

each "$c_compilers" try_layouts
each "$cxx_compilers" try_layouts
exit $consumer_failed
