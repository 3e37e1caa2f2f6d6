#include "harness.h"

#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include "private_names.h"

/* Names that the resolver is asked for, in a world of their own (private_names.h). Skipped where that is not permitted. */

#define SILENT "silent.example"

/* What a cancelled call may take to return: far from the seconds after which the resolver gives up. */
#define PROMPT_MS (SILENT_SECONDS * 1000 / 2)

/* A thread that looks up, and what became of it. */
struct lookup {
	struct wst_thread thread;
	const char *name;
	struct hostent *found;
	int error;
	BOOL works_after;
};

static void
look_up(void *argument)
{
	struct lookup *l = argument;

	WSASetLastError(12345);
	l->found = gethostbyname(l->name);
	l->error = WSAGetLastError();
	/* A cancel belongs to one operation: the next one is not touched. */
	l->works_after = gethostbyname("known.example") != NULL && gethostbyname("localhost") != NULL;
}

static void
start_silent(struct lookup *l)
{
	*l = (struct lookup){.name = SILENT};
	wst_start(&l->thread, look_up, l);
	wst_until_blocked(&l->thread);
}

/* Contracts of blocking-and-cancel.md, 32: NULL and WSAEINTR. */
static void
ended_by_cancel(struct lookup *l, DWORD from)
{
	wst_join(&l->thread);
	ck_assert_uint_lt(GetTickCount() - from, PROMPT_MS);
	ck_assert_ptr_null(l->found);
	ck_assert_int_eq(l->error, WSAEINTR);
	ck_assert(l->works_after);
}

/* ---- results ---- */

START_TEST(gethostbyname_gives_all_addresses_and_aliases_packed)
{
	struct hostent *host = gethostbyname("known.example");
	char **end;
	int addresses = 0, aliases = 0;

	ck_assert_msg(host, "error %d", WSAGetLastError());
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_str_eq(host->h_name, "known.example");
	ck_assert_int_eq(host->h_addrtype, AF_INET);
	ck_assert_int_eq(host->h_length, 4);
	while (host->h_aliases[aliases])
		aliases++;
	while (host->h_addr_list[addresses])
		addresses++;
	ck_assert_int_eq(addresses, 2);
	ck_assert_uint_eq(*(u_long *)host->h_addr_list[0], inet_addr("192.0.2.7"));
	ck_assert_uint_eq(*(u_long *)host->h_addr_list[1], inet_addr("192.0.2.8"));
	/* observed, gethostbyname: structure, aliases, list of addresses, addresses */
	ck_assert_ptr_eq(host->h_aliases, (char **)(host + 1));
	ck_assert_ptr_eq(host->h_addr_list, host->h_aliases + aliases + 1);
	end = host->h_addr_list + addresses + 1;
	ck_assert_ptr_eq(host->h_addr_list[0], (char *)end);
	/* porting-hazards.md: a long is read at an address, and is the address */
	for (int i = 0; i < addresses; i++)
		ck_assert_uint_eq(*(unsigned long *)host->h_addr_list[i], *(u_long *)host->h_addr_list[i]);
}
END_TEST

START_TEST(gethostbyaddr_knows_the_name_and_shares_the_hostent)
{
	u_long address = inet_addr("192.0.2.8");
	struct hostent *first = gethostbyname("alias.example"), *host = gethostbyaddr((char *)&address, sizeof address, AF_INET);

	ck_assert_msg(host, "error %d", WSAGetLastError());
	ck_assert_ptr_eq(host, first);  /* contracts.md, gethostbyaddr: the same buffer */
	ck_assert_str_eq(host->h_name, "known.example");
	ck_assert_int_eq(host->h_length, 4);
	ck_assert_mem_eq(host->h_addr_list[0], &address, 4);
}
END_TEST

START_TEST(gethostbyaddr_may_be_given_more_than_an_address)
{
	char address[16] = {127, 0, 0, 1};
	struct hostent *host = gethostbyaddr(address, sizeof address, AF_INET);

	ck_assert_msg(host, "error %d", WSAGetLastError());
	ck_assert_str_eq(host->h_name, "localhost");
}
END_TEST

START_TEST(gethostbyaddr_knows_IPv6_by_Windows_number)
{
	static const char address[16] = {0x20, 0x01, 0x0d, (char)0xb8, [15] = 7};
	struct hostent *host = gethostbyaddr(address, sizeof address, 23);

	ck_assert_msg(host, "error %d", WSAGetLastError());
	ck_assert_str_eq(host->h_name, "six.example");
	ck_assert_int_eq(host->h_addrtype, AF_INET6);
	ck_assert_int_eq(host->h_length, 16);
	ck_assert_mem_eq(host->h_addr_list[0], address, 16);
}
END_TEST

START_TEST(a_name_server_that_is_silent_is_WSATRY_AGAIN)
{
	WST_FAILS(gethostbyname(SILENT) ? 0 : SOCKET_ERROR, WSATRY_AGAIN);
}
END_TEST

/* ---- cancelling ---- */

START_TEST(a_lookup_is_cancelled_by_another_thread)
{
	struct lookup l;
	DWORD from;

	start_silent(&l);
	from = GetTickCount();
	ck_assert_int_eq(winsock_cancel_thread(l.thread.tid), 0);
	ended_by_cancel(&l, from);
}
END_TEST

START_TEST(WSACancelBlockingCall_of_another_thread_reaches_a_lookup_of_the_task)
{
	struct lookup l;
	DWORD from;

	start_silent(&l);
	from = GetTickCount();
	WST_OK(WSACancelBlockingCall());
	ended_by_cancel(&l, from);
}
END_TEST

START_TEST(WSACleanup_ends_a_lookup)
{
	struct lookup l;
	DWORD from;

	start_silent(&l);
	from = GetTickCount();
	WST_OK(WSACleanup());
	wst_join(&l.thread);
	ck_assert_uint_lt(GetTickCount() - from, PROMPT_MS);
	ck_assert_ptr_null(l.found);
	ck_assert_int_eq(l.error, WSAEINTR);
}
END_TEST

static void
look_up_address(void *argument)
{
	struct lookup *l = argument;
	u_long address = inet_addr("192.0.2.99");

	l->found = gethostbyaddr((char *)&address, sizeof address, AF_INET);
	l->error = WSAGetLastError();
	l->works_after = gethostbyname("known.example") != NULL;
}

START_TEST(gethostbyaddr_is_cancelled_too)
{
	struct lookup l = {0};
	DWORD from;

	wst_start(&l.thread, look_up_address, &l);
	wst_until_blocked(&l.thread);
	from = GetTickCount();
	ck_assert_int_eq(winsock_cancel_thread(l.thread.tid), 0);
	ended_by_cancel(&l, from);
}
END_TEST

/* ---- hooks ---- */

static struct {
	int calls, limit;
	BOOL blocking;
	int nested_error;
} hooked;

/* As WinQuake's: called while the look-up lasts, it gives up after a while. */
static BOOL CALLBACK
cancelling_hook(void)
{
	if (++hooked.calls == 1) {
		hooked.blocking = WSAIsBlocking();
		hooked.nested_error = gethostbyname("localhost") ? 0 : WSAGetLastError();
	}
	if (hooked.calls == hooked.limit)
		WSACancelBlockingCall();
	return FALSE;
}

START_TEST(a_blocking_hook_runs_during_a_lookup_and_cancels_it)
{
	DWORD from = GetTickCount();

	hooked.limit = 5;
	ck_assert_ptr_nonnull(WSASetBlockingHook((FARPROC)(void *)cancelling_hook));
	WST_FAILS(gethostbyname(SILENT) ? 0 : SOCKET_ERROR, WSAEINTR);
	ck_assert_uint_lt(GetTickCount() - from, PROMPT_MS);
	ck_assert_int_eq(hooked.calls, 5);
	ck_assert(hooked.blocking);
	ck_assert_int_eq(hooked.nested_error, WSAEINPROGRESS);
	ck_assert_ptr_nonnull(gethostbyname("localhost"));
	WST_OK(WSAUnhookBlockingHook());
	ck_assert_ptr_nonnull(gethostbyname("known.example"));
	ck_assert_int_eq(hooked.calls, 5);
}
END_TEST

/* ---- signals ---- */

static atomic_int signals;

static void
cancel_on_signal(int signo)
{
	(void)signo;
	if (!signals++)
		WSACancelBlockingCall();
}

static void
count_signal(int signo)
{
	(void)signo;
	signals++;
}

/* Again where need be: TSan holds a signal back that comes just before a wait. */
static void
raise_in(const struct lookup *l)
{
	do {
		ck_assert_int_eq(pthread_kill(l->thread.id, SIGUSR1), 0);
		Sleep(1);
	} while (!signals);
}

static void
cancel_by_signal(int flags)
{
	struct sigaction action = {.sa_handler = cancel_on_signal, .sa_flags = flags};
	struct lookup l;
	DWORD from;

	ck_assert_int_eq(sigaction(SIGUSR1, &action, NULL), 0);
	start_silent(&l);
	from = GetTickCount();
	raise_in(&l);
	ended_by_cancel(&l, from);
}

START_TEST(a_lookup_is_cancelled_by_a_signal_handler_of_its_thread)
{
	cancel_by_signal(0);
}
END_TEST

START_TEST(a_lookup_is_cancelled_by_a_signal_handler_with_SA_RESTART)
{
	cancel_by_signal(SA_RESTART);
}
END_TEST

START_TEST(a_signal_alone_does_not_end_a_lookup)
{
	struct sigaction action = {.sa_handler = count_signal};
	struct lookup l;
	DWORD from;

	ck_assert_int_eq(sigaction(SIGUSR1, &action, NULL), 0);
	start_silent(&l);
	raise_in(&l);
	ck_assert(winsock_thread_blocking(l.thread.tid));
	from = GetTickCount();
	ck_assert_int_eq(winsock_cancel_thread(l.thread.tid), 0);
	ended_by_cancel(&l, from);
}
END_TEST

START_TEST(helpers_take_no_signal_of_the_program)
{
	struct sigaction action = {.sa_handler = count_signal};
	struct lookup l;
	sigset_t usr1, pending;

	ck_assert_int_eq(sigaction(SIGUSR1, &action, NULL), 0);
	sigemptyset(&usr1);
	sigaddset(&usr1, SIGUSR1);
	ck_assert_int_eq(pthread_sigmask(SIG_BLOCK, &usr1, NULL), 0);   /* here and in the thread of the look-up */
	start_silent(&l);
	ck_assert_int_eq(kill(getpid(), SIGUSR1), 0);
	ck_assert_int_eq(sigpending(&pending), 0);
	ck_assert_int_eq(sigismember(&pending, SIGUSR1), 1);
	ck_assert_int_eq(signals, 0);
	ck_assert_int_eq(winsock_cancel_thread(l.thread.tid), 0);
	wst_join(&l.thread);
}
END_TEST

/* ---- the helpers ---- */

enum { MANY = 48 };

static void
only_look_up(void *argument)
{
	struct lookup *l = argument;

	l->found = gethostbyname(SILENT);
	l->error = WSAGetLastError();
}

static void
start_and_end(void *unused)
{
	(void)unused;
}

/* Threads of the process; one was started before, so that those of a sanitizer count as well. */
static int
count_threads(void)
{
	struct wst_thread first;

	wst_start(&first, start_and_end, NULL);
	wst_join(&first);
	return wst_count_threads();
}

static void
cancel_one(void)
{
	struct lookup l = {0};

	wst_start(&l.thread, only_look_up, &l);
	wst_until_blocked(&l.thread);
	ck_assert_int_eq(winsock_cancel_thread(l.thread.tid), 0);
	wst_join(&l.thread);
	ck_assert_int_eq(l.error, WSAEINTR);
}

/* Helpers hold their sockets to the name server, and the wakes of their jobs. */
static void
until_helpers_are_gone(int threads)
{
	while (wst_count_threads() > threads)
		Sleep(10);
}

START_TEST(many_cancelled_lookups_leave_neither_threads_nor_descriptors)
{
	int threads = count_threads(), descriptors = wst_count_descriptors(), most = 0;
	DWORD from = GetTickCount();

	for (int i = 0; i < MANY; i++) {
		cancel_one();
		if (wst_count_threads() > most)
			most = wst_count_threads();
	}
	ck_assert_uint_lt(GetTickCount() - from, PROMPT_MS);
	ck_assert_int_le(most, threads + 32 + 1);       /* the kernel still counts the one just joined */
	until_helpers_are_gone(threads);
	ck_assert_int_le(wst_count_descriptors(), descriptors);
}
END_TEST

static void
wait_for_child(pid_t child)
{
	int status;

	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
}

START_TEST(a_forked_child_looks_up_with_helpers_of_its_own)
{
	struct lookup l;
	pid_t child;

	ck_assert_ptr_nonnull(gethostbyname("known.example"));
	start_silent(&l);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		alarm(30);
		_exit(gethostbyname("known.example") ? 0 : 1);
	}
	wait_for_child(child);
	ck_assert(winsock_thread_blocking(l.thread.tid));
	ck_assert_int_eq(winsock_cancel_thread(l.thread.tid), 0);
	wst_join(&l.thread);
	ck_assert_int_eq(l.error, WSAEINTR);
}
END_TEST

/* TSan would end a forked child that starts a thread. */
const char *__tsan_default_options(void);

const char *
__tsan_default_options(void)
{
	return "die_after_fork=0";
}

/* glibc guards the list of its resolver's settings with a lock that TSan cannot see. */
const char *__tsan_default_suppressions(void);

const char *
__tsan_default_suppressions(void)
{
	return "race:__libc_dynarray_emplace_enlarge\n";
}

int
main(void)
{
	const TTest *cases[] = {
		gethostbyname_gives_all_addresses_and_aliases_packed,
		gethostbyaddr_knows_the_name_and_shares_the_hostent,
		gethostbyaddr_may_be_given_more_than_an_address,
		gethostbyaddr_knows_IPv6_by_Windows_number,
		a_name_server_that_is_silent_is_WSATRY_AGAIN,
		a_lookup_is_cancelled_by_another_thread,
		WSACancelBlockingCall_of_another_thread_reaches_a_lookup_of_the_task,
		WSACleanup_ends_a_lookup,
		gethostbyaddr_is_cancelled_too,
		a_blocking_hook_runs_during_a_lookup_and_cancels_it,
		a_lookup_is_cancelled_by_a_signal_handler_of_its_thread,
		a_lookup_is_cancelled_by_a_signal_handler_with_SA_RESTART,
		a_signal_alone_does_not_end_a_lookup,
		helpers_take_no_signal_of_the_program,
		many_cancelled_lookups_leave_neither_threads_nor_descriptors,
		a_forked_child_looks_up_with_helpers_of_its_own,
	};

	if (wst_private_names())
		return 77;
	return wst_run("lookup", cases, WST_COUNT(cases), TRUE);
}
