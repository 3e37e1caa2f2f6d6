/* What the tests of overlapped operations share: issue one, wait for its end. */
#ifndef WST_OVERLAPPED_H
#define WST_OVERLAPPED_H

#include "harness.h"

enum {
	WST_PENDING = 0x103,                            /* STATUS_PENDING, as OVERLAPPED.Internal has it */
	WST_CANCELLED = (int)0xc0000120,
	WST_CONNECTION_RESET = (int)0xc000020d,
	WST_CONNECTION_ABORTED = (int)0xc0000241,
};

/* An OVERLAPPED with a manual-reset event of its own. */
static inline OVERLAPPED
wst_overlapped(void)
{
	OVERLAPPED made = {0};

	made.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
	ck_assert(made.hEvent != NULL);
	return made;
}

/* 0: done at once; else the code. */
static inline int
wst_recv(SOCKET s, void *data, size_t size, LPWSAOVERLAPPED o)
{
	WSABUF buffer = {.len = (ULONG)size, .buf = data};
	DWORD flags = 0;

	return WSARecv(s, &buffer, 1, NULL, &flags, o, NULL) ? WSAGetLastError() : 0;
}

static inline int
wst_send(SOCKET s, const void *data, size_t size, LPWSAOVERLAPPED o)
{
	WSABUF buffer = {.len = (ULONG)size, .buf = (char *)data};

	return WSASend(s, &buffer, 1, NULL, 0, o, NULL) ? WSAGetLastError() : 0;
}

static inline void
wst_pends(int code)
{
	ck_assert_int_eq(code, WSA_IO_PENDING);
}

/* Wait for it: 0 or the code; *bytes is what was moved. Uses its event, or the socket where it has none. */
static inline int
wst_await(SOCKET s, LPWSAOVERLAPPED o, DWORD *bytes)
{
	DWORD flags;

	*bytes = 0;
	return WSAGetOverlappedResult(s, o, bytes, TRUE, &flags) ? 0 : WSAGetLastError();
}

/* It ends well, with so many bytes. */
static inline void
wst_ends(SOCKET s, LPWSAOVERLAPPED o, DWORD bytes)
{
	DWORD got;
	int code = wst_await(s, o, &got);

	ck_assert_int_eq(code, 0);
	ck_assert_uint_eq(got, bytes);
}

/* It ends with a code. */
static inline void
wst_ends_with(SOCKET s, LPWSAOVERLAPPED o, int code)
{
	DWORD got;

	ck_assert_int_eq(wst_await(s, o, &got), code);
	ck_assert_uint_eq(got, 0);
}

/* The peer is reset. */
static inline void
wst_reset(SOCKET s)
{
	struct linger hard = {1, 0};

	WST_OK(setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard));
	WST_OK(closesocket(s));
}

/* A port that has the socket under a key. */
static inline HANDLE
wst_port_of(SOCKET s, ULONG_PTR key)
{
	HANDLE port = CreateIoCompletionPort((HANDLE)s, NULL, key, 0);

	ck_assert_msg(port != NULL, "CreateIoCompletionPort: error %u", (unsigned)GetLastError());
	return port;
}

/* The next packet: 0 or the code. */
static inline DWORD
wst_packet(HANDLE port, ULONG_PTR key, LPOVERLAPPED o, DWORD bytes)
{
	DWORD got = 0xdeadbeef, code;
	ULONG_PTR its_key = 0xdeadbeef;
	LPOVERLAPPED its = NULL;
	BOOL done;

	SetLastError(12345);
	done = GetQueuedCompletionStatus(port, &got, &its_key, &its, 10000);
	code = GetLastError();
	ck_assert_msg(its != NULL, "no packet: error %u", (unsigned)code);
	ck_assert_ptr_eq(its, o);
	ck_assert_uint_eq(its_key, key);
	ck_assert_uint_eq(got, bytes);
	ck_assert_uint_eq(done ? code : 12345, 12345);
	return done ? 0 : code;
}

static inline void
wst_no_packet(HANDLE port)
{
	DWORD bytes;
	ULONG_PTR key;
	LPOVERLAPPED o;

	WST_REFUSES(GetQueuedCompletionStatus(port, &bytes, &key, &o, 0), WAIT_TIMEOUT);
	ck_assert(o == NULL);
}

static inline void
wst_close(SOCKET a, SOCKET b)
{
	WST_OK(closesocket(a));
	WST_OK(closesocket(b));
}

/* Whether an event is set. */
static inline BOOL
wst_is_set(HANDLE event)
{
	return WaitForSingleObject(event, 0) == WAIT_OBJECT_0;
}

#endif
