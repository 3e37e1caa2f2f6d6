#include "api/api.h"
#include "api/opentype.h"
#include "api/options11.h"

int WSAAPI
getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error && wsi_opentype_is(level, optname))
		error = wsi_opentype_get(optval, optlen);
	else if (!error)
		provider->lpWSPGetSockOpt(s, level, optname, optval, optlen, &error);
	return wsi_finish(error);
}

int WSAAPI
setsockopt(SOCKET s, int level, int optname, const char *optval, int optlen)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error && wsi_opentype_is(level, optname))
		error = wsi_opentype_set(optval, optlen);
	else if (!error)
		provider->lpWSPSetSockOpt(s, level, optname, optval, optlen, &error);
	return wsi_finish(error);
}

/* Winsock 1.1's options of IPPROTO_IP, by their numbers there; those not listed have one number in both. */
static const int of_1_1[] = {
	[2] = IP_MULTICAST_IF,
	[3] = IP_MULTICAST_TTL,
	[4] = IP_MULTICAST_LOOP,
	[5] = IP_ADD_MEMBERSHIP,
	[6] = IP_DROP_MEMBERSHIP,
	[7] = IP_TTL,
	[8] = IP_TOS,
	[9] = IP_DONTFRAGMENT,
};

static int
translate(int level, int optname)
{
	const int count = sizeof of_1_1 / sizeof *of_1_1;

	if (level != IPPROTO_IP || optname < 0 || optname >= count || !of_1_1[optname])
		return optname;
	return of_1_1[optname];
}

int WSAAPI
ws_getsockopt11(SOCKET s, int level, int optname, char *optval, int *optlen)
{
	return getsockopt(s, level, translate(level, optname), optval, optlen);
}

int WSAAPI
ws_setsockopt11(SOCKET s, int level, int optname, const char *optval, int optlen)
{
	return setsockopt(s, level, translate(level, optname), optval, optlen);
}
