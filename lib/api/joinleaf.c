#include "api/api.h"

SOCKET WSAAPI
WSAJoinLeaf(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos, DWORD flags)
{
	const WSPPROC_TABLE *provider;
	SOCKET joined = INVALID_SOCKET;
	int error = wsi_enter(&provider);

	if (!error)
		joined = provider->lpWSPJoinLeaf(s, name, namelen, caller, callee, sqos, gqos, flags, &error);
	wsi_finish(error);
	return joined;
}
