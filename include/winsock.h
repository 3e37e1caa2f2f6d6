/* Winsock 1.1.
 *
 * Includes windows.h, as on Windows; after winsock2.h it is empty. Its numbers are 1.1's, also where winsock2.h has others: the
 * options of IPPROTO_IP, so its getsockopt and setsockopt are other functions than winsock2.h's. */
#ifndef _WINSOCKAPI_
#define _WINSOCKAPI_
#pragma GCC system_header

#include <windows.h>
#include <winerror.h>
#include <winsock/link.h>
#include <winsock/bsdtypes.h>
#include <winsock/constants.h>
#include <winsock/records.h>
#include <winsock/calls.h>
#include <winsock/extensions.h>

/* winsock2.h, should it follow, must know. */
#define WS_OPTIONS_OF_1_1

#define AF_MAX                      22
#define PF_MAX                      AF_MAX
#define SOMAXCONN                   5
#define SO_DONTLINGER               ((u_int)~SO_LINGER)

#define IP_OPTIONS                  1
#define IP_MULTICAST_IF             2
#define IP_MULTICAST_TTL            3
#define IP_MULTICAST_LOOP           4
#define IP_ADD_MEMBERSHIP           5
#define IP_DROP_MEMBERSHIP          6
#define IP_TTL                      7
#define IP_TOS                      8
#define IP_DONTFRAGMENT             9

#define IP_DEFAULT_MULTICAST_TTL    1
#define IP_DEFAULT_MULTICAST_LOOP   1
#define IP_MAX_MEMBERSHIPS          20

/* 1.1 lets a socket be in a set twice. */
#define FD_SET(s, set) ws_set_append((SOCKET)(s), (fd_set *)(set), FD_SETSIZE)

WS_BEGIN
int WSAAPI getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen) WS_LINK("ws_getsockopt11");
int WSAAPI setsockopt(SOCKET s, int level, int optname, const char *optval, int optlen) WS_LINK("ws_setsockopt11");
WS_END

#endif
