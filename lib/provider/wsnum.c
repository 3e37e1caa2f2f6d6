/* No code: the numbers that lib/posix knows are those of the headers. */
#include <winsock2.h>

#include "posix/wsnum.h"

_Static_assert(AF_UNSPEC == WS_AF_UNSPEC && AF_UNIX == WS_AF_UNIX && AF_INET == WS_AF_INET && AF_INET6 == WS_AF_INET6, "families");
_Static_assert(SOCK_STREAM == WS_SOCK_STREAM && SOCK_DGRAM == WS_SOCK_DGRAM && SOCK_RAW == WS_SOCK_RAW, "types");
_Static_assert(MSG_OOB == WS_MSG_OOB && MSG_PEEK == WS_MSG_PEEK && MSG_DONTROUTE == WS_MSG_DONTROUTE && MSG_WAITALL == WS_MSG_WAITALL, "flags");
_Static_assert(SD_RECEIVE == WS_SD_RECEIVE && SD_SEND == WS_SD_SEND && SD_BOTH == WS_SD_BOTH, "directions");
