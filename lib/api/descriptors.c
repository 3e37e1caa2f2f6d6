/* The sockets among the HANDLEs: straight to the provider, as on Windows. CloseHandle and ReadFile ask neither for WSAStartup nor for a hook. */
#include "base/above.h"
#include "posix/posix.h"
#include "provider/async.h"
#include "provider/duplicate.h"
#include "provider/provider.h"
#include "provider/request.h"
#include "provider/transfer.h"

/* What the file calls say of a socket's errors. */
static int
code_of(int error)
{
	switch (error) {
	case WSAENOTSOCK:
		return ERROR_INVALID_HANDLE;
	case WSAEINTR:
		return ERROR_OPERATION_ABORTED;
	case WSAECONNRESET:
		return ERROR_NETNAME_DELETED;
	case WSAECONNABORTED:
		return ERROR_CONNECTION_ABORTED;
	case WSAESHUTDOWN:
		return ERROR_PIPE_NOT_CONNECTED;
	case WSAETIMEDOUT:
		return ERROR_SEM_TIMEOUT;
	case WSAEMSGSIZE:
		return ERROR_MORE_DATA;
	case WSAEFAULT:
		return ERROR_NOACCESS;
	case WSAENOBUFS:
		return ERROR_NOT_ENOUGH_MEMORY;
	default:
		return error;
	}
}

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
	int error = check(descriptor);
	SOCKET s;

	if (error || !copy)
		return error;
	error = wsi_duplicate_here((SOCKET)descriptor, inherit, &s);
	if (error)
		return error == WSAENOTSOCK ? ERROR_INVALID_HANDLE : ERROR_TOO_MANY_OPEN_FILES;
	*copy = (HANDLE)s;
	return 0;
}

static int
enter(HANDLE descriptor, struct wsi_sock **sock)
{
	return wsi_sock_enter_any((SOCKET)descriptor, sock) ? ERROR_INVALID_HANDLE : 0;
}

static int
associate(HANDLE descriptor, struct wsi_port *port, ULONG_PTR key)
{
	struct wsi_sock *sock;
	int error = enter(descriptor, &sock);

	if (error)
		return error;
	error = wsi_async_associate(sock, port, key);
	wsi_sock_leave(sock);
	return error;
}

static int
set_modes(HANDLE descriptor, UCHAR modes)
{
	struct wsi_sock *sock;
	int error = enter(descriptor, &sock);

	if (error)
		return error;
	error = wsi_async_set_modes(sock, modes);
	wsi_sock_leave(sock);
	return error;
}

static int
cancel(HANDLE descriptor, struct _OVERLAPPED *overlapped, BOOL own)
{
	struct wsi_sock *sock;
	int error = enter(descriptor, &sock);

	if (error)
		return error;
	if (!wsi_request_cancel(sock, overlapped, own ? wsi_thread_self() : NULL))
		error = ERROR_NOT_FOUND;
	wsi_sock_leave(sock);
	return error;
}

static int
object_of(HANDLE descriptor, struct wsi_object **object)
{
	struct wsi_sock *sock;
	int error = enter(descriptor, &sock);

	if (error)
		return error;
	error = wsi_async_object(sock, object);
	wsi_sock_leave(sock);
	return error;
}

static int
read_descriptor(HANDLE descriptor, void *buffer, DWORD size, DWORD *got, struct _OVERLAPPED *overlapped, wsi_file_routine *routine)
{
	WSABUF one = {.len = size, .buf = buffer};
	DWORD flags = 0;
	int error = 0;

	if (routine)
		return code_of(wsi_overlapped_file((SOCKET)descriptor, &one, false, overlapped, routine));
	wsi_WSPRecv((SOCKET)descriptor, &one, 1, got, &flags, overlapped, NULL, NULL, &error);
	return code_of(error);
}

static int
write_descriptor(HANDLE descriptor, const void *buffer, DWORD size, DWORD *put, struct _OVERLAPPED *overlapped, wsi_file_routine *routine)
{
	WSABUF one = {.len = size, .buf = (char *)buffer};
	int error = 0;

	if (routine)
		return code_of(wsi_overlapped_file((SOCKET)descriptor, &one, true, overlapped, routine));
	wsi_WSPSend((SOCKET)descriptor, &one, 1, put, 0, overlapped, NULL, NULL, &error);
	return code_of(error);
}

static DWORD
type_of(HANDLE descriptor)
{
	int type, size = sizeof type, error = 0;

	wsi_WSPGetSockOpt((SOCKET)descriptor, SOL_SOCKET, SO_TYPE, (char *)&type, &size, &error);
	return error == WSAENOTSOCK ? FILE_TYPE_UNKNOWN : FILE_TYPE_PIPE;
}

const struct wsi_descriptors wsi_descriptors = {
	.close = close_descriptor,
	.get_flags = get_flags,
	.set_flags = set_flags,
	.duplicate = duplicate,
	.associate = associate,
	.set_modes = set_modes,
	.cancel = cancel,
	.object = object_of,
	.read = read_descriptor,
	.write = write_descriptor,
	.type = type_of,
};
