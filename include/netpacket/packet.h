/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_NETPACKET_PACKET_H
#include_next <netpacket/packet.h>
#else
#define WS_FENCE_NETPACKET_PACKET_H
#include <winsock/fence/begin.h>
#include_next <netpacket/packet.h>
#include <winsock/fence/end.h>
#endif
