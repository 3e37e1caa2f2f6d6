/* What check_view11_mixed.c sees, which includes winsock.h and then winsock2.h. */
#ifndef WST_CHECK_VIEW11_H
#define WST_CHECK_VIEW11_H

typedef int wst_getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen);

int wst_mixed_multicast_ttl(void);
int wst_mixed_af_inet6(void);
int wst_mixed_somaxconn(void);
wst_getsockopt *wst_mixed_getsockopt(void);

#endif
