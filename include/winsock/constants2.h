/* Constants that winsock2.h has over winsock.h. */
#ifndef WS_CONSTANTS2_H
#define WS_CONSTANTS2_H
#pragma GCC system_header

/* Winsock 1.1 had other values for these. */
#undef AF_MAX
#undef PF_MAX
#undef SOMAXCONN
#undef SO_DONTLINGER

/* Address and protocol families. */
#define AF_ATM                      22
#define AF_INET6                    23
#define AF_CLUSTER                  24
#define AF_12844                    25
#define AF_IRDA                     26
#define AF_NETDES                   28
#define AF_TCNPROCESS               29
#define AF_TCNMESSAGE               30
#define AF_ICLFXBM                  31
#define AF_BTH                      32
#define AF_MAX                      33
#define PF_ATM                      22
#define PF_INET6                    23
#define PF_BTH                      32
#define PF_MAX                      33
#define AF_LINK                     33
#define AF_HYPERV                   34

/* Protocols. */
#define IPPROTO_HOPOPTS             0
#define IPPROTO_IPV4                4
#define IPPROTO_ST                  5
#define IPPROTO_CBT                 7
#define IPPROTO_EGP                 8
#define IPPROTO_IGP                 9
#define IPPROTO_RDP                 27
#define IPPROTO_IPV6                41
#define IPPROTO_ROUTING             43
#define IPPROTO_FRAGMENT            44
#define IPPROTO_ESP                 50
#define IPPROTO_AH                  51
#define IPPROTO_ICMPV6              58
#define IPPROTO_NONE                59
#define IPPROTO_DSTOPTS             60
#define IPPROTO_ICLFXBM             78
#define IPPROTO_PIM                 103
#define IPPROTO_PGM                 113
#define IPPROTO_L2TP                115
#define IPPROTO_SCTP                132
#define IPPROTO_RESERVED_RAW        257
#define IPPROTO_RESERVED_IPSEC      258
#define IPPROTO_RESERVED_IPSECOFFLOAD 259
#define IPPROTO_RESERVED_WNV        260
#define IPPROTO_RESERVED_MAX        261

/* Ports. */
#define IPPORT_TCPMUX               1
#define IPPORT_QOTD                 17
#define IPPORT_MSP                  18
#define IPPORT_CHARGEN              19
#define IPPORT_FTP_DATA             20
#define IPPORT_POP3                 110
#define IPPORT_NTP                  123
#define IPPORT_EPMAP                135
#define IPPORT_NETBIOS_NS           137
#define IPPORT_NETBIOS_DGM          138
#define IPPORT_NETBIOS_SSN          139
#define IPPORT_IMAP                 143
#define IPPORT_SNMP                 161
#define IPPORT_SNMP_TRAP            162
#define IPPORT_IMAP3                220
#define IPPORT_LDAP                 389
#define IPPORT_HTTPS                443
#define IPPORT_MICROSOFT_DS         445
#define IPPORT_REGISTERED_MIN       1024
#define IPPORT_REGISTERED_MAX       49151
#define IPPORT_DYNAMIC_MIN          49152
#define IPPORT_DYNAMIC_MAX          65535

/* Classes of internet address. */
#define IN_CLASSD_NET               0xf0000000
#define IN_CLASSD_NSHIFT            28
#define IN_CLASSD_HOST              0xfffffff

/* Options of SOL_SOCKET, and of TCP. */
#define SO_DONTLINGER               (-129)
#define SO_EXCLUSIVEADDRUSE         (-5)
#define SO_GROUP_ID                 0x2001
#define SO_GROUP_PRIORITY           0x2002
#define SO_MAX_MSG_SIZE             0x2003
#define SO_PROTOCOL_INFOA           0x2004
#define SO_PROTOCOL_INFOW           0x2005
#define PVD_CONFIG                  0x3001
#define SO_CONDITIONAL_ACCEPT       0x3002
#define SOMAXCONN                   0x7fffffff
#define SO_BSP_STATE                0x1009
#define SO_RANDOMIZE_PORT           0x3005
#define SO_PORT_SCALABILITY         0x3006
#define SO_REUSE_UNICASTPORT        0x3007
#define SO_REUSE_MULTICASTPORT      0x3008
#define SO_PAUSE_ACCEPT             0x3003
#define SO_COMPARTMENT_ID           0x3004
#define SO_ORIGINAL_DST             0x300f

/* Flags of a transfer. */
#define MSG_WAITALL                 8
#define MSG_PUSH_IMMEDIATE          0x20
#define MSG_INTERRUPT               0x10
#define MSG_ERRQUEUE                0x1000

/* Network events. */
#define FD_READ_BIT                 0
#define FD_WRITE_BIT                1
#define FD_OOB_BIT                  2
#define FD_ACCEPT_BIT               3
#define FD_CONNECT_BIT              4
#define FD_CLOSE_BIT                5
#define FD_QOS_BIT                  6
#define FD_QOS                      0x40
#define FD_GROUP_QOS_BIT            7
#define FD_GROUP_QOS                0x80
#define FD_ROUTING_INTERFACE_CHANGE_BIT 8
#define FD_ROUTING_INTERFACE_CHANGE 0x100
#define FD_ADDRESS_LIST_CHANGE_BIT  9
#define FD_ADDRESS_LIST_CHANGE      0x200
#define FD_MAX_EVENTS               0xa
#define FD_ALL_EVENTS               0x3ff

/* Kinds of ioctl, and codes of WSAIoctl. */
#define IOC_UNIX                    0
#define IOC_WS2                     0x8000000
#define IOC_PROTOCOL                0x10000000
#define IOC_VENDOR                  0x18000000
#define SIO_ASSOCIATE_HANDLE        0x88000001
#define SIO_ENABLE_CIRCULAR_QUEUEING 0x28000002
#define SIO_FIND_ROUTE              0x48000003
#define SIO_FLUSH                   0x28000004
#define SIO_GET_BROADCAST_ADDRESS   0x48000005
#define SIO_GET_EXTENSION_FUNCTION_POINTER 0xc8000006
#define SIO_GET_QOS                 0xc8000007
#define SIO_GET_GROUP_QOS           0xc8000008
#define SIO_MULTIPOINT_LOOPBACK     0x88000009
#define SIO_MULTICAST_SCOPE         0x8800000a
#define SIO_SET_QOS                 0x8800000b
#define SIO_SET_GROUP_QOS           0x8800000c
#define SIO_TRANSLATE_HANDLE        0xc800000d
#define SIO_ROUTING_INTERFACE_QUERY 0xc8000014
#define SIO_ROUTING_INTERFACE_CHANGE 0x88000015
#define SIO_ADDRESS_LIST_QUERY      0x48000016
#define SIO_ADDRESS_LIST_CHANGE     0x28000017
#define SIO_QUERY_TARGET_PNP_HANDLE 0x48000018
#define SIO_ADDRESS_LIST_SORT       0xc8000019
#define SIO_RESERVED_1              0x8800001a
#define SIO_RESERVED_2              0x88000021
#define SIO_NSP_NOTIFY_CHANGE       0x88000019
#define SIO_QUERY_RSS_PROCESSOR_INFO 0x48000025
#define SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER 0xc8000024

/* poll events. */
#define POLLRDNORM                  0x100
#define POLLRDBAND                  0x200
#define POLLIN                      0x300
#define POLLPRI                     0x400
#define POLLWRNORM                  0x10
#define POLLOUT                     0x10
#define POLLWRBAND                  0x20
#define POLLERR                     1
#define POLLHUP                     2
#define POLLNVAL                    4

/* Catalogue of protocols. */
#define MAX_PROTOCOL_CHAIN          7
#define BASE_PROTOCOL               1
#define LAYERED_PROTOCOL            0
#define WSAPROTOCOL_LEN             255
#define PFL_MULTIPLE_PROTO_ENTRIES  1
#define PFL_RECOMMENDED_PROTO_ENTRY 2
#define PFL_HIDDEN                  4
#define PFL_MATCHES_PROTOCOL_ZERO   8
#define PFL_NETWORKDIRECT_PROVIDER  0x10
#define XP1_CONNECTIONLESS          1
#define XP1_GUARANTEED_DELIVERY     2
#define XP1_GUARANTEED_ORDER        4
#define XP1_MESSAGE_ORIENTED        8
#define XP1_PSEUDO_STREAM           0x10
#define XP1_GRACEFUL_CLOSE          0x20
#define XP1_EXPEDITED_DATA          0x40
#define XP1_CONNECT_DATA            0x80
#define XP1_DISCONNECT_DATA         0x100
#define XP1_SUPPORT_BROADCAST       0x200
#define XP1_SUPPORT_MULTIPOINT      0x400
#define XP1_MULTIPOINT_CONTROL_PLANE 0x800
#define XP1_MULTIPOINT_DATA_PLANE   0x1000
#define XP1_QOS_SUPPORTED           0x2000
#define XP1_INTERRUPT               0x4000
#define XP1_UNI_SEND                0x8000
#define XP1_UNI_RECV                0x10000
#define XP1_IFS_HANDLES             0x20000
#define XP1_PARTIAL_MESSAGE         0x40000
#define XP1_SAN_SUPPORT_SDP         0x80000
#define BIGENDIAN                   0
#define LITTLEENDIAN                1
#define SECURITY_PROTOCOL_NONE      0

/* Overlapped operations and events. */
#define WSA_IO_PENDING              997
#define WSA_IO_INCOMPLETE           996
#define WSA_INVALID_HANDLE          6
#define WSA_INVALID_PARAMETER       87
#define WSA_NOT_ENOUGH_MEMORY       8
#define WSA_OPERATION_ABORTED       995
#define WSA_MAXIMUM_WAIT_EVENTS     64
#define WSA_WAIT_FAILED             0xffffffff
#define WSA_WAIT_EVENT_0            0
#define WSA_WAIT_IO_COMPLETION      192
#define WSA_WAIT_TIMEOUT            258
#define WSA_INFINITE                0xffffffff
#define WSA_FLAG_OVERLAPPED         1
#define WSA_FLAG_MULTIPOINT_C_ROOT  2
#define WSA_FLAG_MULTIPOINT_C_LEAF  4
#define WSA_FLAG_MULTIPOINT_D_ROOT  8
#define WSA_FLAG_MULTIPOINT_D_LEAF  16
#define WSA_FLAG_ACCESS_SYSTEM_SECURITY 64
#define WSA_FLAG_NO_HANDLE_INHERIT  128

/* Creation, conditions, ways to shut down. */
#define FROM_PROTOCOL_INFO          (-1)
#define CF_ACCEPT                   0
#define CF_REJECT                   1
#define CF_DEFER                    2
#define SD_RECEIVE                  0
#define SD_SEND                     1
#define SD_BOTH                     2
#define SG_UNCONSTRAINED_GROUP      1
#define SG_CONSTRAINED_GROUP        2
#define JL_SENDER_ONLY              1
#define JL_RECEIVER_ONLY            2
#define JL_BOTH                     4

/* Notifications of ProcessSocketNotifications. */
#define SOCK_NOTIFY_REGISTER_EVENT_NONE 0
#define SOCK_NOTIFY_REGISTER_EVENT_IN 1
#define SOCK_NOTIFY_REGISTER_EVENT_OUT 2
#define SOCK_NOTIFY_REGISTER_EVENT_HANGUP 4
#define SOCK_NOTIFY_REGISTER_EVENTS_ALL 7
#define SOCK_NOTIFY_EVENT_IN        1
#define SOCK_NOTIFY_EVENT_OUT       2
#define SOCK_NOTIFY_EVENT_HANGUP    4
#define SOCK_NOTIFY_EVENT_ERR       64
#define SOCK_NOTIFY_EVENT_REMOVE    128
#define SOCK_NOTIFY_EVENTS_ALL      199
#define SOCK_NOTIFY_OP_NONE         0
#define SOCK_NOTIFY_OP_ENABLE       1
#define SOCK_NOTIFY_OP_DISABLE      2
#define SOCK_NOTIFY_OP_REMOVE       4
#define SOCK_NOTIFY_TRIGGER_ONESHOT 1
#define SOCK_NOTIFY_TRIGGER_PERSISTENT 2
#define SOCK_NOTIFY_TRIGGER_LEVEL   4
#define SOCK_NOTIFY_TRIGGER_EDGE    8
#define SOCK_NOTIFY_TRIGGER_ALL     15
#define _SS_MAXSIZE                 128
#define _SS_ALIGNSIZE               8
#define WSK_SO_BASE                 0x4000
#define SOL_IP                      0xfffb
#define SOL_IPV6                    0xfffa
#define ADDR_ANY                    INADDR_ANY
#define IP6T_SO_ORIGINAL_DST        SO_ORIGINAL_DST
#define WSA_FLAG_REGISTERED_IO      0x100
#define WSA_INVALID_EVENT           ((WSAEVENT)NULL)
#define _SS_PAD1SIZE                (_SS_ALIGNSIZE - sizeof(short))
#define _SS_PAD2SIZE                (_SS_MAXSIZE - (sizeof(short) + _SS_PAD1SIZE + _SS_ALIGNSIZE))
#ifdef UNICODE
#define SO_PROTOCOL_INFO            SO_PROTOCOL_INFOW
#else
#define SO_PROTOCOL_INFO            SO_PROTOCOL_INFOA
#endif

#endif
