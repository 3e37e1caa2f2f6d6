/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NET_IF_ARP_H
#include_next <net/if_arp.h>
#else
#define WS_FENCE_NET_IF_ARP_H
#include <winsock/fence/begin.h>
#include_next <net/if_arp.h>
#include <winsock/fence/end.h>
#endif
