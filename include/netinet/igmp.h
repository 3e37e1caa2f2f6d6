/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NETINET_IGMP_H
#include_next <netinet/igmp.h>
#else
#define WS_FENCE_NETINET_IGMP_H
#include <winsock/fence/begin.h>
#include_next <netinet/igmp.h>
#include <winsock/fence/end.h>
#endif
