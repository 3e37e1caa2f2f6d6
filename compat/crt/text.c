#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "crt/format.h"

char *
wsi_text_reserve(struct wsi_text *text, size_t more)
{
	size_t room = text->at ? text->room : sizeof text->first, wanted = text->size + more + 1;
	char *at;

	if (text->failed || wanted <= room)
		return text->failed ? NULL : wsi_text_at(text) + text->size;
	at = realloc(text->at, wanted * 2);
	if (!at) {
		errno = ENOMEM;
		text->failed = true;
		return NULL;
	}
	if (!text->at)
		memcpy(at, text->first, text->size);
	text->at = at;
	text->room = wanted * 2;
	return at + text->size;
}

void
wsi_text_add(struct wsi_text *text, const char *from, size_t size)
{
	char *to = wsi_text_reserve(text, size);

	if (!to)
		return;
	memcpy(to, from, size);
	text->size += size;
}

void
wsi_text_free(struct wsi_text *text)
{
	free(text->at);
}
