#include "api/api.h"

int WSAAPI
getsockname(SOCKET s, struct sockaddr *name, int *namelen)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPGetSockName(s, name, namelen, &error);
	return wsi_finish(error);
}

int WSAAPI
getpeername(SOCKET s, struct sockaddr *name, int *namelen)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPGetPeerName(s, name, namelen, &error);
	return wsi_finish(error);
}
