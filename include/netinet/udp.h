/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NETINET_UDP_H
#include_next <netinet/udp.h>
#else
#define WS_FENCE_NETINET_UDP_H
#include <winsock/fence/begin.h>
#include_next <netinet/udp.h>
#include <winsock/fence/end.h>
#endif
