#include "api/api.h"
#include "provider/provider.h"

/* It is in no provider's table: ws2_32 asks the base provider itself. */
int WSAAPI
WSAPoll(LPWSAPOLLFD fdArray, ULONG fds, INT timeout)
{
	int ready = 0, error = wsi_check();

	if (!error)
		ready = wsi_poll(fdArray, fds, timeout, &error);
	return wsi_finish(error) ? SOCKET_ERROR : ready;
}
