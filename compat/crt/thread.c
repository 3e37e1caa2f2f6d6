#include <windows.h>
#include <errno.h>
#include <process.h>
#include <stdlib.h>
#include <unistd.h>

#include "crt/invalid.h"

/* What a thread is to run; it frees this. */
struct start {
	_beginthread_proc_type plain;
	_beginthreadex_proc_type full;
	void *argument;
	HANDLE handle;                  /* _beginthread's, which is closed when the thread ends */
};

static __thread HANDLE own;

static DWORD WINAPI
run(void *value)
{
	struct start start = *(struct start *)value;

	free(value);
	own = start.handle;
	if (start.full)
		return start.full(start.argument);
	start.plain(start.argument);
	_endthread();
}

/* The handle, or NULL with errno. */
static HANDLE
begin(const struct start *what, void *security, unsigned stack, unsigned flags, DWORD *tid)
{
	struct start *start = malloc(sizeof *start);
	HANDLE handle = NULL;

	if (start) {
		*start = *what;
		handle = CreateThread(security, stack, run, start, flags | (what->plain ? CREATE_SUSPENDED : 0), tid);
	}
	if (!handle) {
		errno = GetLastError() == ERROR_INVALID_PARAMETER ? EINVAL : EAGAIN;
		free(start);
		return NULL;
	}
	if (what->plain) {
		start->handle = handle;
		ResumeThread(handle);
	}
	return handle;
}

uintptr_t
_beginthread(_beginthread_proc_type function, unsigned stack, void *argument)
{
	HANDLE handle;

	if (!function) {
		wsi_crt_invalid(EINVAL);
		return (uintptr_t)-1;
	}
	handle = begin(&(struct start){.plain = function, .argument = argument}, NULL, stack, 0, NULL);
	return handle ? (uintptr_t)handle : (uintptr_t)-1;
}

uintptr_t
_beginthreadex(void *security, unsigned stack, _beginthreadex_proc_type function, void *argument, unsigned flags, unsigned *thread)
{
	DWORD tid = 0;
	HANDLE handle;

	if (!function) {
		wsi_crt_invalid(EINVAL);
		return 0;
	}
	handle = begin(&(struct start){.full = function, .argument = argument}, security, stack, flags, thread ? (DWORD *)thread : &tid);
	return (uintptr_t)handle;
}

void
_endthread(void)
{
	HANDLE handle = own;

	own = NULL;
	if (handle)
		CloseHandle(handle);
	ExitThread(0);
}

void
_endthreadex(unsigned code)
{
	ExitThread(code);
}

int
_getpid(void)
{
	return getpid();
}
