#include "api/api.h"
#include "provider/provider.h"

/* It is in no provider's table: ws2_32 asks the base provider itself. */
int WSAAPI
WSAPoll(LPWSAPOLLFD fdArray, ULONG fds, INT timeout)
{
	int error = wsi_check();

	return error ? wsi_finish(error) : wsi_WSAPoll(fdArray, fds, timeout);
}
