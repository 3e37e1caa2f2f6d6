/* NTSTATUS and WSA codes: how OVERLAPPED.Internal keeps an outcome, and what msafd makes of it ("Overlapped operations", test_WSAGetOverlappedResult). */
#include "provider/request.h"

#include "base/ntstatus.h"

struct pair {
	DWORD status;
	int error;
};

/* The first of each code is the one that is written. */
static const struct pair pairs[] = {
	{0xc0000120, WSA_OPERATION_ABORTED},    /* CANCELLED */
	{0xc0000240, WSAEINTR},                 /* REQUEST_ABORTED */
	{0x80000005, WSAEMSGSIZE},              /* BUFFER_OVERFLOW */
	{0xc0000206, WSAEMSGSIZE},              /* INVALID_BUFFER_SIZE */
	{0xc0000005, WSAEFAULT},                /* ACCESS_VIOLATION */
	{0xc0000023, WSAEFAULT},                /* BUFFER_TOO_SMALL */
	{0x80000002, WSAEFAULT},                /* DATATYPE_MISALIGNMENT */
	{0xc00002c5, WSAEFAULT},                /* DATATYPE_MISALIGNMENT_ERROR */
	{0xc0000008, WSAENOTSOCK},              /* INVALID_HANDLE */
	{0xc0000024, WSAENOTSOCK},              /* OBJECT_TYPE_MISMATCH */
	{0xc00000bb, WSAEOPNOTSUPP},            /* NOT_SUPPORTED */
	{0xc0000002, WSAEOPNOTSUPP},            /* NOT_IMPLEMENTED */
	{0xc0000241, WSAECONNABORTED},          /* CONNECTION_ABORTED */
	{0xc000013b, WSAECONNABORTED},          /* LOCAL_DISCONNECT */
	{0xc000020f, WSAECONNABORTED},          /* TRANSACTION_ABORTED */
	{0xc000020d, WSAECONNRESET},            /* CONNECTION_RESET */
	{0xc000013c, WSAECONNRESET},            /* REMOTE_DISCONNECT */
	{0xc000020c, WSAECONNRESET},            /* CONNECTION_DISCONNECTED */
	{0xc000013e, WSAECONNRESET},            /* LINK_FAILED */
	{0xc000023f, WSAECONNRESET},            /* PORT_UNREACHABLE */
	{0xc00000b5, WSAETIMEDOUT},             /* IO_TIMEOUT */
	{0xc000013f, WSAETIMEDOUT},             /* LINK_TIMEOUT */
	{0xc0000236, WSAECONNREFUSED},          /* CONNECTION_REFUSED */
	{0xc00000bc, WSAECONNREFUSED},          /* REMOTE_NOT_LISTENING */
	{0xc00000b0, WSAESHUTDOWN},             /* PIPE_DISCONNECTED */
	{0xc0000237, WSAEDISCON},               /* GRACEFUL_DISCONNECT */
	{0xc000023b, WSAEISCONN},               /* CONNECTION_ACTIVE */
	{0xc0000140, WSAENOTCONN},              /* INVALID_CONNECTION */
	{0xc000023c, WSAENETUNREACH},           /* NETWORK_UNREACHABLE */
	{0xc000023e, WSAENETUNREACH},           /* PROTOCOL_UNREACHABLE */
	{0xc00000be, WSAENETUNREACH},           /* BAD_NETWORK_PATH */
	{0xc000023d, WSAEHOSTUNREACH},          /* HOST_UNREACHABLE */
	{0xc0000350, WSAEHOSTDOWN},             /* HOST_DOWN */
	{0xc000020a, WSAEADDRINUSE},            /* ADDRESS_ALREADY_EXISTS */
	{0xc0000043, WSAEADDRINUSE},            /* SHARING_VIOLATION */
	{0xc0000141, WSAEADDRNOTAVAIL},         /* INVALID_ADDRESS */
	{0xc0000207, WSAEADDRNOTAVAIL},         /* INVALID_ADDRESS_COMPONENT */
	{0xc0000022, WSAEACCES},                /* ACCESS_DENIED */
	{0xc00000a3, WSAEWOULDBLOCK},           /* DEVICE_NOT_READY */
	{0xc00000d0, WSAEWOULDBLOCK},           /* REQUEST_NOT_ACCEPTED */
	{0xc000009a, WSAENOBUFS},               /* INSUFFICIENT_RESOURCES */
	{0xc0000017, WSAENOBUFS},               /* NO_MEMORY */
	{0xc0000044, WSAENOBUFS},               /* QUOTA_EXCEEDED */
	{0xc000012d, WSAENOBUFS},               /* COMMITMENT_LIMIT */
	{0xc0000209, WSAENOBUFS},               /* TOO_MANY_ADDRESSES */
	{0xc000013d, WSAENOBUFS},               /* REMOTE_RESOURCES */
	{0xc0000018, WSAENOBUFS},               /* CONFLICTING_ADDRESSES */
	{0xc00000a1, WSAENOBUFS},               /* WORKING_SET_QUOTA */
	{0xc000012c, WSAENOBUFS},               /* PAGEFILE_QUOTA_EXCEEDED */
	{0xc0000040, WSAENOBUFS},               /* SECTION_TOO_BIG */
	{0xc000000e, WSAENETDOWN},              /* NO_SUCH_DEVICE */
	{0xc000000f, WSAENETDOWN},              /* NO_SUCH_FILE */
	{0xc0000034, WSAENETDOWN},              /* OBJECT_NAME_NOT_FOUND */
	{0xc000003a, WSAENETDOWN},              /* OBJECT_PATH_NOT_FOUND */
	{0xc00000bf, WSAENETDOWN},              /* NETWORK_BUSY */
	{0xc00000c0, WSAENETDOWN},              /* DEVICE_DOES_NOT_EXIST */
	{0xc000000d, WSAEINVAL},                /* INVALID_PARAMETER */
};

enum { PAIRS = sizeof pairs / sizeof *pairs };

DWORD
wsi_status_of(int error)
{
	if (!error)
		return 0;
	for (unsigned i = 0; i < PAIRS; i++)
		if (pairs[i].error == error)
			return pairs[i].status;
	return wsi_ntstatus_of(error);
}

int
wsi_status_error(DWORD status)
{
	if (!wsi_ntstatus_fails(status))
		return 0;
	for (unsigned i = 0; i < PAIRS; i++)
		if (pairs[i].status == status)
			return pairs[i].error;
	return WSAEINVAL;
}
