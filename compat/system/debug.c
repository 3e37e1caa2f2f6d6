/* Debug output, which goes to standard error, and what there is to know of a debugger. */
#include <windows.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exception.h"
#include "base/lasterror.h"
#include "base/thread.h"
#include "base/utf8.h"

/* One write, so that lines of several threads are not mixed. */
void WINAPI
OutputDebugStringA(LPCSTR text)
{
	ssize_t written = text ? write(STDERR_FILENO, text, strlen(text)) : 0;

	(void)written;
}

void WINAPI
OutputDebugStringW(LPCWSTR wide)
{
	char *text;

	if (!wide || wsi_utf8_from_wide(wide, &text))
		return;
	OutputDebugStringA(text);
	free(text);
}

/* The kernel says who traces us. */
BOOL WINAPI
IsDebuggerPresent(void)
{
	FILE *file = fopen("/proc/self/status", "re");
	char line[128];
	int tracer = 0;

	if (!file)
		return FALSE;
	while (fgets(line, sizeof line, file) && sscanf(line, "TracerPid: %d", &tracer) != 1)
		continue;
	fclose(file);
	return tracer != 0;
}

BOOL WINAPI
CheckRemoteDebuggerPresent(HANDLE process, PBOOL present)
{
	if (!wsi_succeeded(present ? wsi_process_check(process) : ERROR_INVALID_PARAMETER))
		return FALSE;
	*present = IsDebuggerPresent();
	return TRUE;
}

static bool
is_handled(DWORD code)
{
	EXCEPTION_RECORD record = {.ExceptionCode = code, .ExceptionAddress = (void *)(ULONG_PTR)DebugBreak, .NumberParameters = 1};
	CONTEXT context;
	EXCEPTION_POINTERS exception = {.ExceptionRecord = &record, .ContextRecord = &context};

	memset(&context, 0, sizeof context);
	return wsi_exception_expected() && wsi_exception_dispatch(&exception);
}

/* A breakpoint is a debugger's, then the program's exception, and else the signal that ends a process. */
void WINAPI
DebugBreak(void)
{
	if (IsDebuggerPresent() || !is_handled(EXCEPTION_BREAKPOINT))
		raise(SIGTRAP);
}

/* ---- error modes ---- */

static atomic_uint process_mode;
static __thread DWORD thread_mode;

static const UINT thread_modes = SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX;

UINT WINAPI
SetErrorMode(UINT mode)
{
	return atomic_exchange(&process_mode, mode);
}

UINT WINAPI
GetErrorMode(void)
{
	return atomic_load(&process_mode);
}

BOOL WINAPI
SetThreadErrorMode(DWORD mode, LPDWORD old)
{
	if (mode & ~thread_modes)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	if (old)
		*old = thread_mode;
	thread_mode = mode;
	return TRUE;
}

DWORD WINAPI
GetThreadErrorMode(void)
{
	return thread_mode;
}
