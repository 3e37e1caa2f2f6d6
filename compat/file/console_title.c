/* The title: what this process set. A terminal is told, and cannot be asked. */
#include <windows.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/forklock.h"
#include "base/lasterror.h"
#include "base/utf8.h"

WSI_FORK_LOCK;
static char *kept;

static void
enter(void)
{
	pthread_once(&forks, watch_forks);
	pthread_mutex_lock(&lock);
}

/* Control characters would end the sequence. */
static void
tell_terminal(const char *title)
{
	int fd = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return;
	if (tcgetpgrp(fd) == getpgrp() && !title[strcspn(title, "\a\33\r\n")])
		dprintf(fd, "\33]0;%s\a", title);
	close(fd);
}

BOOL WINAPI
SetConsoleTitleA(LPCSTR title)
{
	char *copy = title ? strdup(title) : NULL, *former;

	if (!copy)
		return wsi_succeeded(title ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_PARAMETER);
	tell_terminal(copy);
	enter();
	former = kept;
	kept = copy;
	pthread_mutex_unlock(&lock);
	free(former);
	return TRUE;
}

BOOL WINAPI
SetConsoleTitleW(LPCWSTR title)
{
	BOOL done;
	char *text;

	if (!title)
		return SetConsoleTitleA(NULL);
	if (!wsi_succeeded(wsi_utf8_from_wide(title, &text)))
		return FALSE;
	done = SetConsoleTitleA(text);
	free(text);
	return done;
}

/* The program's name, until there is another. */
static char *
copy_title(void)
{
	char *copy;

	enter();
	copy = strdup(kept ? kept : program_invocation_name);
	pthread_mutex_unlock(&lock);
	return copy;
}

/* The length of the whole title; what does not fit is cut. */
DWORD WINAPI
GetConsoleTitleA(LPSTR buffer, DWORD size)
{
	char *title = copy_title();
	size_t length;

	if (!title)
		return (DWORD)wsi_succeeded(ERROR_NOT_ENOUGH_MEMORY);
	length = strlen(title);
	if (size)
		snprintf(buffer, size, "%s", title);
	free(title);
	return (DWORD)length;
}

DWORD WINAPI
GetConsoleTitleW(LPWSTR buffer, DWORD size)
{
	char *title = copy_title();
	WCHAR *wide = NULL;
	size_t length = 0;

	if (wsi_succeeded(title ? wsi_utf8_to_wide(title, &wide) : ERROR_NOT_ENOUGH_MEMORY)) {
		length = wcslen(wide);
		if (size) {
			wcsncpy(buffer, wide, size - 1);
			buffer[size - 1] = 0;
		}
	}
	free(wide);
	free(title);
	return (DWORD)length;
}
