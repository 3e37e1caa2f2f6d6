/* An error on Windows, but programs that were written for more lenient headers do it. */
#include <winsock.h>
#include <winsock2.h>
#include <ws2tcpip.h>

#include "check_view11.h"

int
wst_mixed_multicast_ttl(void)
{
	return IP_MULTICAST_TTL;
}

int
wst_mixed_af_inet6(void)
{
	return AF_INET6;
}

int
wst_mixed_somaxconn(void)
{
	return SOMAXCONN;
}

wst_getsockopt *
wst_mixed_getsockopt(void)
{
	return getsockopt;
}
