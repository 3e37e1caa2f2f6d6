#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "base/utf8.h"

enum {
	SHOWN = 15,             /* bytes that the kernel keeps of a name */
};

/* Not in the middle of a character. */
static size_t
length_shown(const char *text)
{
	size_t length = strnlen(text, SHOWN + 1);

	if (length <= SHOWN)
		return length;
	for (length = SHOWN; length && (text[length] & 0xc0) == 0x80; length--)
		continue;
	return length;
}

void
wsi_thread_show_name(const struct wsi_thread *thread)
{
	char *text;

	if (thread->ended || thread->foreign || wsi_utf8_from_wide(thread->name, &text))
		return;
	text[length_shown(text)] = '\0';
	pthread_setname_np(thread->id, text);
	free(text);
}
