/* The sockets among the HANDLEs. */
#include "base/above.h"
#include "provider/provider.h"

/* Straight to the provider, as on Windows: CloseHandle asks neither for WSAStartup nor for a hook. */
static int
close_descriptor(HANDLE descriptor)
{
	int error;

	wsi_WSPCloseSocket((SOCKET)descriptor, &error);
	return error == WSAENOTSOCK ? ERROR_INVALID_HANDLE : error;
}

const struct wsi_descriptors wsi_descriptors = {
	.close = close_descriptor,
};
