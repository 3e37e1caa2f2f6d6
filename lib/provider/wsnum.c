/* No code: the numbers that lib/posix knows are those of the headers. */
#include <winsock2.h>
#include <ws2ipdef.h>
#include <mswsock.h>

#include "posix/wsnum.h"

_Static_assert(AF_UNSPEC == WS_AF_UNSPEC && AF_UNIX == WS_AF_UNIX && AF_INET == WS_AF_INET && AF_INET6 == WS_AF_INET6, "families");
_Static_assert(SOCK_STREAM == WS_SOCK_STREAM && SOCK_DGRAM == WS_SOCK_DGRAM && SOCK_RAW == WS_SOCK_RAW, "types");
_Static_assert(MSG_OOB == WS_MSG_OOB && MSG_PEEK == WS_MSG_PEEK && MSG_DONTROUTE == WS_MSG_DONTROUTE && MSG_WAITALL == WS_MSG_WAITALL, "flags");
_Static_assert(SD_RECEIVE == WS_SD_RECEIVE && SD_SEND == WS_SD_SEND && SD_BOTH == WS_SD_BOTH, "directions");
_Static_assert(MSG_TRUNC == WS_MSG_TRUNC && MSG_CTRUNC == WS_MSG_CTRUNC && MSG_BCAST == WS_MSG_BCAST && MSG_MCAST == WS_MSG_MCAST, "what is told");
_Static_assert(IP_TOS == WS_IP_TOS && IP_TTL == WS_IP_TTL && IP_PKTINFO == WS_IP_PKTINFO && IP_HOPLIMIT == WS_IP_HOPLIMIT && IP_TCLASS == WS_IP_TCLASS &&
		       IP_ECN == WS_IP_ECN,
	"messages of IPv4");
_Static_assert(IPV6_PKTINFO == WS_IPV6_PKTINFO && IPV6_HOPLIMIT == WS_IPV6_HOPLIMIT && IPV6_TCLASS == WS_IPV6_TCLASS && IPV6_ECN == WS_IPV6_ECN,
	"messages of IPv6");
_Static_assert(UDP_SEND_MSG_SIZE == WS_UDP_SEND_MSG_SIZE && UDP_COALESCED_INFO == WS_UDP_COALESCED_INFO, "messages of UDP");
