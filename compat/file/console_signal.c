#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include <windows.h>

#include "base/lasterror.h"
#include "file/console_signal.h"

struct event {
	int signo;
	DWORD event;
};

static const struct event events[] = {
	{SIGINT, CTRL_C_EVENT},
	{SIGQUIT, CTRL_BREAK_EVENT},
	{SIGTERM, CTRL_CLOSE_EVENT},
	{SIGHUP, CTRL_CLOSE_EVENT},
};

enum {
	EVENTS = sizeof events / sizeof *events,
};

static void (*report)(DWORD event, int signo);
/* The handlers that stood before ours. Written before ours is installed. */
static struct sigaction before[EVENTS];
/* The pipe's ends; the write end is -1 where no control thread reads. Pipes are never closed in the process that made them. */
static int read_end = -1;
static atomic_int write_end = -1;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

static bool
has_former(size_t i)
{
	return before[i].sa_flags & SA_SIGINFO || (before[i].sa_handler != SIG_DFL && before[i].sa_handler != SIG_IGN);
}

static void
call_former(size_t i, int signo, siginfo_t *info, void *context)
{
	if (before[i].sa_flags & SA_SIGINFO)
		before[i].sa_sigaction(signo, info, context);
	else if (has_former(i))
		before[i].sa_handler(signo);
}

static size_t
index_of(int signo)
{
	size_t i = 0;

	while (i + 1 < EVENTS && events[i].signo != signo)
		i++;
	return i;
}

/* Ends the process; with the signal, so that its parent learns why. Async-signal-safe. */
static void
end_by(int signo)
{
	struct sigaction standard = {.sa_handler = SIG_DFL};
	sigset_t it;

	sigaction(signo, &standard, NULL);
	sigemptyset(&it);
	sigaddset(&it, signo);
	kill(getpid(), signo);
	pthread_sigmask(SIG_UNBLOCK, &it, NULL);
}

void
wsi_console_default(int signo)
{
	if (!has_former(index_of(signo)))
		end_by(signo);
}

/* Between any two instructions of the program. A full pipe holds events enough. */
static void
handle(int signo, siginfo_t *info, void *context)
{
	DWORD error = wsi_last_error;
	int saved = errno, fd = atomic_load(&write_end);
	unsigned char byte = (unsigned char)index_of(signo);

	if (fd >= 0 && write(fd, &byte, 1) < 0 && errno == EBADF)
		fd = -1;
	call_former(byte, signo, info, context);
	if (fd < 0)
		wsi_console_default(signo);
	wsi_last_error = error;
	errno = saved;
}

static void *
run_event(void *argument)
{
	const struct event *event = argument;

	report(event->event, event->signo);
	return NULL;
}

static int
start(void *(*body)(void *), void *argument)
{
	pthread_attr_t attributes;
	sigset_t all, mine;
	pthread_t thread;
	int error = pthread_attr_init(&attributes);

	if (error)
		return ERROR_NOT_ENOUGH_MEMORY;
	sigfillset(&all);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_sigmask(SIG_SETMASK, &all, &mine);
	error = pthread_create(&thread, &attributes, body, argument);
	pthread_sigmask(SIG_SETMASK, &mine, NULL);
	pthread_attr_destroy(&attributes);
	return error ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

/* Without a thread for it an event is dealt with here, and the next waits. */
static void *
control(void *argument)
{
	int fd = (int)(INT_PTR)argument;
	unsigned char byte;
	ssize_t n;

	while ((n = read(fd, &byte, 1)) == 1 || (n < 0 && errno == EINTR))
		if (n == 1 && start(run_event, (void *)&events[byte]))
			run_event((void *)&events[byte]);
	return NULL;
}

/* The parent's pipe is the parent's. */
static void
in_child(void)
{
	int fd = atomic_exchange(&write_end, -1);

	if (fd >= 0) {
		close(fd);
		close(read_end);
		read_end = -1;
	}
}

static void
watch_forks(void)
{
	unwatched = pthread_atfork(NULL, NULL, in_child) ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

static int
start_control(void)
{
	int ends[2], error;

	pthread_once(&forks, watch_forks);
	if (unwatched || atomic_load(&write_end) >= 0)
		return unwatched;
	if (pipe2(ends, O_CLOEXEC))
		return ERROR_TOO_MANY_OPEN_FILES;
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	error = start(control, (void *)(INT_PTR)ends[0]);
	if (error) {
		close(ends[0]);
		close(ends[1]);
		return error;
	}
	read_end = ends[0];
	atomic_store(&write_end, ends[1]);
	return 0;
}

static bool
is_ours(const struct sigaction *action)
{
	return action->sa_flags & SA_SIGINFO && action->sa_sigaction == handle;
}

/* What is ignored stays so: nohup's SIGHUP, the Ctrl-C of a program in the background. */
static int
install(size_t i)
{
	struct sigaction now = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_RESTART}, current;

	if (sigaction(events[i].signo, NULL, &current))
		return ERROR_GEN_FAILURE;
	if (is_ours(&current) || (!(current.sa_flags & SA_SIGINFO) && current.sa_handler == SIG_IGN))
		return 0;
	before[i] = current;
	sigemptyset(&now.sa_mask);
	return sigaction(events[i].signo, &now, NULL) ? ERROR_GEN_FAILURE : 0;
}

int
wsi_console_take_signals(void (*happened)(DWORD event, int signo))
{
	int error;

	if (!report)
		report = happened;
	error = start_control();
	for (size_t i = 0; i < EVENTS && !error; i++)
		error = install(i);
	return error;
}

/* What Ctrl-C did before comes back, unless it was ignored from the start. */
int
wsi_console_ignore_interrupts(bool on)
{
	static struct sigaction kept = {.sa_handler = SIG_DFL};
	struct sigaction current, next = on ? (struct sigaction){.sa_handler = SIG_IGN} : kept;
	bool is_ignored;

	if (sigaction(SIGINT, NULL, &current))
		return ERROR_GEN_FAILURE;
	is_ignored = !(current.sa_flags & SA_SIGINFO) && current.sa_handler == SIG_IGN;
	if (is_ignored == on)
		return 0;
	if (on)
		kept = current;
	return sigaction(SIGINT, &next, NULL) ? ERROR_GEN_FAILURE : 0;
}
