/* FD_CLOSE. Facts: observed-behaviour.md "WSAEventSelect and WSAEnumNetworkEvents", test_events (close). */
#include "netevents.h"

enum { MASK = FD_ACCEPT | FD_CLOSE | FD_CONNECT | FD_OOB | FD_READ };

/* "FD_CLOSE is posted once, on peer closesocket …; reading the 0 does not repeat it"; "FD_CLOSE after a graceful peer close has error code 0". */
START_TEST(a_close_is_told_once)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	WST_OK(closesocket(client));
	expect_once(&t, FD_CLOSE);
	take(t.s, 1, 0);
	expect_nothing(&t);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
	WST_OK(WSAEventSelect(t.s, t.event, 0));
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
}
END_TEST

/* "… or peer shutdown(SD_SEND); … the later real close after SD_SEND adds nothing". */
START_TEST(the_end_of_sending_is_a_close)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	WST_OK(shutdown(client, SD_SEND));
	expect_once(&t, FD_CLOSE);
	put(t.s, "x");
	take(client, 1, 1);
	WST_OK(closesocket(client));
	expect_nothing(&t);
}
END_TEST

/* "Peer SD_RECEIVE and own SD_BOTH raise no FD_CLOSE; peer SD_SEND afterwards still does even though we shut down both sides". */
START_TEST(our_own_shutdown_is_no_close)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	WST_OK(shutdown(client, SD_RECEIVE));
	expect_nothing(&t);
	WST_OK(shutdown(t.s, SD_BOTH));
	expect_nothing(&t);
	WST_OK(shutdown(client, SD_SEND));
	expect_once(&t, FD_CLOSE);
}
END_TEST

/* "FD_CLOSE is reported at once even when unread data remains; FD_READ continues to be reported for the remainder afterwards and no second FD_CLOSE follows". */
START_TEST(a_close_behind_unread_data_is_told_at_once)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put(client, "data");
	expect_once(&t, FD_READ);
	WST_OK(closesocket(client));
	expect_once(&t, FD_CLOSE);
	take(t.s, 1, 1);
	expect_once(&t, FD_READ);
	take(t.s, 64, 3);
	expect_nothing(&t);
	take(t.s, 64, 0);
	expect_nothing(&t);
}
END_TEST

/* "FD_CLOSE remembered when selected after the close or when added to the mask later". */
START_TEST(a_close_is_remembered_for_a_later_selection)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	WST_OK(closesocket(client));
	settle();
	t = tell(server, MASK);
	expect_once(&t, FD_CLOSE);
	wst_pair(&client, &server);
	t = tell(server, MASK & ~FD_CLOSE);
	WST_OK(closesocket(client));
	expect_nothing(&t);
	WST_OK(WSAEventSelect(server, t.event, MASK));
	ck_assert(is_set(&t));
	expect_once(&t, FD_CLOSE);
}
END_TEST

static void
reset_by(SOCKET s)
{
	struct linger hard = {1, 0};

	WST_OK(setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard));
	WST_OK(closesocket(s));
}

static void
expect_reset(struct told *t)
{
	int errors[FD_MAX_EVENTS] = {0};

	expect_errors(t, FD_CLOSE, errors);
	ck_assert_int_eq(errors[FD_CLOSE_BIT], WSAECONNABORTED);
	expect_nothing(t);
}

/* "Peer reset: FD_CLOSE with error WSAECONNABORTED". */
START_TEST(a_reset_is_an_aborted_connection)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	reset_by(client);
	expect_reset(&t);
	WST_FAILS(recv(t.s, (char[1]){0}, 1, 0), WSAECONNRESET);
	expect_nothing(&t);
}
END_TEST

START_TEST(a_reset_that_a_receive_has_seen_is_told)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	reset_by(client);
	WST_FAILS(recv(server, (char[1]){0}, 1, 0), WSAECONNRESET);
	t = tell(server, MASK);
	expect_reset(&t);
}
END_TEST

/* The close comes to a receive that is pending, too. */
START_TEST(a_close_that_ends_a_pending_receive_is_told)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);
	WSAOVERLAPPED overlapped = {.hEvent = WSACreateEvent()};
	char buffer[8];
	WSABUF buf = {sizeof buffer, buffer};
	DWORD got, flags = 0;

	WST_FAILS(WSARecv(t.s, &buf, 1, NULL, &flags, &overlapped, NULL), WSA_IO_PENDING);
	WST_OK(closesocket(client));
	ck_assert_uint_eq(WaitForSingleObject(overlapped.hEvent, LONG_ENOUGH), WAIT_OBJECT_0);
	ck_assert(WSAGetOverlappedResult(t.s, &overlapped, &got, FALSE, &flags));
	ck_assert_uint_eq(got, 0);
	expect_once(&t, FD_CLOSE);
}
END_TEST

WST_MAIN("events_close", a_close_is_told_once, the_end_of_sending_is_a_close, our_own_shutdown_is_no_close,
	a_close_behind_unread_data_is_told_at_once, a_close_is_remembered_for_a_later_selection, a_reset_is_an_aborted_connection,
	a_reset_that_a_receive_has_seen_is_told, a_close_that_ends_a_pending_receive_is_told)
