/* APCs inside blocking calls: these are alertable waits (blocking-and-cancel.md, 39). */
#include "harness.h"

#include <stdatomic.h>

static SOCKET here, there;
static HANDLE blocked;
static atomic_int calls;
static struct wst_thread victim;

static HANDLE
handle_of(const struct wst_thread *thread)
{
	HANDLE handle = OpenThread(THREAD_ALL_ACCESS, FALSE, thread->tid);

	ck_assert(handle);
	return handle;
}

static void CALLBACK
count(ULONG_PTR unused)
{
	(void)unused;
	atomic_fetch_add(&calls, 1);
}

static void CALLBACK
cancel(ULONG_PTR unused)
{
	(void)unused;
	WST_OK(WSACancelBlockingCall());
}

static void
receive_a_byte(void *unused)
{
	char byte;

	(void)unused;
	ck_assert_uint_eq(WaitForSingleObject(blocked, INFINITE), WAIT_OBJECT_0);
	ck_assert_int_eq(recv(here, &byte, 1, 0), 1);
}

static void
receive_nothing(void *unused)
{
	char byte;

	(void)unused;
	ck_assert_uint_eq(WaitForSingleObject(blocked, INFINITE), WAIT_OBJECT_0);
	WST_FAILS(recv(here, &byte, 1, 0), WSAEINTR);
}

static HANDLE
start(void (*body)(void *))
{
	wst_pair(&here, &there);
	blocked = CreateEvent(NULL, FALSE, FALSE, NULL);
	wst_start(&victim, body, NULL);
	wst_until_parked(victim.tid);
	SetEvent(blocked);
	wst_until_blocked(&victim);
	return handle_of(&victim);
}

START_TEST(an_APC_runs_while_recv_blocks_and_recv_goes_on)
{
	HANDLE thread = start(receive_a_byte);

	for (int i = 1; i <= 2000; i++) {
		ck_assert(QueueUserAPC(count, thread, 0));
		if (i % 2)
			while (atomic_load(&calls) < i)
				SwitchToThread();
	}
	while (atomic_load(&calls) < 2000)
		SwitchToThread();
	ck_assert(winsock_thread_blocking(victim.tid));
	ck_assert_int_eq(send(there, "x", 1, 0), 1);
	wst_join(&victim);
	ck_assert(CloseHandle(thread));
}
END_TEST

START_TEST(an_APC_can_cancel_the_call_it_interrupts)
{
	HANDLE thread = start(receive_nothing);

	ck_assert(QueueUserAPC(cancel, thread, 0));
	wst_join(&victim);
	ck_assert(CloseHandle(thread));
}
END_TEST

WST_MAIN("APCs in blocking calls", an_APC_runs_while_recv_blocks_and_recv_goes_on, an_APC_can_cancel_the_call_it_interrupts)
