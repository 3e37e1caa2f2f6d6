/* FD_WRITE. Facts: observed-behaviour.md "WSAEventSelect and WSAEnumNetworkEvents", test_events (write), do_test[1] (event_client). */
#include "netevents.h"
#include <stdio.h>

static char block[0x40000];

/* Until there is no room. How much. */
static size_t
fill(SOCKET s)
{
	size_t total = 0;
	int sent;

	while ((sent = send(s, block, sizeof block, 0)) >= 0)
		total += (size_t)sent;
	ck_assert_int_eq(WSAGetLastError(), WSAEWOULDBLOCK);
	return total;
}

static void
drain(SOCKET s, size_t total)
{
	while (total) {
		int got = recv(s, block, sizeof block, 0);

		ck_assert_int_gt(got, 0);
		total -= (size_t)got;
	}
}

/* "FD_WRITE stays unreported after a successful send; only a send failing with WSAEWOULDBLOCK re-arms it (reported when space frees)"; "FD_WRITE is reported once
 * after connecting; the client keeps sending until WSAEWOULDBLOCK and then FD_WRITE comes again". */
START_TEST(room_is_told_after_a_send_that_had_none)
{
	SOCKET client, server;
	struct told t;
	size_t total;

	wst_pair(&client, &server);
	t = tell(client, FD_WRITE);
	expect_once(&t, FD_WRITE);
	put(client, "x");
	take(server, 1, 1);
	expect_nothing(&t);
	for (int i = 0; i < 3; i++) {
		total = fill(client);
		expect_nothing(&t);
		drain(server, total);
		expect_once(&t, FD_WRITE);
	}
}
END_TEST

/* "Send before enumerating does not clear a recorded FD_WRITE". */
START_TEST(a_send_takes_no_record_back)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	t = tell(client, FD_WRITE);
	put(client, "x");
	ck_assert(is_set(&t));
	expect_once(&t, FD_WRITE);
}
END_TEST

/* "Re-issuing WSAEventSelect (same mask, or 0 then the mask) does not report an already recorded … FD_WRITE … again". */
START_TEST(selecting_after_nothing_does_not_repeat_fd_write)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	t = tell(client, FD_WRITE);
	expect(&t, FD_WRITE);
	WST_OK(WSAEventSelect(client, t.event, 0));
	WST_OK(WSAEventSelect(client, t.event, FD_WRITE));
	expect_nothing(&t);
}
END_TEST

/* Selected only once there is no room. */
START_TEST(a_full_socket_tells_when_room_is_there)
{
	SOCKET client, server;
	u_long on = 1;
	struct told t;
	size_t total;

	wst_pair(&client, &server);
	WST_OK(ioctlsocket(client, FIONBIO, &on));
	total = fill(client);
	t = tell(client, FD_WRITE);
	expect_nothing(&t);
	drain(server, total);
	expect_once(&t, FD_WRITE);
}
END_TEST

/* DIFFERENCES.md: a send can be short here; it tells of room as one that had none. */
START_TEST(room_is_told_after_a_short_send)
{
	SOCKET client, server;
	struct told t;
	size_t total = 0;
	int sent;

	wst_pair(&client, &server);
	t = tell(client, FD_WRITE);
	expect_once(&t, FD_WRITE);
	do {
		sent = send(client, block, sizeof block, 0);
		if (sent > 0)
			total += (size_t)sent;
	} while (sent == sizeof block);
	drain(server, total);
	expect_once(&t, FD_WRITE);
}
END_TEST

/* A local socket tells of room only where it is asked to. */
START_TEST(a_local_stream_tells_of_room)
{
	struct { u_short family; char path[108]; } name = {AF_UNIX, ""};
	SOCKET listener = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0), server;
	struct told t;
	size_t total;

	snprintf(name.path, sizeof name.path, "/tmp/wst-events-%u", (unsigned)GetCurrentProcessId());
	WST_OK(bind(listener, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(listener, 5));
	WST_OK(connect(client, (struct sockaddr *)&name, sizeof name));
	DeleteFileA(name.path);
	server = accept(listener, NULL, NULL);
	ck_assert(server != INVALID_SOCKET);
	t = tell(client, FD_WRITE);
	expect_once(&t, FD_WRITE);
	total = fill(client);
	expect_nothing(&t);
	drain(server, total);
	expect_once(&t, FD_WRITE);
}
END_TEST

WST_MAIN("events_write", room_is_told_after_a_send_that_had_none, a_send_takes_no_record_back, selecting_after_nothing_does_not_repeat_fd_write,
	a_full_socket_tells_when_room_is_there, room_is_told_after_a_short_send, a_local_stream_tells_of_room)
