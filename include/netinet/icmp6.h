/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NETINET_ICMP6_H
#include_next <netinet/icmp6.h>
#else
#define WS_FENCE_NETINET_ICMP6_H
#include <winsock/fence/begin.h>
#include_next <netinet/icmp6.h>
#include <winsock/fence/end.h>
#endif
