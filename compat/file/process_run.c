/* Running programs in fewer words: WinExec, ShellExecute; and how this one was started. */
#include <windows.h>
#include <shellapi.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lasterror.h"
#include "base/utf8.h"

enum {
	STARTED = 33,           /* these functions' answers above 32 mean success */
};

static DWORD
run(const char *application, char *line, const char *directory)
{
	STARTUPINFOA startup = {.cb = sizeof startup};
	PROCESS_INFORMATION information;

	if (!CreateProcessA(application, line, NULL, NULL, FALSE, 0, NULL, directory, &startup, &information))
		return GetLastError();
	CloseHandle(information.hThread);
	CloseHandle(information.hProcess);
	return STARTED;
}

/* The codes of that time: anything else is that it cannot be run. */
static UINT
old_code(DWORD code)
{
	switch (code) {
	case STARTED:
	case ERROR_FILE_NOT_FOUND:
	case ERROR_PATH_NOT_FOUND:
	case ERROR_ACCESS_DENIED:
	case ERROR_BAD_FORMAT:
		return (UINT)code;
	case ERROR_NOT_ENOUGH_MEMORY:
		return SE_ERR_OOM;
	case ERROR_BAD_EXE_FORMAT:
		return ERROR_BAD_FORMAT;
	}
	return SE_ERR_FNF;
}

UINT WINAPI
WinExec(LPCSTR text, UINT show)
{
	char *line = text ? strdup(text) : NULL;
	UINT code;

	(void)show;
	code = line ? old_code(run(NULL, line, NULL)) : SE_ERR_FNF;
	free(line);
	return code;
}

static bool
is_run(const char *operation)
{
	return !operation || !*operation || !strcasecmp(operation, "open");
}

/* A file that is there and no program would need another that shows it. */
static UINT
execute(const char *operation, const char *file, const char *parameters, const char *directory)
{
	char *line;
	DWORD code;

	if (!is_run(operation) || !file)
		return SE_ERR_NOASSOC;
	if (asprintf(&line, "\"%s\"%s%s", file, parameters ? " " : "", parameters ? parameters : "") < 0)
		return SE_ERR_OOM;
	code = run(NULL, line, directory);
	free(line);
	return code == ERROR_ACCESS_DENIED || code == ERROR_BAD_EXE_FORMAT || strstr(file, "://") ? SE_ERR_NOASSOC : old_code(code);
}

HINSTANCE WINAPI
ShellExecuteA(HWND window, LPCSTR operation, LPCSTR file, LPCSTR parameters, LPCSTR directory, int show)
{
	(void)window;
	(void)show;
	return (HINSTANCE)(UINT_PTR)execute(operation, file, parameters, directory);
}

HINSTANCE WINAPI
ShellExecuteW(HWND window, LPCWSTR operation, LPCWSTR file, LPCWSTR parameters, LPCWSTR directory, int show)
{
	const LPCWSTR wide[] = {operation, file, parameters, directory};
	char *texts[4] = {NULL, NULL, NULL, NULL};
	UINT code = SE_ERR_OOM;
	int error = 0;

	(void)window;
	(void)show;
	for (size_t i = 0; i < ARRAYSIZE(wide) && !error; i++)
		error = wide[i] ? wsi_utf8_from_wide(wide[i], &texts[i]) : 0;
	if (!error)
		code = execute(texts[0], texts[1], texts[2], texts[3]);
	for (size_t i = 0; i < ARRAYSIZE(wide); i++)
		free(texts[i]);
	return (HINSTANCE)(UINT_PTR)code;
}

/* What a program's starter asked of its window is not told to it. */
void WINAPI
GetStartupInfoA(LPSTARTUPINFOA startup)
{
	static char empty[1];

	*startup = (STARTUPINFOA){
		.cb = sizeof *startup, .lpReserved = empty, .lpDesktop = empty, .lpTitle = empty, .dwFlags = STARTF_USESTDHANDLES,
		.hStdInput = GetStdHandle(STD_INPUT_HANDLE), .hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE), .hStdError = GetStdHandle(STD_ERROR_HANDLE),
	};
}

void WINAPI
GetStartupInfoW(LPSTARTUPINFOW startup)
{
	static WCHAR empty[1];

	*startup = (STARTUPINFOW){
		.cb = sizeof *startup, .lpReserved = empty, .lpDesktop = empty, .lpTitle = empty, .dwFlags = STARTF_USESTDHANDLES,
		.hStdInput = GetStdHandle(STD_INPUT_HANDLE), .hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE), .hStdError = GetStdHandle(STD_ERROR_HANDLE),
	};
}
