/* The last error, and what error codes are called. */
#include <winsock2.h>
#include <winsock-posix.h>

#include "base/errortable.h"
#include "base/lasterror.h"
#include "posix/posix.h"

int WSAAPI
WSAGetLastError(void)
{
	return (int)wsi_last_error;
}

void WSAAPI
WSASetLastError(int error)
{
	wsi_last_error = (DWORD)error;
}

int
winsock_from_errno(int error)
{
	return wsi_errno_to_wsa(error);
}

int
winsock_to_errno(int code)
{
	return wsi_wsa_to_errno((int)wsi_error_fold((uint32_t)code));
}

const char *
winsock_error_name(int code)
{
	const struct wsi_error *row = wsi_error_find((uint32_t)code);

	return row ? row->name : NULL;
}

const char *
winsock_error_text(int code)
{
	const struct wsi_error *row = wsi_error_find((uint32_t)code);

	return row ? row->text : NULL;
}
