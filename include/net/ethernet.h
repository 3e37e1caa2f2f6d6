/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NET_ETHERNET_H
#include_next <net/ethernet.h>
#else
#define WS_FENCE_NET_ETHERNET_H
#include <winsock/fence/begin.h>
#include_next <net/ethernet.h>
#include <winsock/fence/end.h>
#endif
