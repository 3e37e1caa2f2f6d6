/* The sockets among the HANDLEs. */
#include "base/above.h"
#include "posix/posix.h"
#include "provider/provider.h"

/* Straight to the provider, as on Windows: CloseHandle asks neither for WSAStartup nor for a hook. */
static int
close_descriptor(HANDLE descriptor)
{
	int error;

	wsi_WSPCloseSocket((SOCKET)descriptor, &error);
	return error == WSAENOTSOCK ? ERROR_INVALID_HANDLE : error;
}

static int
check(HANDLE descriptor)
{
	struct wsi_identity id;

	return wsi_posix_identify((int)(INT_PTR)descriptor, &id) ? ERROR_INVALID_HANDLE : 0;
}

static int
get_flags(HANDLE descriptor, DWORD *flags)
{
	bool inheritable;
	int error = check(descriptor);

	if (!error && wsi_posix_is_inheritable((int)(INT_PTR)descriptor, &inheritable))
		error = ERROR_INVALID_HANDLE;
	if (!error)
		*flags = inheritable ? HANDLE_FLAG_INHERIT : 0;
	return error;
}

/* A descriptor cannot be protected from its closing. */
static int
set_flags(HANDLE descriptor, DWORD mask, DWORD flags)
{
	int error = check(descriptor);

	if (error)
		return error;
	if (mask & flags & HANDLE_FLAG_PROTECT_FROM_CLOSE)
		return ERROR_NOT_SUPPORTED;
	if (mask & HANDLE_FLAG_INHERIT && wsi_posix_set_inheritable((int)(INT_PTR)descriptor, flags & HANDLE_FLAG_INHERIT))
		return ERROR_INVALID_HANDLE;
	return 0;
}

static int
duplicate(HANDLE descriptor, BOOL inherit, HANDLE *copy)
{
	int error = check(descriptor), fd;

	if (error || !copy)
		return error;
	if (wsi_posix_duplicate((int)(INT_PTR)descriptor, inherit, &fd))
		return ERROR_TOO_MANY_OPEN_FILES;
	*copy = (HANDLE)(INT_PTR)fd;
	return 0;
}

const struct wsi_descriptors wsi_descriptors = {
	.close = close_descriptor,
	.get_flags = get_flags,
	.set_flags = set_flags,
	.duplicate = duplicate,
};
