#!/bin/sh
# Every header that a program sees compiles alone, and before and after libc's, in each C and C++ from 1989 on, with each compiler that is
# there, without a warning; and <errno.h> comes from none of them.
# shellcheck disable=SC2317
set -eu
LC_ALL=C
export LC_ALL

# shellcheck source=tests/consumer.sh disable=SC2154
. "$top_srcdir/tests/consumer.sh"

# shellcheck disable=SC2086
libc=$(includes $libc_headers)
public=$(cd "$top_srcdir" && find include compat/include -name '*.h' ! -path 'include/winsock/*' | sed 's|^compat/||; s|^include/||' | sort)
winsock='winsock2.h ws2tcpip.h mswsock.h ws2spi.h windows.h winsock-posix.h'

# A legacy program's own names: none of them is taken by a header of ours.
program='int own_usleep(void);
static int try_it(void) { int errno = WSAGetLastError(); fd_set set; struct timeval t = {1, 0}; FD_ZERO(&set); FD_SET(5, &set);
	return FD_ISSET(5, &set) + (timerisset(&t) != 0) + errno; }
int own(void) { return try_it() + (int)sizeof(struct sockaddr_in) + (FIONBIO != 0); }'

# Some are libc's fences and may be missing where libc lacks the header.
is_there()
{
	case $1 in
	*/*|ifaddrs.h|netdb.h|poll.h|resolv.h|unistd.h) printf '#include <%s>\n' "$1" | $2 -fsyntax-only - >/dev/null 2>&1 ;;
	esac
}

try_header()
{
	is_there "$1" "$2" || return 0
	consume "$1 alone" "$(includes "$1")
typedef int nothing;" "$2"
	consume "$1 before libc's" "$(includes "$1")
$libc" "$2"
	consume "$1 after libc's" "$libc
$(includes "$1")" "$2"
}

try_standards()
{
	standards=$1 compiler=$2
	# shellcheck disable=SC2086
	for standard in $(consumer_standards "$compiler" $standards); do
		for view in "winsock.h" "windows.h" "$winsock" "winsock.h $winsock"; do
			consume "$view" "$(includes $view)
$program" "$compiler -std=$standard"
			consume "$view before libc's" "$(includes $view)
$libc
$program" "$compiler -std=$standard"
			consume "$view after libc's" "$libc
$(includes $view)
$program" "$compiler -std=$standard"
		done
	done
}

no_errno()
{
	# shellcheck disable=SC2086
	if $2 -isystem "$top_srcdir/include" -isystem "$top_srcdir/compat/include" -include "$1" -H -fsyntax-only /dev/null 2>&1 | grep -E '(^|[/ ])errno\.h$'; then
		echo "FAILED: $1 includes <errno.h>: $2"
		consumer_failed=1
	fi
}

# shellcheck disable=SC2086
{
	for header in $public; do
		try_header "$header" "$CC -xc"
		try_header "$header" "$CXX -xc++"
	done
	each "$c_compilers" try_standards 'c89 gnu89 c99 c11 gnu17 gnu2x'
	each "$cxx_compilers" try_standards 'c++98 gnu++98 c++11 c++14 gnu++17 gnu++20'
	for header in winsock.h $winsock; do
		each "$c_compilers" no_errno "$header"
	done
}
exit $consumer_failed
