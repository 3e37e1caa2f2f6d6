#include "api/api.h"
#include "api/opentype.h"
#include "api/protocolinfo.h"

SOCKET WSAAPI
socket(int family, int type, int protocol)
{
	const WSPPROC_TABLE *provider;
	SOCKET s = INVALID_SOCKET;
	int error = wsi_enter(&provider);

	if (!error)
		s = provider->lpWSPSocket(family, type, protocol, NULL, 0, wsi_opentype_flags(), &error);
	wsi_finish(error);
	return s;
}

SOCKET WSAAPI
WSASocketW(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags)
{
	const WSPPROC_TABLE *provider;
	SOCKET s = INVALID_SOCKET;
	int error = wsi_enter(&provider);

	if (!error)
		s = provider->lpWSPSocket(af, type, protocol, info, g, flags, &error);
	wsi_finish(error);
	return s;
}

SOCKET WSAAPI
WSASocketA(int af, int type, int protocol, LPWSAPROTOCOL_INFOA info, GROUP g, DWORD flags)
{
	const WSPPROC_TABLE *provider;
	WSAPROTOCOL_INFOW wide;
	SOCKET s = INVALID_SOCKET;
	int error = wsi_enter(&provider);

	if (!error && info)
		error = wsi_protocolinfo_in(info, &wide);
	if (!error)
		s = provider->lpWSPSocket(af, type, protocol, info ? &wide : NULL, g, flags, &error);
	wsi_finish(error);
	return s;
}

int WSAAPI
closesocket(SOCKET s)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPCloseSocket(s, &error);
	return wsi_finish(error);
}

int WSAAPI
bind(SOCKET s, const struct sockaddr *name, int namelen)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPBind(s, name, namelen, &error);
	return wsi_finish(error);
}

int WSAAPI
listen(SOCKET s, int backlog)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPListen(s, backlog, &error);
	return wsi_finish(error);
}

int WSAAPI
shutdown(SOCKET s, int how)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPShutdown(s, how, &error);
	return wsi_finish(error);
}

int WSAAPI
WSASendDisconnect(SOCKET s, LPWSABUF data)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPSendDisconnect(s, data, &error);
	return wsi_finish(error);
}

int WSAAPI
WSARecvDisconnect(SOCKET s, LPWSABUF data)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPRecvDisconnect(s, data, &error);
	return wsi_finish(error);
}
