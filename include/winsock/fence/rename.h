/* Part of a fence: the types and functions of libc that would clash with Winsock's get another name. */
#pragma GCC system_header
#undef accept
#define accept unix_accept
#undef addrinfo
#define addrinfo unix_addrinfo
#undef bind
#define bind unix_bind
#undef cmsghdr
#define cmsghdr unix_cmsghdr
#undef connect
#define connect unix_connect
#undef fd_set
#define fd_set unix_fd_set
#undef freeaddrinfo
#define freeaddrinfo unix_freeaddrinfo
#undef gai_strerror
#define gai_strerror unix_gai_strerror
#undef getaddrinfo
#define getaddrinfo unix_getaddrinfo
#undef gethostbyaddr
#define gethostbyaddr unix_gethostbyaddr
#undef gethostbyname
#define gethostbyname unix_gethostbyname
#undef gethostname
#define gethostname unix_gethostname
#undef getipv4sourcefilter
#define getipv4sourcefilter unix_getipv4sourcefilter
#undef getnameinfo
#define getnameinfo unix_getnameinfo
#undef getnetbyname
#define getnetbyname unix_getnetbyname
#undef getpeername
#define getpeername unix_getpeername
#undef getprotobyname
#define getprotobyname unix_getprotobyname
#undef getprotobynumber
#define getprotobynumber unix_getprotobynumber
#undef getservbyname
#define getservbyname unix_getservbyname
#undef getservbyport
#define getservbyport unix_getservbyport
#undef getsockname
#define getsockname unix_getsockname
#undef getsockopt
#define getsockopt unix_getsockopt
#undef getsourcefilter
#define getsourcefilter unix_getsourcefilter
#undef group_filter
#define group_filter unix_group_filter
#undef group_req
#define group_req unix_group_req
#undef group_source_req
#define group_source_req unix_group_source_req
#undef hostent
#define hostent unix_hostent
#undef htonl
#define htonl unix_htonl
#undef htons
#define htons unix_htons
#undef in6_addr
#define in6_addr unix_in6_addr
#undef in6_pktinfo
#define in6_pktinfo unix_in6_pktinfo
#undef in6addr_any
#define in6addr_any unix_in6addr_any
#undef in6addr_loopback
#define in6addr_loopback unix_in6addr_loopback
#undef in_addr
#define in_addr unix_in_addr
#undef in_pktinfo
#define in_pktinfo unix_in_pktinfo
#undef inet_addr
#define inet_addr unix_inet_addr
#undef inet_network
#define inet_network unix_inet_network
#undef inet_ntoa
#define inet_ntoa unix_inet_ntoa
#undef inet_ntop
#define inet_ntop unix_inet_ntop
#undef inet_pton
#define inet_pton unix_inet_pton
#undef ip_mreq
#define ip_mreq unix_ip_mreq
#undef ip_mreq_source
#define ip_mreq_source unix_ip_mreq_source
#undef ip_msfilter
#define ip_msfilter unix_ip_msfilter
#undef ipv6_mreq
#define ipv6_mreq unix_ipv6_mreq
#undef linger
#define linger unix_linger
#undef listen
#define listen unix_listen
#undef netent
#define netent unix_netent
#undef ntohl
#define ntohl unix_ntohl
#undef ntohs
#define ntohs unix_ntohs
#undef pollfd
#define pollfd unix_pollfd
#undef protoent
#define protoent unix_protoent
#undef pselect
#define pselect unix_pselect
#undef recv
#define recv unix_recv
#undef recvfrom
#define recvfrom unix_recvfrom
#undef select
#define select unix_select
#undef send
#define send unix_send
#undef sendto
#define sendto unix_sendto
#undef servent
#define servent unix_servent
#undef sethostname
#define sethostname unix_sethostname
#undef setipv4sourcefilter
#define setipv4sourcefilter unix_setipv4sourcefilter
#undef setsockopt
#define setsockopt unix_setsockopt
#undef setsourcefilter
#define setsourcefilter unix_setsourcefilter
#undef shutdown
#define shutdown unix_shutdown
#undef sockaddr
#define sockaddr unix_sockaddr
#undef sockaddr_in
#define sockaddr_in unix_sockaddr_in
#undef sockaddr_in6
#define sockaddr_in6 unix_sockaddr_in6
#undef sockaddr_storage
#define sockaddr_storage unix_sockaddr_storage
#undef sockaddr_un
#define sockaddr_un unix_sockaddr_un
#undef socket
#define socket unix_socket
#undef socklen_t
#define socklen_t unix_socklen_t
#undef u_long
#define u_long unix_u_long
