/* SetConsoleCtrlHandler. */
#include <windows.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lasterror.h"
#include "file/console_signal.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static PHANDLER_ROUTINE *handlers;
static size_t count, size;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

static void
before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&lock);
}

static void
watch_forks(void)
{
	unwatched = pthread_atfork(before_fork, after_fork, after_fork) ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

/* The handler that was added `back` before the last, or NULL. */
static PHANDLER_ROUTINE
handler_at(size_t back)
{
	PHANDLER_ROUTINE handler;

	pthread_mutex_lock(&lock);
	handler = back < count ? handlers[count - 1 - back] : NULL;
	pthread_mutex_unlock(&lock);
	return handler;
}

static bool
is_handled(DWORD event)
{
	PHANDLER_ROUTINE handler;

	for (size_t back = 0; (handler = handler_at(back)); back++)
		if (handler(event))
			return true;
	return false;
}

/* The events that are no keys end the process, handled or not, once the handlers have had their say. */
static void
happened(DWORD event, int signo)
{
	if (!is_handled(event) || event >= CTRL_CLOSE_EVENT)
		wsi_console_default(signo);
}

/* Under the lock. */
static int
grow(void)
{
	PHANDLER_ROUTINE *more;

	if (count < size)
		return 0;
	more = realloc(handlers, (size * 2 + 4) * sizeof *more);
	if (!more)
		return ERROR_NOT_ENOUGH_MEMORY;
	handlers = more;
	size = size * 2 + 4;
	return 0;
}

static int
add_handler(PHANDLER_ROUTINE handler)
{
	int error = grow();

	if (!error)
		error = wsi_console_take_signals(happened);
	if (!error)
		handlers[count++] = handler;
	return error;
}

static int
remove_handler(PHANDLER_ROUTINE handler)
{
	size_t i = count;

	while (i && handlers[i - 1] != handler)
		i--;
	if (!i)
		return ERROR_INVALID_PARAMETER;
	memmove(&handlers[i - 1], &handlers[i], (count - i) * sizeof *handlers);
	count--;
	return 0;
}

static int
ignore(bool on)
{
	int error = wsi_console_ignore_interrupts(on);

	if (!error && !on && count)
		error = wsi_console_take_signals(happened);
	return error;
}

BOOL WINAPI
SetConsoleCtrlHandler(PHANDLER_ROUTINE handler, BOOL add)
{
	int error;

	pthread_once(&forks, watch_forks);
	if (unwatched)
		return wsi_succeeded(unwatched);
	pthread_mutex_lock(&lock);
	if (!handler)
		error = ignore(add);
	else
		error = add ? add_handler(handler) : remove_handler(handler);
	pthread_mutex_unlock(&lock);
	return wsi_succeeded(error);
}

/* Group 0 is the caller's own, which is the terminal's, with all who were started in it. */
BOOL WINAPI
GenerateConsoleCtrlEvent(DWORD event, DWORD group)
{
	int signo = event == CTRL_C_EVENT ? SIGINT : SIGQUIT;

	if (event > CTRL_BREAK_EVENT || group > INT_MAX || group == 1)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	if (!kill(-(pid_t)group, signo))
		return TRUE;
	return wsi_succeeded(errno == EPERM ? ERROR_ACCESS_DENIED : ERROR_INVALID_PARAMETER);
}
