/* Network events against calls in other threads, some thousands of times. */
#include "netevents.h"

enum { ROUNDS = 3000 };

/* Sends as many bytes as it is told to, each by itself. */
struct sender {
	SOCKET s;
	int count;
};

static void
send_bytes(void *sender)
{
	struct sender *s = sender;

	for (int i = 0; i < s->count; i++)
		ck_assert_int_eq(send(s->s, "x", 1, 0), 1);
}

/* Wait for FD_READ, take one byte: no arrival is ever lost. */
static int
receive_by_events(struct told *t, int count, int room)
{
	char buffer[16];
	int total = 0;

	while (total < count) {
		int got;

		ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &t->event, FALSE, LONG_ENOUGH, FALSE), WSA_WAIT_EVENT_0);
		if (!(fetch(t, NULL) & FD_READ))
			continue;
		got = recv(t->s, buffer, room, 0);
		if (got < 0)
			ck_assert_int_eq(WSAGetLastError(), WSAEWOULDBLOCK);
		else
			total += got;
	}
	return total;
}

START_TEST(no_arrival_is_lost_by_receives)
{
	struct sender sender = {.count = 20 * ROUNDS};
	struct wst_thread thread;
	SOCKET server;
	struct told t;

	wst_pair(&sender.s, &server);
	t = tell(server, FD_READ | FD_CLOSE);
	wst_start(&thread, send_bytes, &sender);
	ck_assert_int_eq(receive_by_events(&t, sender.count, 3), sender.count);
	wst_join(&thread);
	expect_nothing(&t);
}
END_TEST

START_TEST(no_datagram_is_lost_by_receives)
{
	struct told t = tell(wst_udp(), FD_READ);
	struct sender sender = {.s = wst_udp(), .count = 1};
	struct wst_thread thread;

	WST_OK(connect_to(sender.s, wst_port(t.s)));
	for (int i = 0; i < ROUNDS; i++) {
		wst_start(&thread, send_bytes, &sender);
		ck_assert_int_eq(receive_by_events(&t, 1, 16), 1);
		wst_join(&thread);
	}
}
END_TEST

/* Selecting anew all the time loses nothing. */
struct selector {
	struct told t;
	volatile LONG over;
};

static void
select_all_the_time(void *selector)
{
	struct selector *s = selector;

	while (!InterlockedCompareExchange(&s->over, 0, 0)) {
		WST_OK(WSAEventSelect(s->t.s, s->t.event, FD_CLOSE));
		WST_OK(WSAEventSelect(s->t.s, s->t.event, FD_READ | FD_CLOSE));
	}
}

START_TEST(no_arrival_is_lost_by_selections)
{
	struct selector selector = {.over = 0};
	struct sender sender = {.count = ROUNDS};
	struct wst_thread threads[2];
	SOCKET server;

	wst_pair(&sender.s, &server);
	selector.t = tell(server, FD_READ | FD_CLOSE);
	wst_start(&threads[0], select_all_the_time, &selector);
	wst_start(&threads[1], send_bytes, &sender);
	ck_assert_int_eq(receive_by_events(&selector.t, sender.count, 1), sender.count);
	InterlockedExchange(&selector.over, 1);
	wst_join(&threads[0]);
	wst_join(&threads[1]);
}
END_TEST

/* A selection at the moment of an arrival tells of it once. */
START_TEST(an_arrival_during_a_selection_is_told_once)
{
	struct sender sender = {.count = 1};
	struct wst_thread thread;
	SOCKET server;
	struct told t;

	wst_pair(&sender.s, &server);
	t = tell(server, 0);
	for (int i = 0; i < ROUNDS / 3; i++) {
		wst_start(&thread, send_bytes, &sender);
		WST_OK(WSAEventSelect(server, t.event, FD_READ));
		expect_once(&t, FD_READ);
		wst_join(&thread);
		take(server, 16, 1);
		WST_OK(WSAEventSelect(server, t.event, 0));
	}
}
END_TEST

static void
close_it(void *s)
{
	WST_OK(closesocket(*(SOCKET *)s));
}

static BOOL
is_gone(int result)
{
	if (!result)
		return FALSE;
	ck_assert_int_eq(WSAGetLastError(), WSAENOTSOCK);
	return TRUE;
}

/* Selections, edges and fetches against the close: afterwards the number belongs to a socket that nobody selected. */
START_TEST(a_close_ends_the_selection_whenever_it_comes)
{
	WSAEVENT event = WSACreateEvent();

	for (int i = 0; i < ROUNDS; i++) {
		SOCKET s = wst_udp(), sender = wst_udp(), next;
		struct sockaddr_in name = wst_loopback(wst_port(s));
		struct wst_thread thread;
		WSANETWORKEVENTS events;

		wst_start(&thread, close_it, &s);
		while (!is_gone(WSAEventSelect(s, event, FD_READ | FD_WRITE)) && !is_gone(WSAEnumNetworkEvents(s, event, &events)))
			sendto(sender, "x", 1, 0, (struct sockaddr *)&name, sizeof name);
		wst_join(&thread);
		next = wst_udp();
		ck_assert(WSAResetEvent(event));
		WST_OK(WSAEnumNetworkEvents(next, NULL, &events));
		ck_assert_int_eq(events.lNetworkEvents, 0);
		ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
		WST_OK(closesocket(next));
		WST_OK(closesocket(sender));
	}
}
END_TEST

/* A listener with as many calls as its queue holds. */
struct desk {
	struct told t;
	HANDLE room;
};

static void
accept_by_events(void *desk)
{
	struct desk *d = desk;

	for (int taken = 0; taken < ROUNDS;) {
		SOCKET s;

		ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &d->t.event, FALSE, LONG_ENOUGH, FALSE), WSA_WAIT_EVENT_0);
		fetch(&d->t, NULL);
		s = accept(d->t.s, NULL, NULL);
		if (s == INVALID_SOCKET)
			continue;
		taken++;
		WST_OK(closesocket(s));
		ck_assert(ReleaseSemaphore(d->room, 1, NULL));
	}
}

/* One accept for each report. */
START_TEST(no_connection_is_lost)
{
	struct desk desk = {.t = tell(wst_listener(), FD_ACCEPT), .room = CreateSemaphoreA(NULL, 3, 3, NULL)};
	struct wst_thread thread;

	wst_start(&thread, accept_by_events, &desk);
	for (int i = 0; i < ROUNDS; i++) {
		ck_assert_uint_eq(WaitForSingleObject(desk.room, LONG_ENOUGH), WAIT_OBJECT_0);
		WST_OK(closesocket(caller(desk.t.s)));
	}
	wst_join(&thread);
	expect_nothing(&desk.t);
}
END_TEST

/* Sends until there is no room, then waits for FD_WRITE. */
static void
send_by_events(void *told)
{
	static char block[0x10000];
	struct told *t = told;

	for (size_t left = (size_t)ROUNDS * 0x4000; left;) {
		int sent = send(t->s, block, left < sizeof block ? (int)left : (int)sizeof block, 0);

		if (sent >= 0) {
			left -= (size_t)sent;
			continue;
		}
		ck_assert_int_eq(WSAGetLastError(), WSAEWOULDBLOCK);
		do
			ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &t->event, FALSE, LONG_ENOUGH, FALSE), WSA_WAIT_EVENT_0);
		while (!(fetch(t, NULL) & FD_WRITE));
	}
}

START_TEST(no_room_is_lost)
{
	static char block[0x10000];
	struct wst_thread thread;
	SOCKET client, server;
	struct told t;
	int got;

	wst_pair(&client, &server);
	t = tell(client, FD_WRITE);
	wst_start(&thread, send_by_events, &t);
	for (size_t left = (size_t)ROUNDS * 0x4000; left; left -= (size_t)got) {
		got = recv(server, block, sizeof block, 0);
		ck_assert_int_gt(got, 0);
	}
	wst_join(&thread);
}
END_TEST

/* The registration of a fresh socket makes an edge, which another thread may look at just when the connect begins. */
START_TEST(a_connect_is_told_whatever_looks_at_its_beginning)
{
	SOCKET listener = wst_listener();

	for (unsigned i = 0; i < ROUNDS; i++) {
		SOCKET s = socket(AF_INET, SOCK_STREAM, 0), taken;
		struct told t = tell(s, FD_CONNECT | FD_WRITE | FD_CLOSE);
		struct sockaddr_in name = wst_loopback(wst_port(listener));

		if (connect(s, (struct sockaddr *)&name, sizeof name))
			ck_assert_int_eq(WSAGetLastError(), WSAEWOULDBLOCK);
		expect(&t, FD_CONNECT | FD_WRITE);
		taken = accept(listener, NULL, NULL);
		ck_assert(taken != INVALID_SOCKET);
		WST_OK(closesocket(taken));
		WST_OK(closesocket(s));
		ck_assert(WSACloseEvent(t.event));
	}
}
END_TEST

WST_MAIN("events_race", no_arrival_is_lost_by_receives, no_datagram_is_lost_by_receives, no_arrival_is_lost_by_selections,
	an_arrival_during_a_selection_is_told_once, a_close_ends_the_selection_whenever_it_comes, no_connection_is_lost, no_room_is_lost,
	a_connect_is_told_whatever_looks_at_its_beginning)
