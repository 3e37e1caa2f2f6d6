/* HANDLEs: numbers, life, threads and sockets among them. */
#include "harness.h"

#include <stdatomic.h>
#include <unistd.h>
#include <sys/wait.h>

static HANDLE
open_self(void)
{
	HANDLE handle = OpenThread(THREAD_ALL_ACCESS, FALSE, GetCurrentThreadId());

	ck_assert_msg(handle != NULL, "error %u", (unsigned)GetLastError());
	return handle;
}

/* DESIGN 1.4: small positive multiples of 4 from 0x40000000 up. */
START_TEST(handles_are_multiples_of_4_that_survive_a_cast_to_int)
{
	for (int i = 0; i < 100; i++) {
		HANDLE handle = open_self();

		ck_assert_uint_ge((UINT_PTR)handle, 0x40000000);
		ck_assert_uint_eq((UINT_PTR)handle % 4, 0);
		ck_assert((HANDLE)(INT_PTR)(int)(INT_PTR)handle == handle);
		ck_assert((int)(INT_PTR)handle > 0);
	}
}
END_TEST

START_TEST(a_closed_handle_is_ERROR_INVALID_HANDLE)
{
	HANDLE handle = open_self();

	ck_assert(CloseHandle(handle));
	WST_REFUSES(CloseHandle(handle), ERROR_INVALID_HANDLE);
	WST_REFUSES(GetThreadId(handle), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(what_was_never_a_handle_is_ERROR_INVALID_HANDLE)
{
	static const UINT_PTR bad[] = {0, 1, 2, 0x3ffffffc, 0x40000000, 0x40001000, 0x7ffffffc, 0x80000000, (UINT_PTR)-3, (UINT_PTR)-4096};

	for (size_t i = 0; i < WST_COUNT(bad); i++)
		WST_REFUSES(CloseHandle((HANDLE)bad[i]), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(a_stale_handle_does_not_become_another_object)
{
	HANDLE stale = open_self();

	ck_assert(CloseHandle(stale));
	for (int i = 0; i < 100000; i++) {
		HANDLE handle = open_self();

		ck_assert_ptr_ne(handle, stale);
		ck_assert(CloseHandle(handle));
	}
	WST_REFUSES(CloseHandle(stale), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(thousands_of_handles_live_side_by_side)
{
	enum { MANY = 20000 };
	HANDLE *all = malloc(MANY * sizeof *all);

	for (int i = 0; i < MANY; i++)
		all[i] = open_self();
	for (int i = 0; i < MANY; i += 2)
		ck_assert(CloseHandle(all[i]));
	for (int i = 0; i < MANY; i++)
		if (i % 2)
			ck_assert_uint_eq(GetThreadId(all[i]), GetCurrentThreadId());
		else
			WST_REFUSES(GetThreadId(all[i]), ERROR_INVALID_HANDLE);
	for (int i = 1; i < MANY; i += 2)
		ck_assert(CloseHandle(all[i]));
	free(all);
}
END_TEST

START_TEST(closing_a_pseudo_handle_has_no_effect)
{
	ck_assert_ptr_eq(GetCurrentProcess(), (HANDLE)(INT_PTR)-1);
	ck_assert_ptr_eq(GetCurrentThread(), (HANDLE)(INT_PTR)-2);
	ck_assert(CloseHandle(GetCurrentThread()));
	ck_assert(CloseHandle(GetCurrentProcess()));
	ck_assert_uint_eq(GetThreadId(GetCurrentThread()), GetCurrentThreadId());
}
END_TEST

/* observed-behaviour, "Handles": a SOCKET is a handle that CloseHandle takes. */
START_TEST(CloseHandle_closes_a_socket)
{
	SOCKET s = wst_udp();

	ck_assert(CloseHandle((HANDLE)s));
	WST_FAILS(closesocket(s), WSAENOTSOCK);
	WST_REFUSES(CloseHandle((HANDLE)s), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(CloseHandle_lets_a_descriptor_be_that_is_no_socket)
{
	int fds[2];

	ck_assert_int_eq(pipe(fds), 0);
	WST_REFUSES(CloseHandle((HANDLE)(INT_PTR)fds[0]), ERROR_INVALID_HANDLE);
	WST_REFUSES(CloseHandle((HANDLE)(INT_PTR)1000), ERROR_INVALID_HANDLE);
	ck_assert_int_eq(close(fds[0]), 0);
}
END_TEST

START_TEST(a_pseudo_handle_is_duplicated_into_a_real_one)
{
	HANDLE copy = NULL;

	ck_assert(DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &copy, 0, FALSE, DUPLICATE_SAME_ACCESS));
	ck_assert_uint_ge((UINT_PTR)copy, 0x40000000);
	ck_assert_uint_eq(GetThreadId(copy), GetCurrentThreadId());
	ck_assert(CloseHandle(copy));
}
END_TEST

START_TEST(a_duplicate_outlives_its_source)
{
	HANDLE first = open_self(), second = NULL, third = NULL;

	ck_assert(DuplicateHandle(GetCurrentProcess(), first, GetCurrentProcess(), &second, 0, FALSE, DUPLICATE_SAME_ACCESS));
	ck_assert_ptr_ne(first, second);
	ck_assert(CloseHandle(first));
	ck_assert_uint_eq(GetThreadId(second), GetCurrentThreadId());
	ck_assert(DuplicateHandle(GetCurrentProcess(), second, GetCurrentProcess(), &third, 0, FALSE,
			DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE));
	WST_REFUSES(CloseHandle(second), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(third));
}
END_TEST

START_TEST(a_duplicate_has_the_access_that_was_asked)
{
	HANDLE all = open_self(), narrow = NULL;

	ck_assert(DuplicateHandle(GetCurrentProcess(), all, GetCurrentProcess(), &narrow, SYNCHRONIZE, FALSE, 0));
	WST_REFUSES(GetThreadId(narrow), ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(narrow));
	ck_assert(CloseHandle(all));
}
END_TEST

START_TEST(DuplicateHandle_knows_a_process_from_a_thread)
{
	HANDLE process = NULL, thread = open_self(), copy = NULL;

	ck_assert(DuplicateHandle(GetCurrentProcess(), GetCurrentProcess(), GetCurrentProcess(), &process, 0, FALSE, DUPLICATE_SAME_ACCESS));
	ck_assert(DuplicateHandle(process, thread, process, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS));
	WST_REFUSES(DuplicateHandle(thread, thread, process, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS), ERROR_INVALID_HANDLE);
	WST_REFUSES(DuplicateHandle(NULL, thread, process, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS), ERROR_INVALID_HANDLE);
	WST_REFUSES(DuplicateHandle(process, NULL, process, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS), ERROR_INVALID_HANDLE);
	WST_REFUSES(GetThreadId(process), ERROR_INVALID_HANDLE);
}
END_TEST

struct peer {
	pthread_barrier_t barrier;
};

static void
stay(void *peer)
{
	pthread_barrier_wait(&((struct peer *)peer)->barrier);
}

START_TEST(OpenThread_opens_any_thread_of_the_process_while_it_lives)
{
	struct wst_thread t = {.lock = PTHREAD_MUTEX_INITIALIZER};
	struct peer peer;
	HANDLE handle;

	pthread_barrier_init(&peer.barrier, NULL, 2);
	wst_start(&t, stay, &peer);
	ck_assert_uint_ne(t.tid, GetCurrentThreadId());
	handle = OpenThread(THREAD_ALL_ACCESS, FALSE, t.tid);
	ck_assert_ptr_ne(handle, NULL);
	ck_assert_uint_eq(GetThreadId(handle), t.tid);
	pthread_barrier_wait(&peer.barrier);
	wst_join(&t);
	ck_assert_uint_eq(GetThreadId(handle), t.tid);
	WST_REFUSES(CancelSynchronousIo(handle), ERROR_NOT_FOUND);
	ck_assert(CloseHandle(handle));
}
END_TEST

START_TEST(OpenThread_of_no_thread_is_ERROR_INVALID_PARAMETER)
{
	WST_REFUSES(OpenThread(THREAD_ALL_ACCESS, FALSE, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(OpenThread(THREAD_ALL_ACCESS, FALSE, 0x7ffffff0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(OpenThread(THREAD_ALL_ACCESS, FALSE, 0xfffffff0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(OpenThread(THREAD_ALL_ACCESS, FALSE, 1), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(a_handle_gives_only_the_access_it_was_opened_for)
{
	HANDLE handle = OpenThread(SYNCHRONIZE, FALSE, GetCurrentThreadId());

	ck_assert_ptr_ne(handle, NULL);
	WST_REFUSES(GetThreadId(handle), ERROR_ACCESS_DENIED);
	WST_REFUSES(CancelSynchronousIo(handle), ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(handle));
	handle = OpenThread(MAXIMUM_ALLOWED, FALSE, GetCurrentThreadId());
	ck_assert_uint_eq(GetThreadId(handle), GetCurrentThreadId());
	ck_assert(CloseHandle(handle));
}
END_TEST

START_TEST(a_success_leaves_the_last_error_alone)
{
	HANDLE handle = open_self();

	SetLastError(777);
	ck_assert_uint_eq(GetThreadId(handle), GetCurrentThreadId());
	ck_assert(CloseHandle(handle));
	ck_assert_uint_eq(GetLastError(), 777);
	ck_assert_int_eq(WSAGetLastError(), 777);
}
END_TEST

static void
set_another_error(void *unused)
{
	(void)unused;
	ck_assert_uint_eq(GetLastError(), 0);
	SetLastError(2);
}

START_TEST(the_last_error_belongs_to_its_thread)
{
	struct wst_thread t = {.lock = PTHREAD_MUTEX_INITIALIZER};

	SetLastError(1);
	wst_start(&t, set_another_error, NULL);
	wst_join(&t);
	ck_assert_uint_eq(GetLastError(), 1);
}
END_TEST

/* Exit status 0: the child's ids are its own, and its handles work. */
static int
look_around(DWORD parent_thread, DWORD parent, HANDLE inherited)
{
	HANDLE handle = OpenThread(THREAD_ALL_ACCESS, FALSE, GetCurrentThreadId());

	if (GetCurrentThreadId() == parent_thread || GetCurrentProcessId() == parent)
		return 1;
	if (!handle || GetThreadId(handle) != GetCurrentThreadId())
		return 2;
	return CloseHandle(inherited) && CloseHandle(handle) ? 0 : 3;
}

START_TEST(a_forked_child_has_a_thread_id_of_its_own)
{
	HANDLE handle = open_self();
	DWORD thread = GetCurrentThreadId(), process = GetCurrentProcessId();
	pid_t child = fork();
	int status;

	ck_assert_int_ge(child, 0);
	if (!child)
		_exit(look_around(thread, process, handle));
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(GetCurrentThreadId(), thread);
}
END_TEST

enum {
	ROUNDS = 20000,
	CLOSERS = 4,
};

static _Atomic(HANDLE) shared;
static atomic_int closed;

static void
open_close_and_ask(void *unused)
{
	(void)unused;
	for (int i = 0; i < ROUNDS; i++) {
		HANDLE old = atomic_exchange(&shared, open_self());
		HANDLE other = atomic_load(&shared);
		DWORD tid = GetThreadId(other);

		ck_assert(tid || GetLastError() == ERROR_INVALID_HANDLE);
		if (old)
			closed += CloseHandle(old);
	}
}

START_TEST(threads_that_close_each_others_handles_close_each_once)
{
	struct wst_thread threads[CLOSERS];

	for (int i = 0; i < CLOSERS; i++) {
		pthread_mutex_init(&threads[i].lock, NULL);
		wst_start(&threads[i], open_close_and_ask, NULL);
	}
	for (int i = 0; i < CLOSERS; i++)
		wst_join(&threads[i]);
	ck_assert_int_eq(closed, CLOSERS * ROUNDS - 1);
	ck_assert(CloseHandle(shared));
}
END_TEST

WST_MAIN("handle", handles_are_multiples_of_4_that_survive_a_cast_to_int, a_closed_handle_is_ERROR_INVALID_HANDLE,
	what_was_never_a_handle_is_ERROR_INVALID_HANDLE, a_stale_handle_does_not_become_another_object,
	thousands_of_handles_live_side_by_side, closing_a_pseudo_handle_has_no_effect, CloseHandle_closes_a_socket,
	CloseHandle_lets_a_descriptor_be_that_is_no_socket, a_pseudo_handle_is_duplicated_into_a_real_one, a_duplicate_outlives_its_source,
	a_duplicate_has_the_access_that_was_asked, DuplicateHandle_knows_a_process_from_a_thread,
	OpenThread_opens_any_thread_of_the_process_while_it_lives, OpenThread_of_no_thread_is_ERROR_INVALID_PARAMETER,
	a_handle_gives_only_the_access_it_was_opened_for, a_success_leaves_the_last_error_alone, the_last_error_belongs_to_its_thread,
	a_forked_child_has_a_thread_id_of_its_own, threads_that_close_each_others_handles_close_each_once)
