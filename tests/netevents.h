/* What the tests of network events share: a socket and the event that tells of it. */
#ifndef WST_NETEVENTS_H
#define WST_NETEVENTS_H

#include "harness.h"

enum { LONG_ENOUGH = 30000 };

struct told {
	SOCKET s;
	WSAEVENT event;
};

/* Select for a mask, on a new event. */
static inline struct told
tell(SOCKET s, long mask)
{
	struct told t = {s, WSACreateEvent()};

	ck_assert(t.event != WSA_INVALID_EVENT);
	WST_OK(WSAEventSelect(s, t.event, mask));
	return t;
}

/* The accepted side of a pair, selected for. */
static inline struct told
selected_pair(SOCKET *client, long mask)
{
	SOCKET server;

	wst_pair(client, &server);
	return tell(server, mask);
}

static inline BOOL
is_set(const struct told *t)
{
	DWORD outcome = WaitForSingleObject(t->event, 0);

	ck_assert(outcome == WAIT_OBJECT_0 || outcome == WAIT_TIMEOUT);
	return outcome == WAIT_OBJECT_0;
}

/* What is recorded now; the event is reset. */
static inline long
fetch(const struct told *t, int *errors)
{
	WSANETWORKEVENTS events = {0};

	WST_OK(WSAEnumNetworkEvents(t->s, t->event, &events));
	for (unsigned i = 0; errors && i < FD_MAX_EVENTS; i++)
		if (events.lNetworkEvents & 1 << i)
			errors[i] = events.iErrorCode[i];
	return events.lNetworkEvents;
}

/* Wait until these have all been recorded, and see that no others are. */
static inline void
expect_errors(const struct told *t, long expected, int *errors)
{
	long got = 0;

	while ((got & expected) != expected) {
		ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &t->event, FALSE, LONG_ENOUGH, FALSE), WSA_WAIT_EVENT_0);
		got |= fetch(t, errors);
		ck_assert_int_eq(got & ~expected, 0);
	}
}

static inline void
expect(const struct told *t, long expected)
{
	int errors[FD_MAX_EVENTS] = {0};

	expect_errors(t, expected, errors);
	for (unsigned i = 0; i < FD_MAX_EVENTS; i++)
		ck_assert_int_eq(errors[i], 0);
}

/* Whatever was on its way has been told: a later datagram has. */
static inline void
settle(void)
{
	SOCKET s = wst_udp();
	struct told t = tell(s, FD_READ);
	struct sockaddr_in self = wst_loopback(wst_port(s));

	for (int i = 0; i < 2; i++) {
		char byte;

		ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&self, sizeof self), 1);
		expect(&t, FD_READ);
		ck_assert_int_eq(recv(s, &byte, 1, 0), 1);
	}
	WST_OK(closesocket(s));
	ck_assert(WSACloseEvent(t.event));
}

static inline void
expect_nothing(const struct told *t)
{
	settle();
	ck_assert(!is_set(t));
	ck_assert_int_eq(fetch(t, NULL), 0);
}

/* Once, and not again. */
static inline void
expect_once(const struct told *t, long expected)
{
	expect(t, expected);
	expect_nothing(t);
}

static inline void
put(SOCKET s, const char *text)
{
	ck_assert_int_eq(send(s, text, (int)strlen(text), 0), (int)strlen(text));
}

/* Receive so many bytes at most, and so many there are. */
static inline void
take(SOCKET s, int room, int there)
{
	char buffer[64];

	ck_assert_int_eq(recv(s, buffer, room, 0), there);
}

static inline SOCKET
stream(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	ck_assert(s != INVALID_SOCKET);
	return s;
}

static inline int
connect_to(SOCKET s, unsigned port)
{
	struct sockaddr_in name = wst_loopback(port);

	return connect(s, (struct sockaddr *)&name, sizeof name);
}

/* A connection to a listener that does not accept it yet. */
static inline SOCKET
caller(SOCKET listener)
{
	SOCKET s = stream();

	WST_OK(connect_to(s, wst_port(listener)));
	return s;
}

static inline void
take_call(SOCKET listener)
{
	SOCKET s = accept(listener, NULL, NULL);

	ck_assert(s != INVALID_SOCKET);
	WST_OK(closesocket(s));
}

/* A port where nobody listens: that of a socket which holds it. */
static inline unsigned
closed_port(void)
{
	struct sockaddr_in name = wst_loopback(0);
	SOCKET s = stream();

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	return wst_port(s);
}

#endif
