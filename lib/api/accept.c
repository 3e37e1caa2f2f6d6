#include "api/api.h"

SOCKET WSAAPI
accept(SOCKET s, struct sockaddr *addr, int *addrlen)
{
	const WSPPROC_TABLE *provider;
	SOCKET accepted = INVALID_SOCKET;
	int error = wsi_enter(&provider);

	if (!error)
		accepted = provider->lpWSPAccept(s, addr, addrlen, NULL, 0, &error);
	wsi_finish(error);
	return accepted;
}
