/* Microsoft's printf: LONGs where the format says l, I64 and I32, wide strings in narrow text and narrow in wide. Narrow text is UTF-8. */
#ifndef WSI_CRT_FORMAT_H
#define WSI_CRT_FORMAT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Text in the making, and its end: begun with WSI_TEXT_EMPTY, let go with wsi_text_free. */
struct wsi_text {
	char *at;               /* NULL: `first` */
	size_t size, room;
	bool failed;            /* no memory, or a bad format; errno says which */
	char first[512];
};

#define WSI_TEXT_EMPTY {.at = NULL}

/* So much more room; NULL where memory is short. */
char *wsi_text_reserve(struct wsi_text *text, size_t more);
void wsi_text_add(struct wsi_text *text, const char *from, size_t size);
void wsi_text_free(struct wsi_text *text);

static inline char *
wsi_text_at(struct wsi_text *text)
{
	return text->at ? text->at : text->first;
}

/* What the format makes of the arguments, ended by a NUL that is not counted: how many bytes, or -1. `wide`: the format's %s is a wide string's. */
int wsi_format(struct wsi_text *text, const char *format, bool wide, va_list arguments);
/* The same in wide text, which the caller free()s: how many characters, or -1. */
int wsi_format_wide(const wchar_t *format, va_list arguments, wchar_t **text);

#endif
