/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_ARPA_INET_H
#include_next <arpa/inet.h>
#else
#define WS_FENCE_ARPA_INET_H
#include <winsock/fence/begin.h>
#include_next <arpa/inet.h>
#include <winsock/fence/end.h>
#endif
