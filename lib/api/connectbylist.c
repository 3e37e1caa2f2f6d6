#include "api/api.h"
#include "api/connecttry.h"
#include "posix/posix.h"

#undef WSAConnectByList

/* In the order of the list. The answer is that of the last attempt (contracts.md). */
static int
try_all(struct wsi_connecttry *t, const SOCKET_ADDRESS_LIST *theirs)
{
	SOCKET_ADDRESS address;
	INT count;
	int error = theirs ? wsi_posix_copy_in(&count, &theirs->iAddressCount, sizeof count) : WSAEFAULT;

	if (error)
		return error;
	error = WSAEINVAL;
	for (INT i = 0; i < count; i++) {
		if (wsi_posix_copy_in(&address, theirs->Address + i, sizeof address))
			return WSAEFAULT;
		error = wsi_connecttry_one(t, address.lpSockaddr, address.iSockaddrLength);
		if (!wsi_connecttry_goes_on(error))
			return error;
	}
	return error;
}

BOOL WSAAPI
WSAConnectByList(SOCKET s, PSOCKET_ADDRESS_LIST list, LPDWORD local_size, LPSOCKADDR local, LPDWORD remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	struct wsi_connecttry t = {.local_size = local_size, .local = local, .remote_size = remote_size, .remote = remote};
	int error = wsi_check();

	if (!error && reserved)
		error = WSAEINVAL;
	if (!error)
		error = wsi_connecttry_begin(&t, s, timeout);
	if (!error)
		error = try_all(&t, list);
	return wsi_finish(error) == 0;
}
