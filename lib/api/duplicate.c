#include "api/api.h"
#include "api/protocolinfo.h"
#include "posix/posix.h"

int WSAAPI
WSADuplicateSocketW(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOW info)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPDuplicateSocket(s, process, info, &error);
	return wsi_finish(error);
}

/* The provider is asked before the pointer is: a bad socket and a bad process come first. A bad pointer is bad for it too. */
static int
duplicate(const WSPPROC_TABLE *provider, SOCKET s, DWORD process, WSAPROTOCOL_INFOA *info)
{
	WSAPROTOCOL_INFOW wide;
	WSAPROTOCOL_INFOA narrow;
	int error = 0, unreadable = info ? wsi_posix_copy_in(&narrow, info, sizeof narrow) : WSAEFAULT;

	provider->lpWSPDuplicateSocket(s, process, unreadable ? NULL : &wide, &error);
	if (error)
		return error;
	wsi_protocolinfo_narrow(&wide, &narrow);
	return wsi_posix_copy_out(info, &narrow, sizeof narrow);
}

int WSAAPI
WSADuplicateSocketA(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOA info)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	return wsi_finish(error ? error : duplicate(provider, s, process, info));
}
