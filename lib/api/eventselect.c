/* Network events, told by an event object. */
#include "api/api.h"

int WSAAPI
WSAEventSelect(SOCKET s, WSAEVENT hEventObject, long lNetworkEvents)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPEventSelect(s, hEventObject, lNetworkEvents, &error);
	return wsi_finish(error);
}

int WSAAPI
WSAEnumNetworkEvents(SOCKET s, WSAEVENT hEventObject, LPWSANETWORKEVENTS lpNetworkEvents)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPEnumNetworkEvents(s, hEventObject, lpNetworkEvents, &error);
	return wsi_finish(error);
}
