/* winsock_cancel_on_signal: a POSIX signal that is WSACancelBlockingCall. */
#include <errno.h>
#include <pthread.h>
#include <signal.h>

#include <winsock-posix.h>

#include "api/api.h"
#include "base/lasterror.h"

/* The handlers that stood before ours. Written before ours is installed and never again. */
static struct sigaction before[NSIG];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void
call_former(int signo, siginfo_t *info, void *context)
{
	const struct sigaction *former = &before[signo];

	if (former->sa_flags & SA_SIGINFO)
		former->sa_sigaction(signo, info, context);
	else if (former->sa_handler != SIG_DFL && former->sa_handler != SIG_IGN)
		former->sa_handler(signo);
}

/* Between any two instructions of the program: errno and last error stay as they were. */
static void
handle(int signo, siginfo_t *info, void *context)
{
	DWORD error = wsi_last_error;
	int saved = errno;

	WSACancelBlockingCall();
	call_former(signo, info, context);
	wsi_last_error = error;
	errno = saved;
}

static int
install(int signo)
{
	struct sigaction now = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_RESTART};

	if (signo <= 0 || signo >= NSIG || sigaction(signo, NULL, &before[signo]))
		return WSAEINVAL;
	sigemptyset(&now.sa_mask);
	return sigaction(signo, &now, NULL) ? WSAEINVAL : 0;
}

static int
is_installed(int signo)
{
	struct sigaction current;

	return signo > 0 && signo < NSIG && !sigaction(signo, NULL, &current) && current.sa_flags & SA_SIGINFO &&
		current.sa_sigaction == handle;
}

int WSAAPI
winsock_cancel_on_signal(int signo)
{
	int error;

	pthread_mutex_lock(&lock);
	error = is_installed(signo) ? 0 : install(signo);
	pthread_mutex_unlock(&lock);
	return error ? wsi_finish(error) : 0;
}
