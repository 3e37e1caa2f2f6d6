/* Terminals as consoles.
 *
 * A handle to a console is an input handle or an output handle, whatever the descriptor under it was opened for: a terminal's are all alike. What has been
 * read from the terminal and not been taken yet is kept once a process, because a key that was looked at (PeekConsoleInput) is still to be
 * read, and because a line's end is two bytes.
 */
#ifndef WSI_CONSOLE_H
#define WSI_CONSOLE_H

#include <windows.h>
#include <stdbool.h>

#include "base/watch.h"
#include "file/file.h"

struct wsi_console {
	struct wsi_file file;
	/* Input alone, under the dispatcher's lock. */
	struct wsi_watch watch;
	bool watching;
	atomic_bool ready;              /* the kernel has said so since the last read: an end of file has no bytes */
};

enum wsi_console_side {
	WSI_CONSOLE_INPUT,
	WSI_CONSOLE_OUTPUT,
	WSI_CONSOLE_EITHER,
};

/* A handle over a terminal's descriptor, which is taken over as wsi_file_open_fd() does. */
int wsi_console_open(int fd, bool input, DWORD access, DWORD flags, HANDLE *handle);
/* The console of a handle, with a reference: ERROR_INVALID_HANDLE where it is none, or of the other side. */
int wsi_console_find(HANDLE handle, DWORD access, enum wsi_console_side side, struct wsi_console **console);
bool wsi_console_is_input(const struct wsi_console *console);

static inline void
wsi_console_release(struct wsi_console *console)
{
	wsi_object_release(&console->file.object);
}

/* console_input.c: what was typed. A function answers 0 or a Win32 code. */
/* Wait for bytes and take up to `size`; *got is 0 at the end of the input. In a line a line's end is CR LF. */
int wsi_console_take(struct wsi_console *console, void *buffer, DWORD size, DWORD *got);
/* Take up to `count` whole characters' bytes, malloc'ed. */
int wsi_console_take_text(struct wsi_console *console, DWORD count, char **text);
bool wsi_console_has_input(struct wsi_console *console);
/* Keys: take them as they are typed, whatever the mode, for as long as it says. With `wait`, not before there is one. */
int wsi_console_keys(struct wsi_console *console, INPUT_RECORD *records, DWORD size, bool take, bool wait, DWORD *count);
void wsi_console_flush(struct wsi_console *console);
/* Bytes that were read in search of something else (a terminal's answer). */
void wsi_console_give_back(const char *bytes, size_t size);

/* console_key.c: the first key of what was typed, as its down record; how many bytes it is, 0 where `size` is. */
size_t wsi_console_key(const char *bytes, size_t size, KEY_EVENT_RECORD *key);

/* The terminal of an output handle: write all of it. */
int wsi_console_put(struct wsi_console *console, const char *bytes, size_t size);
/* printf of a control sequence. */
int wsi_console_order(struct wsi_console *console, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
