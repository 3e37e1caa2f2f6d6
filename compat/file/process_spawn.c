/* Starting a program. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file/file.h"
#include "file/process.h"

enum step {
	STEP_DIRECTORY,
	STEP_EXEC,
};

struct failure {
	enum step step;
	int error;
};

static const struct {
	DWORD class;
	int nice;
} priorities[] = {
	{IDLE_PRIORITY_CLASS, 19},
	{BELOW_NORMAL_PRIORITY_CLASS, 10},
	{NORMAL_PRIORITY_CLASS, 0},
};

/* From here to run_child(): between fork and exec, so async-signal-safe calls alone. */

static void
reset_signals(void)
{
	struct sigaction action, standard = {.sa_handler = SIG_DFL};
	sigset_t none;

	for (int signo = 1; signo < NSIG; signo++)
		if (!sigaction(signo, NULL, &action) && (action.sa_flags & SA_SIGINFO || action.sa_handler != SIG_IGN))
			sigaction(signo, &standard, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In a new group Ctrl-C is ignored, until the program says otherwise. */
static void
leave_group(DWORD flags)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	if (flags & DETACHED_PROCESS)
		setsid();
	if (!(flags & CREATE_NEW_PROCESS_GROUP))
		return;
	setpgid(0, 0);
	sigaction(SIGINT, &ignore, NULL);
}

static void
close_others(void)
{
	const unsigned set_close_on_exec = 4;
	long most;

	if (!syscall(SYS_close_range, 3u, ~0u, set_close_on_exec))
		return;
	most = sysconf(_SC_OPEN_MAX);
	for (int fd = 3; fd < most; fd++)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
}

static void
arrange_descriptors(const struct wsi_spawn *spawn)
{
	for (int fd = 0; fd < 3; fd++)
		if (spawn->standard[fd] == fd)
			fcntl(fd, F_SETFD, 0);
		else
			dup2(spawn->standard[fd], fd);
	if (!spawn->inherit)
		close_others();
}

static void
set_priority(DWORD flags)
{
	for (size_t i = 0; i < ARRAYSIZE(priorities); i++)
		if (flags & priorities[i].class)
			setpriority(PRIO_PROCESS, 0, priorities[i].nice);
}

static void
run_child(const struct wsi_spawn *spawn, int report)
{
	struct failure failure = {.step = STEP_DIRECTORY};

	reset_signals();
	leave_group(spawn->flags);
	arrange_descriptors(spawn);
	set_priority(spawn->flags);
	if (!spawn->directory || !chdir(spawn->directory)) {
		failure.step = STEP_EXEC;
		execve(spawn->path, spawn->argv, spawn->environment);
	}
	failure.error = errno;
	while (write(report, &failure, sizeof failure) < 0 && errno == EINTR)
		continue;
	_exit(127);
}

static int
code_of(const struct failure *failure)
{
	if (failure->step == STEP_DIRECTORY)
		return ERROR_DIRECTORY;
	return failure->error == ENOEXEC ? ERROR_BAD_EXE_FORMAT : wsi_file_error(failure->error);
}

/* The pipe is closed by the exec; before that it says why there was none. */
static int
hear(int fd, pid_t pid)
{
	struct failure failure;
	ssize_t n;

	do
		n = read(fd, &failure, sizeof failure);
	while (n < 0 && errno == EINTR);
	if (n != sizeof failure)
		return 0;
	while (waitid(P_PID, (id_t)pid, NULL, WEXITED) && errno == EINTR)
		continue;
	return code_of(&failure);
}

/* No signal reaches the child before it is itself: it runs in this memory until then. */
static pid_t
fork_child(const struct wsi_spawn *spawn, int report)
{
	sigset_t all, mine;
	pid_t pid;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &mine);
	pid = vfork();
	if (!pid)
		run_child(spawn, report);
	pthread_sigmask(SIG_SETMASK, &mine, NULL);
	return pid;
}

int
wsi_process_spawn(const struct wsi_spawn *spawn, pid_t *pid)
{
	int report[2], error;

	if (pipe2(report, O_CLOEXEC))
		return wsi_file_error(errno);
	*pid = fork_child(spawn, report[1]);
	error = *pid < 0 ? wsi_file_error(errno) : 0;
	close(report[1]);
	if (!error)
		error = hear(report[0], *pid);
	close(report[0]);
	return error;
}
