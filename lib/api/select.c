/* select and its sets. */
#include "api/api.h"

int WSAAPI
select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout)
{
	const WSPPROC_TABLE *provider;
	int ready = 0, error = wsi_enter(&provider);

	if (!error)
		ready = provider->lpWSPSelect(nfds, readfds, writefds, exceptfds, timeout, &error);
	return wsi_finish(error) ? SOCKET_ERROR : ready;
}

int WSAAPI
__WSAFDIsSet(SOCKET s, fd_set *set)
{
	for (u_int i = 0; i < set->fd_count; i++)
		if (set->fd_array[i] == s)
			return 1;
	return 0;
}
