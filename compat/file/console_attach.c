/* The console itself: having one, its code pages. A console is the controlling terminal, and no window. */
#include <windows.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/lasterror.h"

enum {
	UTF8_PAGE = 65001,
};

static int
open_terminal(void)
{
	return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

static bool
has_console(void)
{
	int fd = open_terminal();

	if (fd >= 0)
		close(fd);
	return fd >= 0 || isatty(STDIN_FILENO) || isatty(STDOUT_FILENO) || isatty(STDERR_FILENO);
}

/* A second console cannot be had, and nobody makes a first one. */
BOOL WINAPI
AllocConsole(void)
{
	return wsi_succeeded(has_console() ? ERROR_ACCESS_DENIED : ERROR_NOT_SUPPORTED);
}

/* A session of its own, which who leads a group of processes cannot have; it gives up the terminal alone, whose Ctrl-C goes on to reach it. Who leads
 * the session would take it from everybody. */
static int
leave_terminal(int fd)
{
	if (setsid() >= 0)
		return 0;
	return getsid(0) == getpid() || ioctl(fd, TIOCNOTTY) ? ERROR_ACCESS_DENIED : 0;
}

BOOL WINAPI
FreeConsole(void)
{
	int fd = open_terminal(), error;

	if (fd < 0)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	error = leave_terminal(fd);
	close(fd);
	return wsi_succeeded(error);
}

BOOL WINAPI
AttachConsole(DWORD process)
{
	(void)process;
	return wsi_succeeded(has_console() ? ERROR_ACCESS_DENIED : ERROR_INVALID_HANDLE);
}

HWND WINAPI
GetConsoleWindow(void)
{
	return NULL;
}

UINT WINAPI
GetConsoleCP(void)
{
	return UTF8_PAGE;
}

UINT WINAPI
GetConsoleOutputCP(void)
{
	return UTF8_PAGE;
}

BOOL WINAPI
SetConsoleCP(UINT page)
{
	return wsi_succeeded(page == UTF8_PAGE ? 0 : ERROR_INVALID_PARAMETER);
}

BOOL WINAPI
SetConsoleOutputCP(UINT page)
{
	return SetConsoleCP(page);
}
