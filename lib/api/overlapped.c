/* What became of an overlapped operation. */
#include "api/api.h"

#undef WSAGetOverlappedResult

BOOL WSAAPI
WSAGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED lpOverlapped, LPDWORD lpcbTransfer, BOOL fWait, LPDWORD lpdwFlags)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPGetOverlappedResult(s, lpOverlapped, lpcbTransfer, fWait, lpdwFlags, &error);
	return !wsi_finish(error);
}
