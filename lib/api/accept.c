#include "api/api.h"

SOCKET WSAAPI
WSAAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC condition, DWORD_PTR context)
{
	const WSPPROC_TABLE *provider;
	SOCKET accepted = INVALID_SOCKET;
	int error = wsi_enter(&provider);

	if (!error)
		accepted = provider->lpWSPAccept(s, addr, addrlen, condition, context, &error);
	wsi_finish(error);
	return accepted;
}

SOCKET WSAAPI
accept(SOCKET s, struct sockaddr *addr, int *addrlen)
{
	return WSAAccept(s, addr, addrlen, NULL, 0);
}
