#include "run.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
#define ENDING (sizeof ending / sizeof *ending)

static volatile sig_atomic_t child;
static volatile sig_atomic_t told;

static void
pass_on(int signo)
{
	told = signo;
	if (child)
		kill((pid_t)child, signo);
}

/* A signal that was ignored when the driver started stays so (nohup). */
static void
catch(void)
{
	static int caught;
	struct sigaction now, pass = {.sa_handler = pass_on};

	if (caught++)
		return;
	for (size_t i = 0; i < ENDING; i++)
		if (sigaction(ending[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
			sigaction(ending[i], &pass, NULL);
}

static char **
vector(const struct list *command)
{
	char **argv = text_alloc((command->count + 1) * sizeof *argv);

	for (size_t i = 0; i < command->count; i++)
		argv[i] = text_copy(command->items[i], strlen(command->items[i]));
	return argv;
}

static _Noreturn void
cannot_run(const char *name)
{
	text_warn("cannot run the compiler %s: %s", name, strerror(errno));
	_exit(127);
}

_Noreturn void
run_instead(const struct list *command)
{
	char **argv = vector(command);

	execvp(argv[0], argv);
	cannot_run(argv[0]);
}

static void
become(int from, int to)
{
	if (from >= 0 && from != to && dup2(from, to) < 0)
		text_fail("cannot redirect the compiler: %s", strerror(errno));
}

static _Noreturn void
start(char **argv, const int fds[3], const sigset_t *mask)
{
	struct sigaction plain = {.sa_handler = SIG_DFL}, now;

	for (int i = 0; i < 3; i++)
		become(fds[i], i);
	for (size_t i = 0; i < ENDING; i++)
		if (sigaction(ending[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
			sigaction(ending[i], &plain, NULL);
	sigprocmask(SIG_SETMASK, mask, NULL);
	execvp(argv[0], argv);
	cannot_run(argv[0]);
}

int
run_wait(const struct list *command, int in, int out, int err)
{
	char **argv = vector(command);
	const int fds[3] = {in, out, err};
	sigset_t all, before;
	int status;
	pid_t pid;

	catch();
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	pid = fork();
	if (pid == 0)
		start(argv, fds, &before);
	if (pid < 0)
		text_fail("cannot start a process: %s", strerror(errno));
	child = (sig_atomic_t)pid;
	sigprocmask(SIG_SETMASK, &before, NULL);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			text_fail("cannot wait for the compiler: %s", strerror(errno));
	child = 0;
	if (told)
		status = told;
	return status;
}

/* End by the signal that ended the command, without a core of our own. */
static void
die_by(int signo)
{
	struct rlimit none = {0, 0};
	struct sigaction plain = {.sa_handler = SIG_DFL};

	setrlimit(RLIMIT_CORE, &none);
	sigaction(signo, &plain, NULL);
	raise(signo);
}

_Noreturn void
run_finish(int status, void (*clean)(void))
{
	clean();
	if (WIFSIGNALED(status))
		die_by(WTERMSIG(status));
	exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}
