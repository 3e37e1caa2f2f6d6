#!/bin/sh
# Every constant of constants.tsv has Windows' value, in the view of Winsock 1.1 and in that of 2.2, before and after libc's headers.
# shellcheck disable=SC2317
set -eu
LC_ALL=C
export LC_ALL

# shellcheck source=tests/consumer.sh disable=SC2154
. "$top_srcdir/tests/consumer.sh"

# shellcheck disable=SC2086
libc=$(includes $libc_headers)
view2='winsock2.h ws2tcpip.h mswsock.h mstcpip.h ws2spi.h qos.h wsipx.h afunix.h'

# assertions VERSION: a declaration for each constant of that version of Winsock that is ill-formed with another value.
assertions()
{
	awk -F'\t' -v version="$1" '
		/^#/ { next }
		$3 != version && $3 != "both" { next }
		version == "1.1" && $4 !~ /^(winsock|winerror)\.h$/ { next }
		$2 ~ /^[0-9]+$/ && $2 > 2147483647 { $2 = $2 "u" }
		{ printf "typedef char is_%s[(%s) == (%s) ? 1 : -1];\n", $1, $1, $2; n++ }
		END { exit n < 200 }' "$top_srcdir/tests/constants.tsv"
}

# Windows 1.1 knows nothing of these, and libc's do not show through.
absent='#if defined AF_INET6 || defined IPPROTO_IPV6 || defined MSG_WAITALL || defined POLLIN || defined AI_PASSIVE
#error a name of libc shows through
#endif'

try_view()
{
	what=$1 text=$2 checks=$3 compiler=$4
	consume "$what" "$text
$checks" "$compiler"
	consume "$what before libc's" "$text
$libc
$checks" "$compiler"
	consume "$what after libc's" "$libc
$text
$checks" "$compiler"
}

checks1=$(assertions 1.1)
checks2=$(assertions 2.2)

# shellcheck disable=SC2086
for compilers in "$c_compilers" "$cxx_compilers"; do
	each "$compilers" try_view "winsock.h" "$(includes winsock.h)" "$checks1
$absent"
	each "$compilers" try_view "winsock2.h" "$(includes $view2)" "$checks2"
done
exit $consumer_failed
