/* Constants that winsock.h and winsock2.h share. */
#ifndef WS_CONSTANTS_H
#define WS_CONSTANTS_H
#pragma GCC system_header

/* Address and protocol families. */
#define AF_UNSPEC                   0
#define AF_UNIX                     1
#define AF_INET                     2
#define AF_IMPLINK                  3
#define AF_PUP                      4
#define AF_CHAOS                    5
#define AF_NS                       6
#define AF_IPX                      6
#define AF_ISO                      7
#define AF_OSI                      7
#define AF_ECMA                     8
#define AF_DATAKIT                  9
#define AF_CCITT                    10
#define AF_SNA                      11
#define AF_DECnet                   12
#define AF_DLI                      13
#define AF_LAT                      14
#define AF_HYLINK                   15
#define AF_APPLETALK                16
#define AF_NETBIOS                  17
#define AF_VOICEVIEW                18
#define AF_FIREFOX                  19
#define AF_UNKNOWN1                 20
#define AF_BAN                      21
#define PF_UNSPEC                   0
#define PF_UNIX                     1
#define PF_INET                     2
#define PF_IMPLINK                  3
#define PF_PUP                      4
#define PF_CHAOS                    5
#define PF_NS                       6
#define PF_IPX                      6
#define PF_ISO                      7
#define PF_OSI                      7
#define PF_ECMA                     8
#define PF_DATAKIT                  9
#define PF_CCITT                    10
#define PF_SNA                      11
#define PF_DECnet                   12
#define PF_DLI                      13
#define PF_LAT                      14
#define PF_HYLINK                   15
#define PF_APPLETALK                16
#define PF_VOICEVIEW                18
#define PF_FIREFOX                  19
#define PF_UNKNOWN1                 20
#define PF_BAN                      21

/* Socket types. */
#define SOCK_STREAM                 1
#define SOCK_DGRAM                  2
#define SOCK_RAW                    3
#define SOCK_RDM                    4
#define SOCK_SEQPACKET              5

/* Protocols. */
#define IPPROTO_IP                  0
#define IPPROTO_ICMP                1
#define IPPROTO_IGMP                2
#define IPPROTO_GGP                 3
#define IPPROTO_TCP                 6
#define IPPROTO_PUP                 12
#define IPPROTO_UDP                 17
#define IPPROTO_IDP                 22
#define IPPROTO_ND                  77
#define IPPROTO_RAW                 255
#define IPPROTO_MAX                 256

/* Ports. */
#define IPPORT_ECHO                 7
#define IPPORT_DISCARD              9
#define IPPORT_SYSTAT               11
#define IPPORT_DAYTIME              13
#define IPPORT_NETSTAT              15
#define IPPORT_FTP                  21
#define IPPORT_TELNET               23
#define IPPORT_SMTP                 25
#define IPPORT_TIMESERVER           37
#define IPPORT_NAMESERVER           42
#define IPPORT_WHOIS                43
#define IPPORT_MTP                  57
#define IPPORT_TFTP                 69
#define IPPORT_RJE                  77
#define IPPORT_FINGER               79
#define IPPORT_TTYLINK              87
#define IPPORT_SUPDUP               95
#define IPPORT_EXECSERVER           512
#define IPPORT_LOGINSERVER          513
#define IPPORT_CMDSERVER            514
#define IPPORT_EFSSERVER            520
#define IPPORT_BIFFUDP              512
#define IPPORT_WHOSERVER            513
#define IPPORT_ROUTESERVER          520
#define IPPORT_RESERVED             1024

/* IMP links. */
#define IMPLINK_IP                  155
#define IMPLINK_LOWEXPER            156
#define IMPLINK_HIGHEXPER           158

/* Classes of internet address. */
#define IN_CLASSA_NET               0xff000000
#define IN_CLASSA_NSHIFT            24
#define IN_CLASSA_HOST              0xffffff
#define IN_CLASSA_MAX               128
#define IN_CLASSB_NET               0xffff0000
#define IN_CLASSB_NSHIFT            16
#define IN_CLASSB_HOST              65535
#define IN_CLASSB_MAX               0x10000
#define IN_CLASSC_NET               0xffffff00
#define IN_CLASSC_NSHIFT            8
#define IN_CLASSC_HOST              255

/* Options of SOL_SOCKET, and of TCP. */
#define SO_DEBUG                    1
#define SO_ACCEPTCONN               2
#define SO_REUSEADDR                4
#define SO_KEEPALIVE                8
#define SO_DONTROUTE                0x10
#define SO_BROADCAST                0x20
#define SO_USELOOPBACK              0x40
#define SO_LINGER                   0x80
#define SO_OOBINLINE                0x100
#define SO_SNDBUF                   0x1001
#define SO_RCVBUF                   0x1002
#define SO_SNDLOWAT                 0x1003
#define SO_RCVLOWAT                 0x1004
#define SO_SNDTIMEO                 0x1005
#define SO_RCVTIMEO                 0x1006
#define SO_ERROR                    0x1007
#define SO_TYPE                     0x1008
#define TCP_NODELAY                 1
#define SOL_SOCKET                  0xffff

/* Flags of a transfer. */
#define MSG_OOB                     1
#define MSG_PEEK                    2
#define MSG_DONTROUTE               4
#define MSG_PARTIAL                 0x8000
#define MSG_MAXIOVLEN               0x10

/* Network events. */
#define FD_READ                     1
#define FD_WRITE                    2
#define FD_OOB                      4
#define FD_ACCEPT                   8
#define FD_CONNECT                  0x10
#define FD_CLOSE                    0x20

/* The resolver. */
#define MAXGETHOSTSTRUCT            1024
#define HOST_NOT_FOUND              11001
#define TRY_AGAIN                   11002
#define NO_RECOVERY                 11003
#define NO_DATA                     11004
#define WSANO_ADDRESS               11004
#define NO_ADDRESS                  11004
/* Internet addresses, host order. */
#define INADDR_ANY                  ((u_long)0x00000000)
#define INADDR_LOOPBACK             0x7f000001
#define INADDR_BROADCAST            ((u_long)0xffffffff)
#define INADDR_NONE                 0xffffffff

/* ioctl codes: the direction in the top bits, the size of the argument, a group and a number. */
#define IOCPARM_MASK                0x7f
#define IOC_VOID                    0x20000000
#define IOC_OUT                     0x40000000
#define IOC_IN                      0x80000000
#define IOC_INOUT                   (IOC_IN | IOC_OUT)
#define _IO(group, number)          (IOC_VOID | (group) << 8 | (number))
#define _IOR(group, number, type)   (IOC_OUT | ((u_long)sizeof(type) & IOCPARM_MASK) << 16 | (group) << 8 | (number))
#define _IOW(group, number, type)   (IOC_IN | ((u_long)sizeof(type) & IOCPARM_MASK) << 16 | (group) << 8 | (number))

/* _IOR('f', 127, u_long) and so on, as numbers: kernel headers may redefine _IOR behind our back. */
#define FIONREAD                    0x4004667f
#define FIONBIO                     0x8004667e
#define FIOASYNC                    0x8004667d
#define SIOCSHIWAT                  0x80047300
#define SIOCGHIWAT                  0x40047301
#define SIOCSLOWAT                  0x80047302
#define SIOCGLOWAT                  0x40047303
#define SIOCATMARK                  0x40047307

#endif
