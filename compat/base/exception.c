#include "base/exception.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Atomic(LPTOP_LEVEL_EXCEPTION_FILTER) top_filter;

LPTOP_LEVEL_EXCEPTION_FILTER WINAPI
SetUnhandledExceptionFilter(LPTOP_LEVEL_EXCEPTION_FILTER filter)
{
	if (filter)
		wsi_fault_watch();
	return atomic_exchange(&top_filter, filter);
}

static void
tell(const EXCEPTION_RECORD *record)
{
	char text[96];
	int length = snprintf(text, sizeof text, "winsock: unhandled exception 0x%08x at %p\n", (unsigned)record->ExceptionCode,
	                      record->ExceptionAddress);

	if (length > 0 && write(STDERR_FILENO, text, (size_t)length) < 0)
		return;
}

/* Without a filter of the program's, or where it leaves it to us: the message that Windows shows in a window. */
LONG WINAPI
UnhandledExceptionFilter(PEXCEPTION_POINTERS exception)
{
	LPTOP_LEVEL_EXCEPTION_FILTER filter = atomic_load(&top_filter);
	LONG value = filter ? filter(exception) : EXCEPTION_CONTINUE_SEARCH;

	if (value != EXCEPTION_CONTINUE_SEARCH)
		return value;
	tell(exception->ExceptionRecord);
	return EXCEPTION_EXECUTE_HANDLER;
}

bool
wsi_exception_expected(void)
{
	return wsi_vectored_has() || wsi_seh_has_frames() || atomic_load(&top_filter);
}

/* The program's filter takes the end of the process upon itself: its exit status is the code, as on Windows. */
static bool
last_resort(EXCEPTION_POINTERS *exception)
{
	LPTOP_LEVEL_EXCEPTION_FILTER filter = atomic_load(&top_filter);
	LONG value = filter ? filter(exception) : EXCEPTION_CONTINUE_SEARCH;

	if (value > 0)
		_exit((int)exception->ExceptionRecord->ExceptionCode);
	return value < 0;
}

bool
wsi_exception_dispatch(EXCEPTION_POINTERS *exception)
{
	if (!wsi_vectored_call(exception) && !wsi_seh_dispatch(exception) && !last_resort(exception))
		return false;
	if (exception->ExceptionRecord->ExceptionFlags & EXCEPTION_NONCONTINUABLE)
		RaiseException(STATUS_NONCONTINUABLE_EXCEPTION, EXCEPTION_NONCONTINUABLE, 0, NULL);
	wsi_vectored_continue(exception);
	return true;
}

void WINAPI
RaiseException(DWORD code, DWORD flags, DWORD count, const ULONG_PTR *information)
{
	EXCEPTION_RECORD record = {
		.ExceptionCode = code, .ExceptionFlags = flags & EXCEPTION_NONCONTINUABLE, .ExceptionAddress = (void *)(ULONG_PTR)RaiseException};
	CONTEXT context;
	EXCEPTION_POINTERS exception = {.ExceptionRecord = &record, .ContextRecord = &context};

	memset(&context, 0, sizeof context);
	if (information) {
		record.NumberParameters = count < EXCEPTION_MAXIMUM_PARAMETERS ? count : EXCEPTION_MAXIMUM_PARAMETERS;
		memcpy(record.ExceptionInformation, information, record.NumberParameters * sizeof *information);
	}
	if (wsi_exception_dispatch(&exception))
		return;
	tell(&record);
	abort();
}
