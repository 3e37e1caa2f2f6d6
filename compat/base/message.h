/* FormatMessage's engine: message text with escapes and inserts made into text. A and W share it: a unit of text is a byte of the one or a WCHAR
 * of the other, so bytes pass through as they are, whatever they encode.
 *
 * An error is kept in `error` and makes all that follows do nothing; callers look once, at the end.
 */
#ifndef WSI_MESSAGE_H
#define WSI_MESSAGE_H

#include <windef.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Arguments that can be told apart: %1 to %99, and those that '*' takes behind them. */
#define WSI_MESSAGE_ARGUMENTS 256

struct wsi_message {
	const void *text;               /* WCHAR where wide_text, else bytes */
	bool wide_text;
	bool wide;                      /* W: units, and strings that are inserted, are WCHAR */
	bool ignore_inserts;
	bool line_end;                  /* one follows the text */
	bool flow;                      /* line ends in the text are spaces */
	unsigned columns;               /* where lines are wrapped, 0: nowhere */
	size_t limit;                   /* units that the result may have */
	int limit_error;                /* the code if it would have more */
	va_list *list;                  /* the arguments: one of the two, or neither */
	const ULONG_PTR *array;

	size_t at;                      /* the next unit of text */
	ULONG_PTR taken[WSI_MESSAGE_ARGUMENTS];
	size_t taken_count;
	wchar_t *out;                   /* malloc'ed, not terminated */
	size_t length, room;
	size_t line;                    /* where the last line of it begins */
	int error;                      /* a Win32 code */
};

/* Format the text into `out`. */
void wsi_message_format(struct wsi_message *m);

/* What the parts of the engine do for each other: the next unit of text, 0 at its end; one unit out, which may wrap the line; a line end as the
 * text has it; the insert whose number `at` points to (messageinsert.c). */
wchar_t wsi_message_peek(const struct wsi_message *m);
void wsi_message_put(struct wsi_message *m, wchar_t unit);
void wsi_message_line_end(struct wsi_message *m);
void wsi_message_insert(struct wsi_message *m);

#endif
