/* Winsock 2's options of IPPROTO_IP.
 *
 * A source that included winsock.h first calls Winsock 1.1's getsockopt and setsockopt, which know 1.1's numbers: there the
 * names that both versions have keep them, and IP_HDRINCL (1.1's IP_MULTICAST_IF) does not exist. */
#ifndef WS_IPOPTIONS_H
#define WS_IPOPTIONS_H
#pragma GCC system_header

#ifndef WS_OPTIONS_OF_1_1
#define IP_HDRINCL                  2
#define IP_TOS                      3
#define IP_TTL                      4
#define IP_MULTICAST_IF             9
#define IP_MULTICAST_TTL            10
#define IP_MULTICAST_LOOP           11
#define IP_ADD_MEMBERSHIP           12
#define IP_DROP_MEMBERSHIP          13
#define IP_DONTFRAGMENT             14
#endif
#ifndef IP_OPTIONS
#define IP_OPTIONS                  1
#endif
#define IP_ADD_SOURCE_MEMBERSHIP    15
#define IP_DROP_SOURCE_MEMBERSHIP   16
#define IP_BLOCK_SOURCE             17
#define IP_UNBLOCK_SOURCE           18
#define IP_PKTINFO                  19
#define IP_HOPLIMIT                 21
#define IP_RECVTTL                  21
#define IP_RECEIVE_BROADCAST        22
#define IP_RECVIF                   24
#define IP_RECVDSTADDR              25
#define IP_IFLIST                   28
#define IP_ADD_IFLIST               29
#define IP_DEL_IFLIST               30
#define IP_UNICAST_IF               31
#define IP_RTHDR                    32
#define IP_GET_IFLIST               33
#define IP_RECVRTHDR                38
#define IP_TCLASS                   39
#define IP_RECVTCLASS               40
#define IP_RECVTOS                  40
#define IP_ORIGINAL_ARRIVAL_IF      47
#define IP_ECN                      50
#define IP_PKTINFO_EX               51
#define IP_WFP_REDIRECT_RECORDS     60
#define IP_WFP_REDIRECT_CONTEXT     70
#define IP_MTU_DISCOVER             71
#define IP_MTU                      73
#define IP_NRT_INTERFACE            74
#define IP_RECVERR                  75
#define IP_USER_MTU                 76
#define IP_UNSPECIFIED_TYPE_OF_SERVICE (-1)
#define IP_UNSPECIFIED_HOP_LIMIT    (-1)
#define IP_PROTECTION_LEVEL         23
#define IP_RECVECN                  50
#define IP_UNSPECIFIED_USER_MTU     0xffffffff

#endif
