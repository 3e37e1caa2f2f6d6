/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NETINET_TCP_H
#include_next <netinet/tcp.h>
#else
#define WS_FENCE_NETINET_TCP_H
#include <winsock/fence/begin.h>
#include_next <netinet/tcp.h>
#include <winsock/fence/end.h>
#endif
