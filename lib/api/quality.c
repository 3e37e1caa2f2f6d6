#include "api/api.h"

BOOL WSAAPI
WSAGetQOSByName(SOCKET s, LPWSABUF name, LPQOS qos)
{
	const WSPPROC_TABLE *provider;
	BOOL found = FALSE;
	int error = wsi_enter(&provider);

	if (!error)
		found = provider->lpWSPGetQOSByName(s, name, qos, &error);
	wsi_finish(error);
	return found;
}
