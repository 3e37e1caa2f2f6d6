/* FormatMessage: where the text comes from and where the result goes. */
#include <windows.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/errortable.h"
#include "base/lasterror.h"
#include "base/message.h"

struct request {
	bool wide;
	DWORD flags;
	LPCVOID source;
	DWORD id;
	DWORD language;
	void *buffer;           /* where the text goes, or (ALLOCATE_BUFFER) its address */
	DWORD size;
	va_list *arguments;
};

/* A's result is kept below 64 KB of UTF-16, as Windows does. */
#define NARROW_LIMIT 32766

static bool
allocates(const struct request *r)
{
	return r->flags & FORMAT_MESSAGE_ALLOCATE_BUFFER;
}

/* ---- the text ---- */

static bool
have_language(DWORD language)
{
	return PRIMARYLANGID(language) == LANG_NEUTRAL || (WORD)language == MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US);
}

/* Of the modules only kernel32 has messages, the system's. */
static int
find_table(const struct request *r)
{
	if (r->flags & FORMAT_MESSAGE_FROM_SYSTEM)
		return 0;
	if (!(r->flags & FORMAT_MESSAGE_FROM_HMODULE))
		return ERROR_INVALID_PARAMETER;
	return r->source && r->source == (LPCVOID)GetModuleHandleA("kernel32") ? 0 : ERROR_RESOURCE_TYPE_NOT_FOUND;
}

static int
find_system_text(const struct request *r, struct wsi_message *m)
{
	const struct wsi_error *row = wsi_error_find(r->id);
	int error = find_table(r);

	if (error)
		return error;
	if (!have_language(r->language))
		return ERROR_RESOURCE_LANG_NOT_FOUND;
	if (!row)
		return ERROR_MR_MID_NOT_FOUND;
	m->text = row->text;
	return 0;
}

/* FROM_STRING goes before the other sources. */
static int
find_text(const struct request *r, struct wsi_message *m)
{
	if (!(r->flags & FORMAT_MESSAGE_FROM_STRING))
		return find_system_text(r, m);
	m->text = r->source;
	m->wide_text = r->wide;
	return r->source ? 0 : ERROR_INVALID_PARAMETER;
}

/* ---- the result ---- */

static size_t
unit_size(const struct request *r)
{
	return r->wide ? sizeof (WCHAR) : 1;
}

/* Units and a NUL. */
static void
store(const struct request *r, void *to, const wchar_t *units, size_t length)
{
	if (r->wide) {
		if (length)
			memcpy(to, units, length * sizeof *units);
		((WCHAR *)to)[length] = 0;
		return;
	}
	for (size_t i = 0; i < length; i++)
		((char *)to)[i] = (char)units[i];
	((char *)to)[length] = 0;
}

static void
set_allocated(const struct request *r, void *result)
{
	memcpy(r->buffer, &result, sizeof result);
}

static int
deliver(const struct request *r, const struct wsi_message *m)
{
	size_t room = m->length + 1 > r->size ? m->length + 1 : r->size;
	void *result = r->buffer;

	if (allocates(r)) {
		result = LocalAlloc(LPTR, room * unit_size(r));
		if (!result)
			return ERROR_NOT_ENOUGH_MEMORY;
		set_allocated(r, result);
	}
	store(r, result, m->out, m->length);
	return 0;
}

/* Observed: W leaves what fits in the buffer, A leaves the buffer alone. */
static void
deliver_failure(const struct request *r, const struct wsi_message *m)
{
	if (!r->wide || allocates(r) || r->size == 0)
		return;
	if (m->error == ERROR_INSUFFICIENT_BUFFER)
		store(r, r->buffer, m->out, r->size - 1);
	if (m->error == ERROR_NO_WORK_DONE)
		store(r, r->buffer, NULL, 0);
}

/* ---- the call ---- */

static void
set_limit(const struct request *r, struct wsi_message *m)
{
	m->limit = allocates(r) ? SIZE_MAX : r->size - 1;
	m->limit_error = ERROR_INSUFFICIENT_BUFFER;
	if (r->wide || m->limit <= NARROW_LIMIT)
		return;
	m->limit = NARROW_LIMIT;
	m->limit_error = ERROR_INVALID_PARAMETER;
}

static void
set_arguments(const struct request *r, struct wsi_message *m)
{
	if (r->flags & FORMAT_MESSAGE_ARGUMENT_ARRAY)
		m->array = (const ULONG_PTR *)r->arguments;
	else
		m->list = r->arguments;
}

static int
make(const struct request *r, struct wsi_message *m)
{
	unsigned width = r->flags & FORMAT_MESSAGE_MAX_WIDTH_MASK;
	int error = find_text(r, m);

	if (error)
		return error;
	m->wide = r->wide;
	m->ignore_inserts = r->flags & FORMAT_MESSAGE_IGNORE_INSERTS;
	m->flow = width;
	m->columns = width == FORMAT_MESSAGE_MAX_WIDTH_MASK ? 0 : width;
	m->line_end = !(r->flags & FORMAT_MESSAGE_FROM_STRING);
	set_limit(r, m);
	set_arguments(r, m);
	wsi_message_format(m);
	if (!m->error && m->length == 0)
		m->error = ERROR_NO_WORK_DONE;
	return m->error;
}

/* Observed, and not the same for both. */
static int
check_buffer(const struct request *r)
{
	if (!r->buffer && r->wide)
		return ERROR_INVALID_PARAMETER;
	if (allocates(r))
		return r->buffer ? 0 : ERROR_NOT_ENOUGH_MEMORY;
	if (r->size == 0 || (!r->buffer && r->size == 1))
		return ERROR_INSUFFICIENT_BUFFER;
	return r->buffer ? 0 : ERROR_INVALID_PARAMETER;
}

static DWORD
format(const struct request *r)
{
	struct wsi_message m = {0};
	int error = check_buffer(r);

	if (!error) {
		if (allocates(r))
			set_allocated(r, NULL);
		error = make(r, &m);
		if (!error)
			error = deliver(r, &m);
		else
			deliver_failure(r, &m);
		free(m.out);
	}
	if (!error)
		return (DWORD)m.length;
	wsi_last_error = (DWORD)error;
	return 0;
}

DWORD WINAPI
FormatMessageA(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPSTR buffer, DWORD size, va_list *arguments)
{
	return format(&(struct request){false, flags, source, message, language, buffer, size, arguments});
}

DWORD WINAPI
FormatMessageW(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPWSTR buffer, DWORD size, va_list *arguments)
{
	return format(&(struct request){true, flags, source, message, language, buffer, size, arguments});
}
