/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NETINET_IF_ETHER_H
#include_next <netinet/if_ether.h>
#else
#define WS_FENCE_NETINET_IF_ETHER_H
#include <winsock/fence/begin.h>
#include_next <netinet/if_ether.h>
#include <winsock/fence/end.h>
#endif
