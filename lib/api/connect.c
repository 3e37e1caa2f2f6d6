#include "api/api.h"

/* A second connect while the first is under way is WSAEINVAL in Winsock 1.1 (documented-errors.tsv). */
static int
as_negotiated(int error)
{
	return error == WSAEALREADY && !wsi_is_version_2() ? WSAEINVAL : error;
}

int WSAAPI
WSAConnect(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPConnect(s, name, namelen, caller, callee, sqos, gqos, &error);
	return wsi_finish(as_negotiated(error));
}

int WSAAPI
connect(SOCKET s, const struct sockaddr *name, int namelen)
{
	return WSAConnect(s, name, namelen, NULL, NULL, NULL, NULL);
}
