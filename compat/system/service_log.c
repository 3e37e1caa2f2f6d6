/* The event log is syslog's. */
#include <windows.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/utf8.h"

struct log {
	struct wsi_object object;
	char source[];
};

static void
destroy(struct wsi_object *object)
{
	free(object);
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = STANDARD_RIGHTS_REQUIRED,
};

static int
open_log(const char *source, HANDLE *handle)
{
	struct log *log = malloc(sizeof *log + strlen(source) + 1);
	int error;

	if (!log)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_object_init(&log->object, &kind);
	strcpy(log->source, source);
	error = wsi_handle_open(&log->object, MAXIMUM_ALLOWED, handle);
	wsi_object_release(&log->object);
	return error;
}

HANDLE WINAPI
RegisterEventSourceA(LPCSTR server, LPCSTR source)
{
	HANDLE handle = NULL;
	int error = 0;

	if (server && *server)
		error = RPC_S_SERVER_UNAVAILABLE;
	else if (!source)
		error = ERROR_INVALID_PARAMETER;
	wsi_succeeded(error ? error : open_log(source, &handle));
	return handle;
}

HANDLE WINAPI
RegisterEventSourceW(LPCWSTR server, LPCWSTR source)
{
	HANDLE handle;
	char *text;

	if (!source || (server && *server))
		return RegisterEventSourceA(server && *server ? "elsewhere" : NULL, source ? "" : NULL);
	if (!wsi_succeeded(wsi_utf8_from_wide(source, &text)))
		return NULL;
	handle = RegisterEventSourceA(NULL, text);
	free(text);
	return handle;
}

BOOL WINAPI
DeregisterEventSource(HANDLE handle)
{
	struct wsi_object *log;

	if (!wsi_succeeded(wsi_handle_find(handle, &kind, 0, &log)))
		return FALSE;
	wsi_object_release(log);
	return CloseHandle(handle);
}

static int
priority_of(WORD type)
{
	switch (type) {
	case EVENTLOG_ERROR_TYPE:
		return LOG_ERR;
	case EVENTLOG_WARNING_TYPE:
	case EVENTLOG_AUDIT_FAILURE:
		return LOG_WARNING;
	}
	return type == EVENTLOG_AUDIT_SUCCESS ? LOG_NOTICE : LOG_INFO;
}

/* The number's low half is what a person knows the event by. */
static int
report(HANDLE handle, WORD type, DWORD event, WORD count, const char *const *texts)
{
	struct wsi_object *object;
	size_t size = 1;
	char *all, *to;
	int error = wsi_handle_find(handle, &kind, 0, &object);

	if (error)
		return error;
	for (WORD i = 0; i < count; i++)
		size += texts[i] ? strlen(texts[i]) + 1 : 0;
	all = to = calloc(size, 1);
	for (WORD i = 0; all && i < count; i++)
		if (texts[i])
			to = stpcpy(stpcpy(to, " "), texts[i]);
	if (all)
		syslog(LOG_USER | priority_of(type), "%s: event %u:%s", ((struct log *)object)->source, (unsigned)(event & 0xffff), all);
	free(all);
	wsi_object_release(object);
	return all ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

BOOL WINAPI
ReportEventA(HANDLE log, WORD type, WORD category, DWORD event, PVOID user, WORD strings, DWORD size, LPCSTR *texts, LPVOID data)
{
	(void)category, (void)user, (void)size, (void)data;
	return wsi_succeeded(strings && !texts ? ERROR_INVALID_PARAMETER : report(log, type, event, strings, texts));
}

BOOL WINAPI
ReportEventW(HANDLE log, WORD type, WORD category, DWORD event, PVOID user, WORD strings, DWORD size, LPCWSTR *texts, LPVOID data)
{
	char **narrow = strings && texts ? calloc(strings, sizeof *narrow) : NULL;
	int error = strings && !texts ? ERROR_INVALID_PARAMETER : strings && !narrow ? ERROR_NOT_ENOUGH_MEMORY : 0;

	(void)category, (void)user, (void)size, (void)data;
	for (WORD i = 0; i < strings && !error; i++)
		error = texts[i] ? wsi_utf8_from_wide(texts[i], &narrow[i]) : 0;
	if (!error)
		error = report(log, type, event, strings, (const char *const *)narrow);
	for (WORD i = 0; narrow && i < strings; i++)
		free(narrow[i]);
	free(narrow);
	return wsi_succeeded(error);
}
