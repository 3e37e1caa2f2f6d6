/* Completion ports: packets, waiters, the count of running threads, closing. */
#include "harness.h"

#include <stdatomic.h>

static HANDLE
new_port(DWORD threads)
{
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, threads);

	ck_assert_msg(port != NULL, "error %u", (unsigned)GetLastError());
	return port;
}

static void
post(HANDLE port, DWORD bytes)
{
	ck_assert(PostQueuedCompletionStatus(port, bytes, 7, NULL));
}

/* A packet's bytes; 0xffffffff where there is none. */
static DWORD
get(HANDLE port, DWORD milliseconds)
{
	DWORD bytes = 0;
	ULONG_PTR key = 0;
	LPOVERLAPPED overlapped;

	return GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, milliseconds) ? bytes : 0xffffffff;
}

START_TEST(packets_come_in_the_order_they_were_posted)
{
	HANDLE port = new_port(0);

	for (DWORD i = 0; i < 1000; i++)
		post(port, i);
	for (DWORD i = 0; i < 1000; i++)
		ck_assert_uint_eq(get(port, INFINITE), i);
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(a_packet_brings_what_was_posted)
{
	HANDLE port = new_port(1);
	OVERLAPPED posted = {.Internal = 0xc0000120};
	LPOVERLAPPED overlapped = NULL;
	DWORD bytes = 0;
	ULONG_PTR key = 0;

	ck_assert(PostQueuedCompletionStatus(port, 0xfffffffe, ~(ULONG_PTR)0, &posted));
	SetLastError(12345);
	ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, 0));
	ck_assert_uint_eq(GetLastError(), 12345);
	ck_assert_uint_eq(bytes, 0xfffffffe);
	ck_assert(key == ~(ULONG_PTR)0);
	ck_assert_ptr_eq(overlapped, &posted);
	ck_assert(CloseHandle(port));
}
END_TEST

/* observed-behaviour, "Completion ports": a time-out. */
START_TEST(a_time_out_is_WAIT_TIMEOUT_and_leaves_key_and_size_alone)
{
	HANDLE port = new_port(0);
	static const DWORD times[] = {0, 1, 20};

	for (size_t i = 0; i < WST_COUNT(times); i++) {
		LPOVERLAPPED overlapped = (LPOVERLAPPED)1;
		DWORD bytes = 1;
		ULONG_PTR key = 2;

		WST_REFUSES(GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, times[i]), WAIT_TIMEOUT);
		ck_assert_ptr_eq(overlapped, NULL);
		ck_assert_uint_eq(bytes, 1);
		ck_assert_uint_eq(key, 2);
	}
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(bytes_may_be_an_unsigned_long)
{
	HANDLE port = new_port(0);
	unsigned long bytes = ~0ul;
	ULONG_PTR key;
	LPOVERLAPPED overlapped;
	OVERLAPPED_ENTRY entry;

	post(port, 5);
	post(port, 6);
	ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, 0));
	ck_assert_uint_eq(bytes, 5);
	bytes = ~0ul;
	ck_assert(GetQueuedCompletionStatusEx(port, &entry, 1, &bytes, 0, FALSE));
	ck_assert_uint_eq(bytes, 1);
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(bad_handles_and_parameters_are_refused)
{
	HANDLE port = new_port(0), event = CreateEvent(NULL, FALSE, FALSE, NULL);
	DWORD bytes;
	ULONG_PTR key;
	LPOVERLAPPED overlapped = (LPOVERLAPPED)1;
	OVERLAPPED_ENTRY entry;
	ULONG count;

	WST_REFUSES(CreateIoCompletionPort(INVALID_HANDLE_VALUE, port, 0, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateIoCompletionPort(NULL, NULL, 0, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(CreateIoCompletionPort(event, port, 0, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(CreateIoCompletionPort((HANDLE)(INT_PTR)1000, port, 0, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(CreateIoCompletionPort((HANDLE)(INT_PTR)0x7ffffff0, port, 0, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(PostQueuedCompletionStatus(event, 0, 0, NULL), ERROR_INVALID_HANDLE);
	WST_REFUSES(PostQueuedCompletionStatus(NULL, 0, 0, NULL), ERROR_INVALID_HANDLE);
	WST_REFUSES(GetQueuedCompletionStatus(event, &bytes, &key, &overlapped, 0), ERROR_INVALID_HANDLE);
	ck_assert_ptr_eq(overlapped, NULL);
	WST_REFUSES(GetQueuedCompletionStatusEx(event, &entry, 1, &count, 0, FALSE), ERROR_INVALID_HANDLE);
	WST_REFUSES(GetQueuedCompletionStatusEx(port, &entry, 0, &count, 0, FALSE), ERROR_INVALID_PARAMETER);
	ck_assert(CloseHandle(event));
	ck_assert(CloseHandle(port));
	WST_REFUSES(PostQueuedCompletionStatus(port, 0, 0, NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(Ex_takes_as_many_as_there_are_and_fit)
{
	HANDLE port = new_port(0);
	OVERLAPPED_ENTRY entries[4];
	ULONG count = 9;

	for (DWORD i = 0; i < 6; i++)
		post(port, i);
	ck_assert(GetQueuedCompletionStatusEx(port, entries, 4, &count, INFINITE, FALSE));
	ck_assert_uint_eq(count, 4);
	for (DWORD i = 0; i < 4; i++) {
		ck_assert_uint_eq(entries[i].dwNumberOfBytesTransferred, i);
		ck_assert_uint_eq(entries[i].lpCompletionKey, 7);
		ck_assert_uint_eq(entries[i].Internal, 0);
	}
	ck_assert(GetQueuedCompletionStatusEx(port, entries, 4, &count, INFINITE, FALSE));
	ck_assert_uint_eq(count, 2);
	WST_REFUSES(GetQueuedCompletionStatusEx(port, entries, 4, &count, 0, FALSE), WAIT_TIMEOUT);
	ck_assert_uint_eq(count, 0);
	ck_assert(CloseHandle(port));
}
END_TEST

static void CALLBACK
count_up(ULONG_PTR counter)
{
	++*(int *)counter;
}

START_TEST(Ex_is_ended_by_an_APC_when_it_is_alertable)
{
	HANDLE port = new_port(0);
	OVERLAPPED_ENTRY entry;
	ULONG count;
	int calls = 0;

	ck_assert(QueueUserAPC(count_up, GetCurrentThread(), (ULONG_PTR)&calls));
	WST_REFUSES(GetQueuedCompletionStatusEx(port, &entry, 1, &count, 0, FALSE), WAIT_TIMEOUT);
	ck_assert_int_eq(calls, 0);
	WST_REFUSES(GetQueuedCompletionStatusEx(port, &entry, 1, &count, INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(calls, 1);
	ck_assert(CloseHandle(port));
}
END_TEST

/* A port's object is a queue of the kernel's, and signaled while it is not empty. */
START_TEST(a_port_is_signaled_while_it_has_packets)
{
	HANDLE port = new_port(0);

	ck_assert_uint_eq(WaitForSingleObject(port, 0), WAIT_TIMEOUT);
	post(port, 1);
	ck_assert_uint_eq(WaitForSingleObject(port, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(get(port, 0), 1);
	ck_assert_uint_eq(WaitForSingleObject(port, 0), WAIT_TIMEOUT);
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(a_socket_is_attached_or_honestly_refused)
{
	SOCKET s = wst_udp();
	HANDLE port = new_port(0), same;

	SetLastError(0);
	same = CreateIoCompletionPort((HANDLE)s, port, 1, 0);
	ck_assert(same == port || (!same && GetLastError() == ERROR_NOT_SUPPORTED));
	ck_assert(CloseHandle(port));
	ck_assert_int_eq(closesocket(s), 0);
}
END_TEST

struct worker {
	struct wst_thread thread;
	HANDLE port, go, done;
	_Atomic DWORD got, error;
};

static void
wait_once(void *value)
{
	struct worker *worker = value;

	worker->got = get(worker->port, INFINITE);
	worker->error = GetLastError();
	if (worker->done)
		SetEvent(worker->done);
	if (worker->go)
		WaitForSingleObject(worker->go, INFINITE);
}

static void
start(struct worker *worker, HANDLE port)
{
	*worker = (struct worker){.thread = {.lock = PTHREAD_MUTEX_INITIALIZER}, .port = port, .got = 0xffffffff};
	worker->done = CreateEvent(NULL, TRUE, FALSE, NULL);
	wst_start(&worker->thread, wait_once, worker);
}

static void
finish(struct worker *worker)
{
	wst_join(&worker->thread);
	ck_assert(CloseHandle(worker->done));
}

START_TEST(the_thread_that_came_last_is_released_first)
{
	HANDLE port = new_port(8);
	struct worker workers[3];

	for (size_t i = 0; i < 3; i++) {
		start(&workers[i], port);
		wst_until_parked(workers[i].thread.tid);
	}
	for (size_t i = 3; i-- > 0; ) {
		post(port, (DWORD)i);
		ck_assert_uint_eq(WaitForSingleObject(workers[i].done, INFINITE), WAIT_OBJECT_0);
		ck_assert_uint_eq(workers[i].got, i);
	}
	for (size_t i = 0; i < 3; i++)
		finish(&workers[i]);
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(no_more_threads_are_released_than_may_run)
{
	HANDLE port = new_port(1);
	struct worker worker;

	post(port, 1);
	ck_assert_uint_eq(get(port, INFINITE), 1);
	start(&worker, port);
	wst_until_parked(worker.thread.tid);
	/* Not for the other, though it waits: this thread runs. */
	post(port, 2);
	ck_assert_uint_eq(get(port, INFINITE), 2);
	post(port, 3);
	/* This thread blocks in a wait, and gives its place. */
	ck_assert_uint_eq(WaitForSingleObject(worker.done, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(worker.got, 3);
	finish(&worker);
	ck_assert(CloseHandle(port));
}
END_TEST

static void
take_one_and_end(void *port)
{
	ck_assert_uint_eq(get(*(HANDLE *)port, INFINITE), 1);
}

static SOCKET quiet;

static void
take_and_receive(void *port)
{
	OVERLAPPED *overlapped;
	ULONG_PTR key;
	DWORD bytes;
	char byte;

	ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE));
	ck_assert_int_eq(recv(quiet, &byte, 1, 0), 1);
}

START_TEST(a_worker_that_blocks_in_recv_lets_the_next_in)
{
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
	struct wst_thread worker;
	OVERLAPPED *overlapped;
	ULONG_PTR key;
	SOCKET peer;
	DWORD bytes;

	wst_pair(&quiet, &peer);
	wst_start(&worker, take_and_receive, port);
	ck_assert(PostQueuedCompletionStatus(port, 1, 1, NULL));
	wst_until_blocked(&worker);
	ck_assert(PostQueuedCompletionStatus(port, 2, 2, NULL));
	ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE));
	ck_assert_uint_eq(key, 2);
	ck_assert_int_eq(send(peer, "x", 1, 0), 1);
	wst_join(&worker);
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(a_thread_that_ended_does_not_count_as_running)
{
	HANDLE port = new_port(1);
	struct wst_thread thread = {.lock = PTHREAD_MUTEX_INITIALIZER};

	for (int i = 0; i < 100; i++) {
		post(port, 1);
		wst_start(&thread, take_one_and_end, &port);
		wst_join(&thread);
	}
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(a_thread_that_goes_to_another_port_leaves_the_first)
{
	HANDLE first = new_port(1), second = new_port(1);
	struct worker worker;

	post(first, 1);
	ck_assert_uint_eq(get(first, 0), 1);
	start(&worker, first);
	wst_until_parked(worker.thread.tid);
	post(first, 2);
	ck_assert_uint_eq(get(second, 0), 0xffffffff);
	ck_assert_uint_eq(WaitForSingleObject(worker.done, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(worker.got, 2);
	finish(&worker);
	ck_assert(CloseHandle(first));
	ck_assert(CloseHandle(second));
}
END_TEST

START_TEST(closing_the_last_handle_releases_those_who_wait_with_ERROR_ABANDONED_WAIT_0)
{
	HANDLE port = new_port(0), copy = NULL;
	struct worker worker;

	ck_assert(DuplicateHandle(GetCurrentProcess(), port, GetCurrentProcess(), &copy, 0, FALSE, DUPLICATE_SAME_ACCESS));
	start(&worker, port);
	wst_until_parked(worker.thread.tid);
	ck_assert(CloseHandle(port));
	ck_assert_uint_eq(WaitForSingleObject(worker.done, 20), WAIT_TIMEOUT);
	ck_assert(CloseHandle(copy));
	finish(&worker);
	ck_assert_uint_eq(worker.got, 0xffffffff);
	ck_assert_uint_eq(worker.error, ERROR_ABANDONED_WAIT_0);
}
END_TEST

enum { WORKERS = 4, PACKETS = 20000 };

struct crowd {
	HANDLE port;
	atomic_uint taken;
	atomic_ullong sum;
};

/* Some wait for a time that runs out all the while. */
static void
serve(void *value)
{
	struct crowd *crowd = value;
	unsigned turn = 0;

	for (;;) {
		DWORD bytes = 0;
		ULONG_PTR key;
		LPOVERLAPPED overlapped;

		if (GetQueuedCompletionStatus(crowd->port, &bytes, &key, &overlapped, turn++ % 3 ? INFINITE : turn % 2)) {
			if (!bytes)
				return;
			atomic_fetch_add(&crowd->taken, 1);
			atomic_fetch_add(&crowd->sum, bytes);
		} else if (GetLastError() != WAIT_TIMEOUT) {
			ck_assert_uint_eq(GetLastError(), ERROR_ABANDONED_WAIT_0);
			return;
		}
	}
}

START_TEST(no_packet_is_lost_and_none_comes_twice)
{
	struct crowd crowd = {.port = new_port(2)};
	struct wst_thread threads[WORKERS];

	for (size_t i = 0; i < WORKERS; i++) {
		threads[i] = (struct wst_thread){.lock = PTHREAD_MUTEX_INITIALIZER};
		wst_start(&threads[i], serve, &crowd);
	}
	for (DWORD i = 1; i <= PACKETS; i++)
		post(crowd.port, i);
	for (size_t i = 0; i < WORKERS; i++)
		post(crowd.port, 0);
	for (size_t i = 0; i < WORKERS; i++)
		wst_join(&threads[i]);
	ck_assert_uint_eq(crowd.taken, PACKETS);
	ck_assert(crowd.sum == (unsigned long long)PACKETS * (PACKETS + 1) / 2);
	ck_assert(CloseHandle(crowd.port));
}
END_TEST

static void
serve_until_closed(void *value)
{
	HANDLE port = *(HANDLE *)value;

	for (;;) {
		if (get(port, INFINITE) != 0xffffffff)
			continue;
		ck_assert(GetLastError() == ERROR_ABANDONED_WAIT_0 || GetLastError() == ERROR_INVALID_HANDLE);
		return;
	}
}

static void
post_until_closed(void *value)
{
	HANDLE port = *(HANDLE *)value;

	while (PostQueuedCompletionStatus(port, 1, 0, NULL))
		continue;
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_HANDLE);
}

START_TEST(a_port_may_be_closed_under_those_who_post_and_those_who_get)
{
	for (int i = 0; i < 1000; i++) {
		HANDLE port = new_port(1);
		struct wst_thread getter = {.lock = PTHREAD_MUTEX_INITIALIZER}, poster = {.lock = PTHREAD_MUTEX_INITIALIZER};

		wst_start(&getter, serve_until_closed, &port);
		wst_start(&poster, post_until_closed, &port);
		ck_assert(CloseHandle(port));
		wst_join(&getter);
		wst_join(&poster);
	}
}
END_TEST

WST_MAIN("port",
	packets_come_in_the_order_they_were_posted,
	a_packet_brings_what_was_posted,
	a_time_out_is_WAIT_TIMEOUT_and_leaves_key_and_size_alone,
	bytes_may_be_an_unsigned_long,
	bad_handles_and_parameters_are_refused,
	Ex_takes_as_many_as_there_are_and_fit,
	Ex_is_ended_by_an_APC_when_it_is_alertable,
	a_port_is_signaled_while_it_has_packets,
	a_socket_is_attached_or_honestly_refused,
	the_thread_that_came_last_is_released_first,
	no_more_threads_are_released_than_may_run, a_worker_that_blocks_in_recv_lets_the_next_in,
	a_thread_that_ended_does_not_count_as_running,
	a_thread_that_goes_to_another_port_leaves_the_first,
	closing_the_last_handle_releases_those_who_wait_with_ERROR_ABANDONED_WAIT_0,
	no_packet_is_lost_and_none_comes_twice,
	a_port_may_be_closed_under_those_who_post_and_those_who_get)
