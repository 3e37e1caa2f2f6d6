/* Console control handlers. */
#include "harness.h"

#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>
#include <sys/wait.h>

/* ThreadSanitizer keeps signals from handlers for good in a child of a process with threads. */
#ifdef __SANITIZE_THREAD__
#define CHILD_HANDLES_SIGNALS FALSE
#else
#define CHILD_HANDLES_SIGNALS TRUE
#endif

static HANDLE happened;
static atomic_uint calls, last;
static DWORD handler_thread;
static SOCKET blocked;

static BOOL WINAPI
tell(DWORD event)
{
	last = event;
	handler_thread = GetCurrentThreadId();
	calls++;
	SetEvent(happened);
	return TRUE;
}

static BOOL WINAPI
pass_on(DWORD event)
{
	(void)event;
	calls += 100;
	return FALSE;
}

static BOOL WINAPI
cancel(DWORD event)
{
	(void)event;
	WSACancelBlockingCall();
	return TRUE;
}

/* Check has handlers of its own, which end the run. */
static void
setup(void)
{
	static const int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};

	for (size_t i = 0; i < WST_COUNT(signals); i++)
		signal(signals[i], SIG_DFL);
	happened = CreateEventA(NULL, FALSE, FALSE, NULL);
	ck_assert_ptr_nonnull(happened);
}

static void
await(void)
{
	ck_assert_uint_eq(WaitForSingleObject(happened, INFINITE), WAIT_OBJECT_0);
}

START_TEST(a_handler_runs_in_a_thread_of_its_own_and_can_set_an_event)
{
	setup();
	ck_assert(SetConsoleCtrlHandler(tell, TRUE));
	for (unsigned i = 1; i <= 200; i++) {
		raise(SIGINT);
		await();
		ck_assert_uint_eq(calls, i);
		ck_assert_uint_eq(last, CTRL_C_EVENT);
	}
	ck_assert_uint_ne(handler_thread, GetCurrentThreadId());
	raise(SIGQUIT);
	await();
	ck_assert_uint_eq(last, CTRL_BREAK_EVENT);
}
END_TEST

START_TEST(handlers_are_called_last_first_until_one_answers_TRUE)
{
	setup();
	ck_assert(SetConsoleCtrlHandler(pass_on, TRUE));
	ck_assert(SetConsoleCtrlHandler(tell, TRUE));
	ck_assert(SetConsoleCtrlHandler(pass_on, TRUE));
	raise(SIGINT);
	await();
	ck_assert_uint_eq(calls, 101);
	ck_assert(SetConsoleCtrlHandler(pass_on, FALSE));
	raise(SIGINT);
	await();
	ck_assert_uint_eq(calls, 102);
}
END_TEST

START_TEST(a_handler_that_was_not_added_is_ERROR_INVALID_PARAMETER_to_remove)
{
	struct sigaction before, after;

	setup();
	sigaction(SIGINT, NULL, &before);
	WST_REFUSES(SetConsoleCtrlHandler(tell, FALSE), ERROR_INVALID_PARAMETER);
	sigaction(SIGINT, NULL, &after);
	ck_assert(before.sa_handler == after.sa_handler);
}
END_TEST

static void
receive(void *argument)
{
	char byte;

	(void)argument;
	WST_FAILS(recv(blocked, &byte, 1, 0), WSAEINTR);
}

START_TEST(WSACancelBlockingCall_in_a_handler_ends_a_blocked_recv)
{
	struct wst_thread t;

	setup();
	ck_assert(SetConsoleCtrlHandler(cancel, TRUE));
	blocked = wst_udp();
	wst_start(&t, receive, NULL);
	wst_until_blocked(&t);
	kill(getpid(), SIGINT);
	wst_join(&t);
}
END_TEST

static void
receive_one(void *argument)
{
	char byte = 0;

	(void)argument;
	ck_assert_int_eq(recv(blocked, &byte, 1, 0), 1);
	ck_assert_int_eq(byte, 'x');
}

START_TEST(a_blocked_call_goes_on_when_the_handler_lets_it_be)
{
	struct sockaddr_in name;
	struct wst_thread t;

	setup();
	ck_assert(SetConsoleCtrlHandler(tell, TRUE));
	blocked = wst_udp();
	name = wst_loopback(wst_port(blocked));
	wst_start(&t, receive_one, NULL);
	wst_until_blocked(&t);
	kill(getpid(), SIGINT);
	await();
	WST_OK(sendto(blocked, "x", 1, 0, (struct sockaddr *)&name, sizeof name));
	wst_join(&t);
}
END_TEST

START_TEST(NULL_and_TRUE_ignore_Ctrl_C_and_NULL_and_FALSE_take_it_again)
{
	setup();
	ck_assert(SetConsoleCtrlHandler(tell, TRUE));
	ck_assert(SetConsoleCtrlHandler(NULL, TRUE));
	raise(SIGINT);
	ck_assert_uint_eq(calls, 0);
	ck_assert(SetConsoleCtrlHandler(NULL, FALSE));
	raise(SIGINT);
	await();
	ck_assert_uint_eq(calls, 1);
}
END_TEST

static int
end_of(pid_t pid)
{
	int status;

	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

static void
be_signalled(BOOL add, int signo)
{
	if (add)
		SetConsoleCtrlHandler(pass_on, TRUE);
	raise(signo);
	for (;;)
		pause();
}

START_TEST(an_event_that_nobody_handles_ends_the_process)
{
	pid_t pid;

	setup();
	pid = fork();
	if (!pid)
		be_signalled(TRUE, SIGINT);
	ck_assert_int_eq(end_of(pid), SIGINT);
}
END_TEST

START_TEST(CTRL_CLOSE_EVENT_ends_the_process_also_when_it_was_handled)
{
	pid_t pid;

	setup();
	pid = fork();
	if (!pid) {
		SetConsoleCtrlHandler(tell, TRUE);
		be_signalled(FALSE, SIGTERM);
	}
	ck_assert_int_eq(end_of(pid), SIGTERM);
}
END_TEST

START_TEST(a_forked_child_is_ended_by_Ctrl_C_as_any_program_is)
{
	pid_t pid;

	if (!CHILD_HANDLES_SIGNALS)
		return;
	setup();
	ck_assert(SetConsoleCtrlHandler(tell, TRUE));
	pid = fork();
	if (!pid)
		be_signalled(FALSE, SIGINT);
	ck_assert_int_eq(end_of(pid), SIGINT);
	ck_assert_uint_eq(calls, 0);
	raise(SIGINT);
	await();
}
END_TEST

static atomic_int former_calls;

static void
former(int signo)
{
	(void)signo;
	former_calls++;
}

START_TEST(a_signal_handler_of_the_program_is_called_too)
{
	setup();
	signal(SIGINT, former);
	ck_assert(SetConsoleCtrlHandler(tell, TRUE));
	raise(SIGINT);
	await();
	ck_assert_int_eq(former_calls, 1);
}
END_TEST

START_TEST(GenerateConsoleCtrlEvent_reaches_the_group)
{
	setup();
	setpgid(0, 0);
	ck_assert(SetConsoleCtrlHandler(tell, TRUE));
	ck_assert(GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, 0));
	await();
	ck_assert_uint_eq(last, CTRL_BREAK_EVENT);
	ck_assert(GenerateConsoleCtrlEvent(CTRL_C_EVENT, (DWORD)getpgrp()));
	await();
	ck_assert_uint_eq(last, CTRL_C_EVENT);
	WST_REFUSES(GenerateConsoleCtrlEvent(CTRL_CLOSE_EVENT, 0), ERROR_INVALID_PARAMETER);
}
END_TEST

WST_MAIN("ctrl", a_handler_runs_in_a_thread_of_its_own_and_can_set_an_event, handlers_are_called_last_first_until_one_answers_TRUE,
	a_handler_that_was_not_added_is_ERROR_INVALID_PARAMETER_to_remove, WSACancelBlockingCall_in_a_handler_ends_a_blocked_recv,
	a_blocked_call_goes_on_when_the_handler_lets_it_be, NULL_and_TRUE_ignore_Ctrl_C_and_NULL_and_FALSE_take_it_again,
	an_event_that_nobody_handles_ends_the_process, CTRL_CLOSE_EVENT_ends_the_process_also_when_it_was_handled,
	a_forked_child_is_ended_by_Ctrl_C_as_any_program_is, a_signal_handler_of_the_program_is_called_too,
	GenerateConsoleCtrlEvent_reaches_the_group)
