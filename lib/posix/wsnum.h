/* Winsock's numbers for names that libc spells the same and numbers otherwise. lib/provider/wsnum.c asserts that they are the headers'. */
#ifndef WSI_WSNUM_H
#define WSI_WSNUM_H

#define WS_AF_UNSPEC    0
#define WS_AF_UNIX      1
#define WS_AF_INET      2
#define WS_AF_INET6     23

#define WS_SOCK_STREAM  1
#define WS_SOCK_DGRAM   2
#define WS_SOCK_RAW     3

#define WS_MSG_OOB       0x1
#define WS_MSG_PEEK      0x2
#define WS_MSG_DONTROUTE 0x4
#define WS_MSG_WAITALL   0x8

#define WS_MSG_TRUNC     0x100
#define WS_MSG_CTRUNC    0x200
#define WS_MSG_BCAST     0x400
#define WS_MSG_MCAST     0x800

#define WS_IP_TOS        3
#define WS_IP_TTL        4
#define WS_IP_PKTINFO    19
#define WS_IP_HOPLIMIT   21
#define WS_IP_TCLASS     39
#define WS_IP_ECN        50
#define WS_IPV6_PKTINFO  19
#define WS_IPV6_HOPLIMIT 21
#define WS_IPV6_TCLASS   39
#define WS_IPV6_ECN      50
#define WS_UDP_SEND_MSG_SIZE  2
#define WS_UDP_COALESCED_INFO 3

#define WS_SD_RECEIVE   0
#define WS_SD_SEND      1
#define WS_SD_BOTH      2

#endif
