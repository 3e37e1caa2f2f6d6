/* Blocking hooks: blocking-and-cancel.md, B and C. */
#include "harness.h"

static int calls;
static SOCKET feed = INVALID_SOCKET;

static BOOL CALLBACK
count_and_say_no(void)
{
	calls++;
	return FALSE;
}

static BOOL CALLBACK
cancel_at_third(void)
{
	if (++calls == 3)
		WST_OK(WSACancelBlockingCall());
	return FALSE;
}

static BOOL CALLBACK
always_again(void)
{
	if (++calls == 1000)
		WST_OK(WSACancelBlockingCall());
	return TRUE;
}

static void
hook(BOOL (CALLBACK *f)(void))
{
	calls = 0;
	ck_assert_ptr_nonnull(WSASetBlockingHook((FARPROC)(void *)f));
}

START_TEST(WSASetBlockingHook_answers_the_previous_hook_and_never_NULL)
{
	FARPROC first = WSASetBlockingHook((FARPROC)(void *)count_and_say_no);

	ck_assert_ptr_nonnull(first);
	ck_assert(WSASetBlockingHook((FARPROC)(void *)cancel_at_third) == (FARPROC)(void *)count_and_say_no);
	ck_assert(WSASetBlockingHook(first) == (FARPROC)(void *)cancel_at_third);
	ck_assert(WSASetBlockingHook((FARPROC)(void *)count_and_say_no) == first);
	WST_OK(WSAUnhookBlockingHook());
	ck_assert(WSASetBlockingHook((FARPROC)(void *)count_and_say_no) == first);
}
END_TEST

/* blocking-and-cancel.md, 16. */
START_TEST(a_hook_that_cannot_be_called_is_WSAEFAULT)
{
	static int data;

	ck_assert_ptr_null(WSASetBlockingHook(NULL));
	ck_assert_int_eq(WSAGetLastError(), WSAEFAULT);
	ck_assert_ptr_null(WSASetBlockingHook((FARPROC)(void *)&data));
	ck_assert_int_eq(WSAGetLastError(), WSAEFAULT);
}
END_TEST

START_TEST(the_hook_cancels_recv_recvfrom_accept_and_select)
{
	SOCKET client, server, u = wst_udp(), listener = wst_listener();
	fd_set set;
	char c;

	wst_pair(&client, &server);
	hook(cancel_at_third);
	WST_FAILS(recv(client, &c, 1, 0), WSAEINTR);
	ck_assert_int_eq(calls, 3);
	calls = 0;
	WST_FAILS(recvfrom(u, &c, 1, 0, NULL, NULL), WSAEINTR);
	calls = 0;
	WST_FAILS(accept(listener, NULL, NULL), WSAEINTR);
	calls = 0;
	FD_ZERO(&set);
	FD_SET(u, &set);
	WST_FAILS(select(0, &set, NULL, NULL, NULL), WSAEINTR);
	ck_assert_int_eq(calls, 3);
}
END_TEST

START_TEST(the_hook_cancels_a_blocked_send)
{
	static char block[1 << 22];
	SOCKET client, server;

	wst_pair(&client, &server);
	hook(cancel_at_third);
	WST_FAILS(send(client, block, sizeof block, 0), WSAEINTR);
	WST_FAILS(send(client, block, 1, 0), WSAECONNABORTED);
	WST_OK(closesocket(client));
}
END_TEST

START_TEST(a_hook_that_always_says_again_can_cancel)
{
	SOCKET u = wst_udp();
	char c;

	hook(always_again);
	WST_FAILS(recv(u, &c, 1, 0), WSAEINTR);
	ck_assert_int_eq(calls, 1000);
}
END_TEST

static BOOL CALLBACK
again_until_data(void)
{
	calls++;
	return TRUE;
}

static void
feed_it(void *argument)
{
	struct sockaddr_in name = wst_loopback(wst_port(*(SOCKET *)argument));

	ck_assert_int_eq(sendto(feed, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
}

START_TEST(a_hook_that_always_says_again_does_not_hide_data)
{
	SOCKET u = wst_udp();
	struct wst_thread t;
	char c;

	feed = wst_udp();
	hook(again_until_data);
	wst_start(&t, feed_it, &u);
	ck_assert_int_eq(recv(u, &c, 1, 0), 1);
	wst_join(&t);
}
END_TEST

/* blocking-and-cancel.md, 12: not where the call can be finished at once, nor on a non-blocking socket. */
START_TEST(the_hook_runs_only_where_the_call_would_block)
{
	SOCKET client, server;
	u_long on = 1;
	char c;

	wst_pair(&client, &server);
	hook(count_and_say_no);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	ck_assert_int_eq(calls, 0);
	WST_OK(ioctlsocket(client, FIONBIO, &on));
	WST_FAILS(recv(client, &c, 1, 0), WSAEWOULDBLOCK);
	ck_assert_int_eq(calls, 0);
}
END_TEST

static BOOL CALLBACK
try_everything(void)
{
	SOCKET s = feed;
	struct sockaddr_in name = wst_loopback(1);
	int len = sizeof name;
	u_long on = 1;
	WSADATA data;
	fd_set set = {.fd_count = 1, .fd_array = {s}};
	char c;

	calls++;
	ck_assert(WSAIsBlocking());
	WST_FAILS(recv(s, &c, 1, 0), WSAEINPROGRESS);
	WST_FAILS(send(s, &c, 1, 0), WSAEINPROGRESS);
	WST_FAILS(socket(AF_INET, SOCK_STREAM, 0), WSAEINPROGRESS);
	WST_FAILS(closesocket(s), WSAEINPROGRESS);
	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name), WSAEINPROGRESS);
	WST_FAILS(listen(s, 1), WSAEINPROGRESS);
	WST_FAILS(accept(s, NULL, NULL), WSAEINPROGRESS);
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEINPROGRESS);
	WST_FAILS(select(0, &set, NULL, NULL, NULL), WSAEINPROGRESS);
	WST_FAILS(ioctlsocket(s, FIONBIO, &on), WSAEINPROGRESS);
	WST_FAILS(getsockname(s, (struct sockaddr *)&name, &len), WSAEINPROGRESS);
	WST_FAILS(shutdown(s, SD_BOTH), WSAEINPROGRESS);
	WST_FAILS(gethostname(&c, 1), WSAEINPROGRESS);
	WST_FAILS(WSACleanup(), WSAEINPROGRESS);
	WST_FAILS(WSAUnhookBlockingHook(), WSAEINPROGRESS);
	ck_assert_ptr_null(gethostbyname("localhost"));
	ck_assert_int_eq(WSAGetLastError(), WSAEINPROGRESS);
	ck_assert_ptr_null(WSASetBlockingHook((FARPROC)(void *)count_and_say_no));
	ck_assert_int_eq(WSAGetLastError(), WSAEINPROGRESS);
	ck_assert_int_eq(WSAStartup(MAKEWORD(1, 1), &data), WSAEINPROGRESS);
	ck_assert_uint_eq(htons(0x1234), ntohs(htons(ntohs(htons(0x1234)))) == 0x1234 ? htons(0x1234) : 0);
	ck_assert_uint_eq(inet_addr("127.0.0.1"), htonl(INADDR_LOOPBACK));
	WST_OK(WSACancelBlockingCall());
	WST_OK(WSACancelBlockingCall());
	return FALSE;
}

/* blocking-and-cancel.md, 17, 20 and 27. */
START_TEST(inside_a_hook_all_but_two_functions_are_WSAEINPROGRESS)
{
	char c;

	feed = wst_udp();
	hook(try_everything);
	WST_FAILS(recv(feed, &c, 1, 0), WSAEINTR);
	ck_assert_int_eq(calls, 1);
	ck_assert(!WSAIsBlocking());
	WST_OK(WSAUnhookBlockingHook());
	WST_OK(closesocket(feed));
}
END_TEST

static BOOL CALLBACK
feed_at_third(void)
{
	if (++calls == 3) {
		struct wst_thread t;

		/* blocking-and-cancel.md, 19: other threads are not affected. */
		wst_start(&t, feed_it, &feed);
		wst_join(&t);
	}
	return FALSE;
}

START_TEST(the_call_goes_on_when_the_hook_has_not_cancelled)
{
	char c = 0;

	feed = wst_udp();
	hook(feed_at_third);
	ck_assert_int_eq(recv(feed, &c, 1, 0), 1);
	ck_assert_int_eq(c, 'x');
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_int_ge(calls, 3);
}
END_TEST

static void
other_thread(void *argument)
{
	SOCKET u = wst_udp();
	char c;

	*(int *)argument = recv(u, &c, 1, 0);
}

/* blocking-and-cancel.md, 7. */
START_TEST(a_hook_belongs_to_its_thread)
{
	struct wst_thread t;
	int result = 0;

	hook(count_and_say_no);
	wst_start(&t, other_thread, &result);
	wst_until_blocked(&t);
	WST_OK(winsock_cancel_thread(t.tid));
	wst_join(&t);
	ck_assert_int_eq(result, SOCKET_ERROR);
	ck_assert_int_eq(calls, 0);
}
END_TEST

enum { WM_CANCEL = WM_USER + 1 };

/* A message pump of the 1990s: the "window procedure" is in line, for a message of the thread. */
static BOOL CALLBACK
pump(void)
{
	MSG message;

	if (!PeekMessage(&message, NULL, 0, 0, PM_REMOVE))
		return FALSE;
	calls++;
	if (message.message == WM_CANCEL)
		WST_OK(WSACancelBlockingCall());
	return TRUE;
}

static void
post(void *argument)
{
	ck_assert(PostThreadMessage(*(DWORD *)argument, WM_USER, 0, 0));
	ck_assert(PostThreadMessage(*(DWORD *)argument, WM_CANCEL, 0, 0));
}

START_TEST(a_message_that_a_hook_pumps_cancels)
{
	DWORD tid = GetCurrentThreadId();
	SOCKET u = wst_udp();
	struct wst_thread t;
	MSG message;
	char c;

	PeekMessage(&message, NULL, 0, 0, PM_NOREMOVE);
	hook(pump);
	wst_start(&t, post, &tid);
	WST_FAILS(recv(u, &c, 1, 0), WSAEINTR);
	wst_join(&t);
	ck_assert_int_eq(calls, 2);
}
END_TEST

START_TEST(pseudo_blocking_pumps_without_a_hook)
{
	SOCKET u = wst_udp(), from = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(u));
	MSG message;
	char c;

	ck_assert(!winsock_set_pseudo_blocking(TRUE));
	PeekMessage(&message, NULL, 0, 0, PM_NOREMOVE);
	ck_assert(PostThreadMessage(GetCurrentThreadId(), WM_USER, 0, 0));
	ck_assert_int_eq(sendto(from, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	ck_assert_int_eq(recv(u, &c, 1, 0), 1);
	ck_assert(PeekMessage(&message, NULL, 0, 0, PM_NOREMOVE));
	feed = u;
	calls = 0;
	WST_OK(setsockopt(u, SOL_SOCKET, SO_RCVTIMEO, (const char *)&(DWORD){50}, sizeof(DWORD)));
	WST_FAILS(recv(u, &c, 1, 0), WSAETIMEDOUT);
	ck_assert(!PeekMessage(&message, NULL, 0, 0, PM_NOREMOVE));
	ck_assert(winsock_set_pseudo_blocking(FALSE));
}
END_TEST

WST_MAIN("hook", WSASetBlockingHook_answers_the_previous_hook_and_never_NULL, a_hook_that_cannot_be_called_is_WSAEFAULT,
	the_hook_cancels_recv_recvfrom_accept_and_select, the_hook_cancels_a_blocked_send, a_hook_that_always_says_again_can_cancel,
	a_hook_that_always_says_again_does_not_hide_data, the_hook_runs_only_where_the_call_would_block,
	inside_a_hook_all_but_two_functions_are_WSAEINPROGRESS, the_call_goes_on_when_the_hook_has_not_cancelled,
	a_hook_belongs_to_its_thread, a_message_that_a_hook_pumps_cancels, pseudo_blocking_pumps_without_a_hook)
