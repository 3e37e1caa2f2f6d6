#include "base/message.h"

#include <windows.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

wchar_t
wsi_message_peek(const struct wsi_message *m)
{
	return m->wide_text ? ((const wchar_t *)m->text)[m->at] : ((const unsigned char *)m->text)[m->at];
}

/* ---- output ---- */

static bool
reserve(struct wsi_message *m, size_t more)
{
	size_t room = m->room ? m->room : 128;
	wchar_t *out;

	if (m->room - m->length >= more)
		return true;
	while (room - m->length < more)
		room *= 2;
	out = room <= SIZE_MAX / sizeof *out ? realloc(m->out, room * sizeof *out) : NULL;
	if (!out) {
		m->error = ERROR_NOT_ENOUGH_MEMORY;
		return false;
	}
	m->out = out;
	m->room = room;
	return true;
}

/* Where lines are wrapped, a later unit may still make the text shorter, and only the end can tell. */
static void
check_limit(struct wsi_message *m, bool at_end)
{
	if (m->length > m->limit && (at_end || !m->columns) && !m->error)
		m->error = m->limit_error;
}

static void
append(struct wsi_message *m, wchar_t unit)
{
	if (m->error || !reserve(m, 1))
		return;
	m->out[m->length++] = unit;
	check_limit(m, false);
}

static void
break_line(struct wsi_message *m)
{
	append(m, '\r');
	append(m, '\n');
	m->line = m->length;
}

/* The line is full. It is broken at its last run of spaces, which goes, or else where it ends: observed, FormatMessage's own way (a line is
 * shorter than the width, unless it is one word). */
static void
wrap(struct wsi_message *m)
{
	size_t begin, end = m->length;

	while (end > m->line && m->out[end - 1] != ' ')
		end--;
	if (end == m->line) {
		break_line(m);
		return;
	}
	for (begin = end; begin > m->line && m->out[begin - 1] == ' '; begin--)
		;
	if (!reserve(m, 2))
		return;
	memmove(m->out + begin + 2, m->out + end, (m->length - end) * sizeof *m->out);
	m->out[begin] = '\r';
	m->out[begin + 1] = '\n';
	m->length = begin + 2 + (m->length - end);
	m->line = begin + 2;
}

void
wsi_message_put(struct wsi_message *m, wchar_t unit)
{
	append(m, unit);
	if (!m->error && m->columns && m->length - m->line == m->columns)
		wrap(m);
}

void
wsi_message_line_end(struct wsi_message *m)
{
	if (m->flow)
		wsi_message_put(m, ' ');
	else
		break_line(m);
}

/* ---- text ---- */

/* \r\n, \r or \n in the text, of which the first is taken. */
static void
line_end(struct wsi_message *m, wchar_t first)
{
	if (first == '\r' && wsi_message_peek(m) == '\n')
		m->at++;
	wsi_message_line_end(m);
}

static void
return_carriage(struct wsi_message *m)
{
	append(m, '\r');
	m->line = m->length;
}

/* The escapes that IGNORE_INSERTS leaves working; false: none of them. */
static bool
control(struct wsi_message *m, wchar_t c)
{
	switch (c) {
	case 'n':
		break_line(m);
		return true;
	case 'r':
		return_carriage(m);
		return true;
	case 't':
		wsi_message_put(m, '\t');
		return true;
	}
	return false;
}

static void
pass_through(struct wsi_message *m, wchar_t c)
{
	wsi_message_put(m, '%');
	if (!c)
		return;
	wsi_message_put(m, c);
	m->at++;
}

/* Behind '%'. False: the text ends here. */
static bool
escape(struct wsi_message *m)
{
	wchar_t c = wsi_message_peek(m);

	if (c == '0')
		return false;
	if (control(m, c)) {
		m->at++;
	} else if (m->ignore_inserts) {
		pass_through(m, c);
	} else if (c >= '1' && c <= '9') {
		wsi_message_insert(m);
	} else if (c) {
		wsi_message_put(m, c);
		m->at++;
	} else {
		m->error = ERROR_INVALID_PARAMETER;
	}
	return true;
}

/* False at the end of the text. */
static bool
step(struct wsi_message *m)
{
	wchar_t c = wsi_message_peek(m);

	if (!c)
		return false;
	m->at++;
	if (c == '%')
		return escape(m);
	if (c == '\r' || c == '\n')
		line_end(m, c);
	else
		wsi_message_put(m, c);
	return true;
}

void
wsi_message_format(struct wsi_message *m)
{
	while (!m->error && step(m))
		;
	if (m->line_end && !m->error)
		wsi_message_line_end(m);
	check_limit(m, true);
}
