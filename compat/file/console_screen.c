/* The screen of a terminal, by the control sequences that terminals have in common. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/console.h"

enum {
	PLAIN = FOREGROUND_RED | FOREGROUND_GREEN | FOREGROUND_BLUE,
	COLUMNS = 80,
	LINES = 25,
};

/* What the terminal does not tell. */
static atomic_uint attributes = PLAIN;
static atomic_uint cursor_size = 25;
static atomic_bool hidden;
static atomic_bool silent;      /* asked for its cursor's place, it did not answer */

/* Windows' colours have blue in the lowest bit, terminals red. */
static int
colour(WORD bits)
{
	return (bits & 4) >> 2 | (bits & 2) | (bits & 1) << 2;
}

/* White on black is what nobody has set: the terminal's own colours. */
static int
colour_text(struct wsi_console *console, WORD wanted)
{
	int front = (wanted & FOREGROUND_INTENSITY ? 90 : 30) + colour(wanted);
	int back = (wanted & BACKGROUND_INTENSITY ? 100 : 40) + colour(wanted >> 4);
	const char *more = wanted & COMMON_LVB_UNDERSCORE ? ";4" : "";
	const char *most = wanted & COMMON_LVB_REVERSE_VIDEO ? ";7" : "";

	if ((wanted & 0xff) == PLAIN)
		return wsi_console_order(console, "\33[0%s%sm", more, most);
	if (!(wanted & 0xf0))
		return wsi_console_order(console, "\33[0;%d%s%sm", front, more, most);
	return wsi_console_order(console, "\33[0;%d;%d%s%sm", front, back, more, most);
}

static COORD
screen_size(int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) || !size.ws_col || !size.ws_row)
		return (COORD){COLUMNS, LINES};
	return (COORD){(SHORT)size.ws_col, (SHORT)size.ws_row};
}

/* The answer is ESC [ line ; column R. What was typed before it is given back. */
static bool
find_answer(const char *bytes, size_t size, COORD *at)
{
	const char *start = memrchr(bytes, '\33', size);
	int line, column, used = 0;

	if (!start || sscanf(start, "\33[%d;%dR%n", &line, &column, &used) != 2 || !used)
		return false;
	*at = (COORD){(SHORT)(column - 1), (SHORT)(line - 1)};
	wsi_console_give_back(bytes, (size_t)(start - bytes));
	return true;
}

static bool
read_answer(int fd, COORD *at)
{
	char bytes[256];
	size_t size = 0;
	ssize_t n;

	while (size < sizeof bytes - 1 && ((n = read(fd, bytes + size, sizeof bytes - 1 - size)) > 0 || (n < 0 && errno == EINTR))) {
		size += n > 0 ? (size_t)n : 0;
		bytes[size] = '\0';
		if (find_answer(bytes, size, at))
			return true;
	}
	wsi_console_give_back(bytes, size);
	return false;
}

/* A terminal that does not answer within a fifth of a second is not asked again: its cursor is said to be at home. Who is in the background must
 * not ask. */
static void
ask_cursor(struct wsi_console *console, COORD *at)
{
	int fd = console->file.fd;
	struct termios before, asking;

	*at = (COORD){0, 0};
	if (atomic_load(&silent) || tcgetpgrp(fd) != getpgrp() || tcgetattr(fd, &before))
		return;
	asking = before;
	asking.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	asking.c_cc[VMIN] = 0;
	asking.c_cc[VTIME] = 2;
	if (tcsetattr(fd, TCSANOW, &asking))
		return;
	if (wsi_console_order(console, "\33[6n") || !read_answer(fd, at))
		atomic_store(&silent, true);
	tcsetattr(fd, TCSANOW, &before);
}

static int
describe(struct wsi_console *console, CONSOLE_SCREEN_BUFFER_INFO *info)
{
	COORD size = screen_size(console->file.fd);

	*info = (CONSOLE_SCREEN_BUFFER_INFO){
		.dwSize = size,
		.wAttributes = (WORD)atomic_load(&attributes),
		.srWindow = {.Right = (SHORT)(size.X - 1), .Bottom = (SHORT)(size.Y - 1)},
		.dwMaximumWindowSize = size,
	};
	ask_cursor(console, &info->dwCursorPosition);
	return 0;
}

BOOL WINAPI
GetConsoleScreenBufferInfo(HANDLE handle, PCONSOLE_SCREEN_BUFFER_INFO info)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_READ_DATA, WSI_CONSOLE_OUTPUT, &console);

	if (error)
		return wsi_succeeded(error);
	error = info ? describe(console, info) : ERROR_INVALID_PARAMETER;
	wsi_console_release(console);
	return wsi_succeeded(error);
}

BOOL WINAPI
SetConsoleTextAttribute(HANDLE handle, WORD wanted)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_WRITE_DATA, WSI_CONSOLE_OUTPUT, &console);

	if (error)
		return wsi_succeeded(error);
	error = colour_text(console, wanted);
	if (!error)
		atomic_store(&attributes, wanted);
	wsi_console_release(console);
	return wsi_succeeded(error);
}

static bool
is_on_screen(COORD at, COORD size)
{
	return at.X >= 0 && at.Y >= 0 && at.X < size.X && at.Y < size.Y;
}

BOOL WINAPI
SetConsoleCursorPosition(HANDLE handle, COORD position)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_WRITE_DATA, WSI_CONSOLE_OUTPUT, &console);

	if (error)
		return wsi_succeeded(error);
	if (is_on_screen(position, screen_size(console->file.fd)))
		error = wsi_console_order(console, "\33[%d;%dH", position.Y + 1, position.X + 1);
	else
		error = ERROR_INVALID_PARAMETER;
	wsi_console_release(console);
	return wsi_succeeded(error);
}

BOOL WINAPI
GetConsoleCursorInfo(HANDLE handle, PCONSOLE_CURSOR_INFO info)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_READ_DATA, WSI_CONSOLE_OUTPUT, &console);

	if (error)
		return wsi_succeeded(error);
	wsi_console_release(console);
	if (!info)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*info = (CONSOLE_CURSOR_INFO){.dwSize = atomic_load(&cursor_size), .bVisible = !atomic_load(&hidden)};
	return TRUE;
}

/* A block, from half of the character's height on. */
static int
show_cursor(struct wsi_console *console, const CONSOLE_CURSOR_INFO *info)
{
	int error;

	if (!info || info->dwSize < 1 || info->dwSize > 100)
		return ERROR_INVALID_PARAMETER;
	error = wsi_console_order(console, "\33[?25%c\33[%d q", info->bVisible ? 'h' : 'l', info->dwSize >= 50 ? 1 : 3);
	if (!error) {
		atomic_store(&cursor_size, info->dwSize);
		atomic_store(&hidden, !info->bVisible);
	}
	return error;
}

BOOL WINAPI
SetConsoleCursorInfo(HANDLE handle, const CONSOLE_CURSOR_INFO *info)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_WRITE_DATA, WSI_CONSOLE_OUTPUT, &console);

	if (error)
		return wsi_succeeded(error);
	error = show_cursor(console, info);
	wsi_console_release(console);
	return wsi_succeeded(error);
}

COORD WINAPI
GetLargestConsoleWindowSize(HANDLE handle)
{
	struct wsi_console *console;
	COORD size = {0, 0};

	if (!wsi_succeeded(wsi_console_find(handle, FILE_READ_DATA, WSI_CONSOLE_OUTPUT, &console)))
		return size;
	size = screen_size(console->file.fd);
	wsi_console_release(console);
	return size;
}

/* A row at a time, so that nothing scrolls; the cursor stays. */
static int
fill_screen(struct wsi_console *console, const char *character, DWORD count, COORD at, LPDWORD written)
{
	COORD size = screen_size(console->file.fd);
	int error = is_on_screen(at, size) ? wsi_console_order(console, "\0337") : 0;

	for (; count && is_on_screen(at, size) && !error; at = (COORD){0, (SHORT)(at.Y + 1)}) {
		DWORD row = (DWORD)(size.X - at.X);

		error = wsi_console_order(console, "\33[%d;%dH", at.Y + 1, at.X + 1);
		row = row < count ? row : count;
		for (DWORD i = 0; i < row && !error; i++)
			error = wsi_console_put(console, character, strlen(character));
		*written += error ? 0 : row;
		count -= row;
	}
	return error || !*written ? error : wsi_console_order(console, "\0338");
}

static BOOL
fill_output(HANDLE handle, WCHAR character, DWORD count, COORD at, LPDWORD written)
{
	const WCHAR wide[] = {character && !(character < ' ') ? character : ' ', 0};
	struct wsi_console *console;
	char *text;
	int error = wsi_console_find(handle, FILE_WRITE_DATA, WSI_CONSOLE_OUTPUT, &console);

	if (error)
		return wsi_succeeded(error);
	error = written ? wsi_utf8_from_wide(wide, &text) : ERROR_INVALID_PARAMETER;
	if (!error) {
		*written = 0;
		error = fill_screen(console, text, count, at, written);
		free(text);
	}
	wsi_console_release(console);
	return wsi_succeeded(error);
}

BOOL WINAPI
(FillConsoleOutputCharacterA)(HANDLE console, CHAR character, DWORD count, COORD at, LPDWORD written)
{
	return fill_output(console, (unsigned char)character, count, at, written);
}

BOOL WINAPI
(FillConsoleOutputCharacterW)(HANDLE console, WCHAR character, DWORD count, COORD at, LPDWORD written)
{
	return fill_output(console, character, count, at, written);
}
