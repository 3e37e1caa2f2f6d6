/* The internet protocols: IPv6 addresses, multicast groups, options of IP, TCP and UDP. */
#ifndef _WS2IPDEF_
#define _WS2IPDEF_
#pragma GCC system_header

#include <winsock2.h>
#include <in6addr.h>

/* Options of IPPROTO_IPV6; those of IPPROTO_IP are in winsock/ipoptions.h. */
#define IPV6_ADDRESS_BITS               128
#define IPV6_HOPOPTS                    1
#define IPV6_HDRINCL                    2
#define IPV6_UNICAST_HOPS               4
#define IPV6_MULTICAST_IF               9
#define IPV6_MULTICAST_HOPS             10
#define IPV6_MULTICAST_LOOP             11
#define IPV6_ADD_MEMBERSHIP             12
#define IPV6_JOIN_GROUP                 12
#define IPV6_DROP_MEMBERSHIP            13
#define IPV6_LEAVE_GROUP                13
#define IPV6_DONTFRAG                   14
#define IPV6_PKTINFO                    19
#define IPV6_HOPLIMIT                   21
#define IPV6_PROTECTION_LEVEL           23
#define IPV6_RECVIF                     24
#define IPV6_RECVDSTADDR                25
#define IPV6_CHECKSUM                   26
#define IPV6_V6ONLY                     27
#define IPV6_IFLIST                     28
#define IPV6_ADD_IFLIST                 29
#define IPV6_DEL_IFLIST                 30
#define IPV6_UNICAST_IF                 31
#define IPV6_RTHDR                      32
#define IPV6_GET_IFLIST                 33
#define IPV6_RECVRTHDR                  38
#define IPV6_TCLASS                     39
#define IPV6_RECVTCLASS                 40
#define IPV6_ECN                        50
#define IPV6_PKTINFO_EX                 51
#define IPV6_WFP_REDIRECT_RECORDS       60
#define IPV6_WFP_REDIRECT_CONTEXT       70
#define IPV6_MTU_DISCOVER               71
#define IPV6_MTU                        72
#define IPV6_NRT_INTERFACE              74
#define IPV6_RECVERR                    75
#define IPV6_USER_MTU                   76
#define IPV6_OPTIONS                    1
#define IPV6_RECVECN                    50

/* Options of IPPROTO_TCP and IPPROTO_UDP. */
#define TCP_OFFLOAD_NO_PREFERENCE       0
#define TCP_OFFLOAD_NOT_PREFERRED       1
#define TCP_OFFLOAD_PREFERRED           2
#define TCP_KEEPALIVE                   3
#define TCP_MAXSEG                      4
#define TCP_MAXRT                       5
#define TCP_STDURG                      6
#define TCP_NOURG                       7
#define TCP_ATMARK                      8
#define TCP_NOSYNRETRIES                9
#define TCP_TIMESTAMPS                  10
#define TCP_OFFLOAD_PREFERENCE          11
#define TCP_CONGESTION_ALGORITHM        12
#define TCP_DELAY_FIN_ACK               13
#define TCP_MAXRTMS                     14
#define TCP_FASTOPEN                    15
#define TCP_KEEPCNT                     16
#define TCP_KEEPIDLE                    3
#define TCP_KEEPINTVL                   17
#define TCP_FAIL_CONNECT_ON_ICMP_ERROR  18
#define TCP_ICMP_ERROR_INFO             19
#define UDP_SEND_MSG_SIZE               2
#define UDP_RECV_MAX_COALESCED_SIZE     3
#define UDP_COALESCED_INFO              3

#define PROTECTION_LEVEL_UNRESTRICTED   0xa
#define PROTECTION_LEVEL_EDGERESTRICTED 0x14
#define PROTECTION_LEVEL_RESTRICTED     0x1e
#define PROTECTION_LEVEL_DEFAULT        0xffffffff
#define IFF_UP                          1
#define IFF_BROADCAST                   2
#define IFF_LOOPBACK                    4
#define IFF_POINTTOPOINT                8
#define IFF_MULTICAST                   0x10
#define MCAST_JOIN_GROUP                0x29
#define MCAST_LEAVE_GROUP               0x2a
#define MCAST_BLOCK_SOURCE              0x2b
#define MCAST_UNBLOCK_SOURCE            0x2c
#define MCAST_JOIN_SOURCE_GROUP         0x2d
#define MCAST_LEAVE_SOURCE_GROUP        0x2e

struct WS_MAY_ALIAS sockaddr_in6_old {
	short sin6_family;
	u_short sin6_port;
	u_long sin6_flowinfo;
	struct in6_addr sin6_addr;
};
typedef struct sockaddr_in6_old *PSOCKADDR_IN6_OLD, *LPSOCKADDR_IN6_OLD;

struct WS_MAY_ALIAS sockaddr_in6 {
	short sin6_family;
	u_short sin6_port;
	u_long sin6_flowinfo;
	struct in6_addr sin6_addr;
	__extension__ union {
		u_long sin6_scope_id;
		SCOPE_ID sin6_scope_struct;
	};
};
typedef struct sockaddr_in6 SOCKADDR_IN6, *PSOCKADDR_IN6, *LPSOCKADDR_IN6;

typedef union WS_MAY_ALIAS sockaddr_gen {
	struct sockaddr Address;
	struct sockaddr_in AddressIn;
	struct sockaddr_in6_old AddressIn6;
} sockaddr_gen;

typedef union WS_MAY_ALIAS _SOCKADDR_INET {
	SOCKADDR_IN Ipv4;
	SOCKADDR_IN6 Ipv6;
	ADDRESS_FAMILY si_family;
} SOCKADDR_INET, *PSOCKADDR_INET;

typedef struct _sockaddr_in6_pair {
	PSOCKADDR_IN6 SourceAddress;
	PSOCKADDR_IN6 DestinationAddress;
} SOCKADDR_IN6_PAIR, *PSOCKADDR_IN6_PAIR;

typedef struct _INTERFACE_INFO {
	u_long iiFlags;
	sockaddr_gen iiAddress;
	sockaddr_gen iiBroadcastAddress;
	sockaddr_gen iiNetmask;
} INTERFACE_INFO, *LPINTERFACE_INFO;

typedef struct _INTERFACE_INFO_EX {
	u_long iiFlags;
	SOCKET_ADDRESS iiAddress;
	SOCKET_ADDRESS iiBroadcastAddress;
	SOCKET_ADDRESS iiNetmask;
} INTERFACE_INFO_EX, *LPINTERFACE_INFO_EX;

typedef enum _PMTUD_STATE {
	IP_PMTUDISC_NOT_SET,
	IP_PMTUDISC_DO,
	IP_PMTUDISC_DONT,
	IP_PMTUDISC_PROBE,
	IP_PMTUDISC_MAX
} PMTUD_STATE, *PPMTUD_STATE;

typedef enum _MULTICAST_MODE_TYPE {
	MCAST_INCLUDE = 0,
	MCAST_EXCLUDE
} MULTICAST_MODE_TYPE;

typedef struct ipv6_mreq {
	struct in6_addr ipv6mr_multiaddr;
	unsigned int ipv6mr_interface;
} IPV6_MREQ, *PIPV6_MREQ;

typedef struct ip_mreq_source {
	IN_ADDR imr_multiaddr;
	IN_ADDR imr_sourceaddr;
	IN_ADDR imr_interface;
} IP_MREQ_SOURCE, *PIP_MREQ_SOURCE;

typedef struct ip_msfilter {
	IN_ADDR imsf_multiaddr;
	IN_ADDR imsf_interface;
	MULTICAST_MODE_TYPE imsf_fmode;
	ULONG imsf_numsrc;
	IN_ADDR imsf_slist[1];
} IP_MSFILTER, *PIP_MSFILTER;
#define IP_MSFILTER_SIZE(count) (sizeof(IP_MSFILTER) - sizeof(IN_ADDR) + (count) * sizeof(IN_ADDR))

typedef struct group_req {
	ULONG gr_interface;
	SOCKADDR_STORAGE gr_group;
} GROUP_REQ, *PGROUP_REQ;

typedef struct group_source_req {
	ULONG gsr_interface;
	SOCKADDR_STORAGE gsr_group;
	SOCKADDR_STORAGE gsr_source;
} GROUP_SOURCE_REQ, *PGROUP_SOURCE_REQ;

typedef struct group_filter {
	ULONG gf_interface;
	SOCKADDR_STORAGE gf_group;
	MULTICAST_MODE_TYPE gf_fmode;
	ULONG gf_numsrc;
	SOCKADDR_STORAGE gf_slist[1];
} GROUP_FILTER, *PGROUP_FILTER;
#define GROUP_FILTER_SIZE(count) (sizeof(GROUP_FILTER) - sizeof(SOCKADDR_STORAGE) + (count) * sizeof(SOCKADDR_STORAGE))

typedef struct in_pktinfo {
	IN_ADDR ipi_addr;
	UINT ipi_ifindex;
} IN_PKTINFO, *PIN_PKTINFO;

typedef struct in6_pktinfo {
	IN6_ADDR ipi6_addr;
	UINT ipi6_ifindex;
} IN6_PKTINFO, *PIN6_PKTINFO;

/* Addresses with a name. */
#define IN6ADDR_6BONETESTPREFIX_INIT               {{{0x3f, 0xfe, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_6TO4PREFIX_INIT                    {{{0x20, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_ALLMLDV2ROUTERSONLINK_INIT         {{{0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x16}}}
#define IN6ADDR_ALLNODESONLINK_INIT                {{{0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01}}}
#define IN6ADDR_ALLNODESONNODE_INIT                {{{0xff, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01}}}
#define IN6ADDR_ALLROUTERSONLINK_INIT              {{{0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02}}}
#define IN6ADDR_LINKLOCALPREFIX_INIT               {{{0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_MULTICASTPREFIX_INIT               {{{0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_SITELOCALPREFIX_INIT               {{{0xfe, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_SOLICITEDNODEMULTICASTPREFIX_INIT  {{{0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01, 0xff, 0, 0, 0}}}
#define IN6ADDR_TEREDOINITIALLINKLOCALADDRESS_INIT {{{0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe}}}
#define IN6ADDR_TEREDOPREFIX_INIT                  {{{0x20, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_TEREDOPREFIX_INIT_OLD              {{{0x3f, 0xfe, 0x83, 0x1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_ULAPREFIX_INIT                     {{{0xfc, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_V4MAPPEDPREFIX_INIT                {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0}}}
#define IN6ADDR_LINKLOCALPREFIX_LENGTH             64
#define IN6ADDR_MULTICASTPREFIX_LENGTH             8
#define IN6ADDR_SOLICITEDNODEMULTICASTPREFIX_LENGTH 104
#define IN6ADDR_V4MAPPEDPREFIX_LENGTH              96
#define IN6ADDR_6TO4PREFIX_LENGTH                  16
#define IN6ADDR_TEREDOPREFIX_LENGTH                32

#endif
