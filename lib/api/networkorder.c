/* The order of bytes of a socket's protocol, which the catalogue says is the network's for all of them. */
#include "api/api.h"
#include "posix/posix.h"

#undef WSAHtonl
#undef WSANtohl

static int
check(SOCKET s)
{
	const WSPPROC_TABLE *provider;
	int type, size = sizeof type, error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPGetSockOpt(s, SOL_SOCKET, SO_TYPE, (char *)&type, &size, &error);
	return error;
}

static int
give(SOCKET s, void *theirs, const void *value, size_t size)
{
	int error = check(s);

	if (!error)
		error = theirs ? wsi_posix_copy_out(theirs, value, size) : WSAEFAULT;
	return wsi_finish(error);
}

int WSAAPI
WSAHtonl(SOCKET s, u_long host, u_long *net)
{
	u_long value = htonl(host);

	return give(s, net, &value, sizeof value);
}

int WSAAPI
WSANtohl(SOCKET s, u_long net, u_long *host)
{
	u_long value = ntohl(net);

	return give(s, host, &value, sizeof value);
}

int WSAAPI
WSAHtons(SOCKET s, u_short host, u_short *net)
{
	u_short value = htons(host);

	return give(s, net, &value, sizeof value);
}

int WSAAPI
WSANtohs(SOCKET s, u_short net, u_short *host)
{
	u_short value = ntohs(net);

	return give(s, host, &value, sizeof value);
}
