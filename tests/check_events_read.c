/* FD_READ and FD_OOB. Facts: observed-behaviour.md "WSAEventSelect and WSAEnumNetworkEvents", test_events (read) and (oob). */
#include "netevents.h"

enum { MASK = FD_ACCEPT | FD_CLOSE | FD_CONNECT | FD_OOB | FD_READ };

/* "FD_READ is reported once per arrival; new data before any recv: event mode reports again". */
START_TEST(data_are_told_once_for_each_arrival)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	expect_nothing(&t);
	put(client, "data");
	expect_once(&t, FD_READ);
	put(client, "more");
	expect_once(&t, FD_READ);
}
END_TEST

/* "Re-issuing WSAEventSelect (same mask, or 0 then the mask) does not report an already recorded … FD_READ … again". */
START_TEST(selecting_again_does_not_repeat_fd_read)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put(client, "data");
	expect(&t, FD_READ);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
	WST_OK(WSAEventSelect(t.s, t.event, 0));
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
}
END_TEST

/* "recv that leaves data re-reports FD_READ at once; after the last byte nothing more"; "FD_READ is re-reported as long as each recv leaves data; recv at the empty
 * point gives WSAEWOULDBLOCK". */
START_TEST(a_receive_that_leaves_data_tells_at_once)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put(client, "data");
	expect_once(&t, FD_READ);
	for (int i = 0; i < 3; i++) {
		take(t.s, 1, 1);
		ck_assert(is_set(&t));
		expect_once(&t, FD_READ);
	}
	take(t.s, 1, 1);
	expect_nothing(&t);
	WST_FAILS(recv(t.s, (char[1]){0}, 1, 0), WSAEWOULDBLOCK);
	expect_nothing(&t);
}
END_TEST

/* contracts.md: MSG_PEEK leaves everything, so it tells again. */
START_TEST(a_peek_tells_again)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);
	char byte;

	put(client, "data");
	expect_once(&t, FD_READ);
	ck_assert_int_eq(recv(t.s, &byte, 1, MSG_PEEK), 1);
	expect_once(&t, FD_READ);
}
END_TEST

/* "A failing recv (bad length -1: WSAEFAULT) re-posts FD_READ in message mode only". */
START_TEST(a_refused_receive_tells_nothing)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);
	char byte;

	put(client, "data");
	expect_once(&t, FD_READ);
	WST_FAILS(recv(t.s, &byte, -1, 0), WSAEFAULT);
	expect_nothing(&t);
}
END_TEST

/* A receive takes back what was recorded. */
START_TEST(a_receive_takes_the_record_back)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put(client, "data");
	ck_assert_uint_eq(WaitForSingleObject(t.event, LONG_ENOUGH), WAIT_OBJECT_0);
	take(t.s, 64, 4);
	ck_assert_int_eq(fetch(&t, NULL), 0);
}
END_TEST

START_TEST(data_that_wait_already_are_told_at_once)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	WST_OK(WSAEventSelect(t.s, t.event, 0));
	put(client, "data");
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_once(&t, FD_READ);
	take(t.s, 1, 1);
	expect_once(&t, FD_READ);
	take(t.s, 64, 3);
	expect_nothing(&t);
}
END_TEST

/* "Data consumed while not selecting leaves no stale FD_READ at the next select". */
START_TEST(data_received_while_nothing_is_selected_are_not_told)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put(client, "data");
	expect(&t, FD_READ);
	WST_OK(WSAEventSelect(t.s, t.event, 0));
	put(client, "more");
	take(t.s, 64, 8);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
	put(client, "x");
	expect_once(&t, FD_READ);
}
END_TEST

/* "WSAEnumNetworkEvents clears only events in the current mask; others stay recorded for a later wider mask". */
START_TEST(what_is_not_selected_stays_recorded)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put(client, "data");
	ck_assert_uint_eq(WaitForSingleObject(t.event, LONG_ENOUGH), WAIT_OBJECT_0);
	WST_OK(WSAEventSelect(t.s, t.event, MASK & ~FD_READ));
	ck_assert(is_set(&t));
	ck_assert_int_eq(fetch(&t, NULL), 0);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	ck_assert(is_set(&t));
	expect_once(&t, FD_READ);
}
END_TEST

/* "Data satisfied by an already pending WSARecv raises no FD_READ; the next data does". */
START_TEST(data_for_a_pending_receive_are_not_told)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);
	WSAOVERLAPPED overlapped = {.hEvent = WSACreateEvent()};
	char buffer[8];
	WSABUF buf = {sizeof buffer, buffer};
	DWORD got, flags = 0;

	WST_FAILS(WSARecv(t.s, &buf, 1, NULL, &flags, &overlapped, NULL), WSA_IO_PENDING);
	put(client, "data");
	ck_assert_uint_eq(WaitForSingleObject(overlapped.hEvent, LONG_ENOUGH), WAIT_OBJECT_0);
	ck_assert(WSAGetOverlappedResult(t.s, &overlapped, &got, FALSE, &flags));
	ck_assert_uint_eq(got, 4);
	expect_nothing(&t);
	put(client, "more");
	expect_once(&t, FD_READ);
}
END_TEST

START_TEST(what_an_overlapped_receive_leaves_is_told)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);
	WSAOVERLAPPED overlapped = {.hEvent = WSACreateEvent()};
	char buffer[2];
	WSABUF buf = {sizeof buffer, buffer};
	DWORD got, flags = 0;

	put(client, "data");
	expect_once(&t, FD_READ);
	WST_OK(WSARecv(t.s, &buf, 1, &got, &flags, &overlapped, NULL));
	expect_once(&t, FD_READ);
	WST_OK(WSARecv(t.s, &buf, 1, &got, &flags, &overlapped, NULL));
	expect_nothing(&t);
}
END_TEST

/* Each datagram arrives by itself. */
START_TEST(each_datagram_is_told)
{
	struct told t = tell(wst_udp(), FD_READ);
	struct sockaddr_in name = wst_loopback(wst_port(t.s));
	SOCKET sender = wst_udp();

	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(sendto(sender, "data", 4, 0, (struct sockaddr *)&name, sizeof name), 4);
		expect_once(&t, FD_READ);
	}
	take(t.s, 64, 4);
	expect_once(&t, FD_READ);
	WST_FAILS(recv(t.s, (char[1]){0}, 1, 0), WSAEMSGSIZE);
	expect_once(&t, FD_READ);
	take(t.s, 64, 4);
	expect_nothing(&t);
	ck_assert_int_eq(sendto(sender, "", 0, 0, (struct sockaddr *)&name, sizeof name), 0);
	expect_once(&t, FD_READ);
	take(t.s, 64, 0);
	expect_nothing(&t);
}
END_TEST

/* What the network says of a datagram that was sent is there for a receive to tell. */
START_TEST(the_report_on_a_datagram_is_told)
{
	struct told t = tell(wst_udp(), FD_READ);
	SOCKET gone = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(gone));

	WST_OK(closesocket(gone));
	ck_assert_int_eq(sendto(t.s, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	expect_once(&t, FD_READ);
	WST_FAILS(recv(t.s, (char[1]){0}, 1, 0), WSAECONNRESET);
	expect_nothing(&t);
}
END_TEST

/* After our own SD_RECEIVE nothing can be received. */
START_TEST(data_after_the_end_of_receiving_are_not_told)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	WST_OK(shutdown(t.s, SD_RECEIVE));
	put(client, "data");
	expect_nothing(&t);
}
END_TEST

static void
put_urgent(SOCKET s)
{
	ck_assert_int_eq(send(s, "!", 1, MSG_OOB), 1);
}

static void
take_urgent(SOCKET s)
{
	char byte;

	ck_assert_int_eq(recv(s, &byte, 1, MSG_OOB), 1);
	ck_assert_int_eq(byte, '!');
}

/* "FD_OOB: reported once; a second urgent byte re-reports in event mode only; each recv(MSG_OOB) re-arms while further urgent bytes wait": the kernel keeps one (DIFFERENCES.md). */
START_TEST(urgent_data_are_told_once_for_each_arrival)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put_urgent(client);
	expect_once(&t, FD_OOB);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
	WST_OK(WSAEventSelect(t.s, t.event, 0));
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
	put_urgent(client);
	expect_once(&t, FD_OOB);
	take_urgent(t.s);
	expect_nothing(&t);
	put_urgent(client);
	expect_once(&t, FD_OOB);
	take_urgent(t.s);
	expect_nothing(&t);
}
END_TEST

START_TEST(urgent_data_that_wait_already_are_told_at_once)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	WST_OK(WSAEventSelect(t.s, t.event, 0));
	put_urgent(client);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_once(&t, FD_OOB);
	take_urgent(t.s);
	expect_nothing(&t);
}
END_TEST

START_TEST(urgent_data_in_line_are_data)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);
	BOOL on = TRUE;

	WST_OK(setsockopt(t.s, SOL_SOCKET, SO_OOBINLINE, (char *)&on, sizeof on));
	put_urgent(client);
	expect_once(&t, FD_READ);
	take(t.s, 64, 1);
	expect_nothing(&t);
}
END_TEST

/* What stands behind an urgent byte is told once the data before it are taken. */
START_TEST(data_around_an_urgent_byte_are_told)
{
	SOCKET client;
	struct told t = selected_pair(&client, MASK);

	put(client, "ab");
	expect(&t, FD_READ);
	put_urgent(client);
	expect(&t, FD_OOB);
	put(client, "cd");
	settle();
	fetch(&t, NULL);
	take(t.s, 2, 2);
	expect(&t, FD_READ);
	take_urgent(t.s);
	take(t.s, 64, 2);
	expect_nothing(&t);
}
END_TEST

WST_MAIN("events_read", data_are_told_once_for_each_arrival, selecting_again_does_not_repeat_fd_read, a_receive_that_leaves_data_tells_at_once,
	a_peek_tells_again, a_refused_receive_tells_nothing, a_receive_takes_the_record_back, data_that_wait_already_are_told_at_once,
	data_received_while_nothing_is_selected_are_not_told, what_is_not_selected_stays_recorded, data_for_a_pending_receive_are_not_told,
	what_an_overlapped_receive_leaves_is_told, each_datagram_is_told, the_report_on_a_datagram_is_told,
	data_after_the_end_of_receiving_are_not_told, urgent_data_are_told_once_for_each_arrival, urgent_data_that_wait_already_are_told_at_once,
	urgent_data_in_line_are_data, data_around_an_urgent_byte_are_told)
