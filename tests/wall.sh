#!/bin/sh
# The wall (HACKING.md): lib/posix sees libc's sockets and of Winsock only winerror.h; all other code of ours sees Winsock and never a
# socket header of libc. No header that a program sees includes <errno.h>, whose names legacy code takes for its own.
set -eu

cd "$top_srcdir"
include='^[[:space:]]*#[[:space:]]*include(_next)?[[:space:]]*[<"]'
kernel='(sys/socket|sys/select|sys/un|sys/ioctl|netdb|poll|sys/poll|netinet/[a-z0-9_]+|arpa/inet|net/if|ifaddrs)\.h[>"]'
winsock='(winsock|winsock2|winsock-posix|windows|windef|winbase|ws2[a-z0-9]*|mswsock|wsipx|afunix|basetsd)\.h[>"]'
failed=0

# forbid WHY PATTERN FILE...: no line of these files matches.
forbid()
{
	why=$1 pattern=$2
	shift 2
	if grep -nE "$pattern" "$@" /dev/null; then
		echo "^ $why"
		failed=1
	fi
}

sources()
{
	find "$@" -name '*.[ch]' 2>/dev/null
}

# shellcheck disable=SC2046
{
	forbid "lib/posix includes of Winsock's headers only winerror.h" "$include$winsock" $(sources lib/posix)
	forbid "only lib/posix includes libc's socket headers" "$include$kernel" $(sources lib/api lib/provider compat/base compat/user compat/crt tools)
	forbid "compat/ knows no socket of ours" "$include(provider|api)/" $(sources compat)
	forbid "lib/provider does not look up" "$include(api/)" $(sources lib/provider lib/posix)
	forbid "lib/posix does not look up" "$include(provider/)" $(sources lib/posix)
	forbid "no header that a program sees includes <errno.h>" "$include"'errno\.h[>"]' $(sources include compat/include)
}
exit $failed
