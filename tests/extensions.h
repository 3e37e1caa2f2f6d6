/* Microsoft's extension functions, as programs get them. */
#ifndef WST_EXTENSIONS_H
#define WST_EXTENSIONS_H

#include <mswsock.h>

#include "harness.h"

static __inline__ void
wst_extension(GUID id, void *function)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	DWORD size;

	WST_OK(WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, function, sizeof(void *), &size, NULL, NULL));
	WST_OK(closesocket(s));
}

/* Assert that an extension function has begun: FALSE, ERROR_IO_PENDING. */
#define WST_PENDS(call) WST_REFUSES(call, ERROR_IO_PENDING)

/* An OVERLAPPED with an event of its own. */
static __inline__ OVERLAPPED
wst_overlapped(void)
{
	return (OVERLAPPED){.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL)};
}

/* Wait for its end: the code, and the bytes. */
static __inline__ DWORD
wst_outcome(SOCKET s, OVERLAPPED *o, DWORD *bytes)
{
	DWORD none;

	ck_assert_uint_eq(WaitForSingleObject(o->hEvent, INFINITE), WAIT_OBJECT_0);
	return GetOverlappedResult((HANDLE)s, o, bytes ? bytes : &none, FALSE) ? 0 : GetLastError();
}

/* A stream that is bound to 127.0.0.1, as ConnectEx wants it. */
static __inline__ SOCKET
wst_bound(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in at = wst_loopback(0);

	WST_OK(bind(s, (struct sockaddr *)&at, sizeof at));
	return s;
}

static __inline__ SOCKET
wst_stream(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	ck_assert(s != INVALID_SOCKET);
	return s;
}

/* A connection to a listener, made by a blocking connect. */
static __inline__ SOCKET
wst_connect(SOCKET listener)
{
	SOCKET s = wst_stream();
	struct sockaddr_in at = wst_loopback(wst_port(listener));

	WST_OK(connect(s, (struct sockaddr *)&at, sizeof at));
	return s;
}

/* A thread that, once it is let go, takes an operation back, or closes its socket. */
struct wst_race {
	SOCKET s;
	OVERLAPPED *o;
	LONG go;
	BOOL closes;
};

static inline void
wst_spoil(void *argument)
{
	struct wst_race *r = argument;

	while (!__atomic_load_n(&r->go, __ATOMIC_ACQUIRE))
		SwitchToThread();
	if (r->closes)
		WST_OK(closesocket(r->s));
	else
		CancelIoEx((HANDLE)r->s, r->o);
}

#endif
