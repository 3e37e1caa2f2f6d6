/* What was typed and not taken yet. The lock is never held while the terminal is waited for. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/forklock.h"
#include "file/console.h"

enum {
	CHUNK = 1024,
};

WSI_FORK_LOCK;
static char *bytes;             /* `count` of them, of `room` */
static size_t count, room;
static bool half_taken;         /* of the first key the down record was taken, the up record was not */

static void
enter(void)
{
	pthread_once(&forks, watch_forks);
	pthread_mutex_lock(&lock);
}

static void
drop(size_t size)
{
	count -= size;
	if (count)
		memmove(bytes, bytes + size, count);
	half_taken = false;
}

/* Under the lock. Half a line of a machine without memory is better than none. */
static int
keep(const char *more, size_t size)
{
	char *grown = count + size <= room ? bytes : realloc(bytes, (count + size) * 2);

	if (!grown)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (count + size > room)
		room = (count + size) * 2;
	bytes = grown;
	memcpy(bytes + count, more, size);
	count += size;
	return 0;
}

void
wsi_console_give_back(const char *more, size_t size)
{
	enter();
	keep(more, size);
	pthread_mutex_unlock(&lock);
}

static bool
reads_lines(int fd)
{
	struct termios terminal;

	return !tcgetattr(fd, &terminal) && terminal.c_lflag & ICANON;
}

/* Under the lock. */
static int
keep_line(const char *more, size_t size)
{
	int error = 0;

	for (size_t i = 0; i < size && !error; i++)
		error = more[i] == '\n' ? keep("\r\n", 2) : keep(&more[i], 1);
	return error;
}

/* Wait for the terminal; what it gives is kept. *got is 0 at the end. */
static int
fill(struct wsi_console *console, size_t *got)
{
	int fd = console->file.fd, error;
	char chunk[CHUNK];
	ssize_t n;

	do
		n = read(fd, chunk, sizeof chunk);
	while (n < 0 && errno == EINTR);
	atomic_store(&console->ready, false);
	*got = n > 0 ? (size_t)n : 0;
	if (n < 0)
		return errno == EIO ? 0 : wsi_file_error(errno);        /* the terminal is gone */
	enter();
	error = reads_lines(fd) ? keep_line(chunk, (size_t)n) : keep(chunk, (size_t)n);
	pthread_mutex_unlock(&lock);
	return error;
}

/* Under the lock. */
static DWORD
take_bytes(char *buffer, size_t size)
{
	size_t n = count < size ? count : size;

	memcpy(buffer, bytes, n);
	drop(n);
	return (DWORD)n;
}

int
wsi_console_take(struct wsi_console *console, void *buffer, DWORD size, DWORD *got)
{
	size_t filled = 1;
	int error = 0;

	for (*got = 0; size && !error && filled;) {
		enter();
		if (count)
			*got = take_bytes(buffer, size);
		pthread_mutex_unlock(&lock);
		if (*got)
			break;
		error = fill(console, &filled);
	}
	return error;
}

static size_t
bytes_of(DWORD characters)
{
	size_t i = 0;

	for (; i < count && characters; characters--)
		do
			i++;
		while (i < count && (bytes[i] & 0xc0) == 0x80);
	return i;
}

int
wsi_console_take_text(struct wsi_console *console, DWORD characters, char **text)
{
	size_t filled = 1, size = 0;
	int error = 0;

	for (*text = NULL; !*text && !error;) {
		enter();
		size = bytes_of(characters);
		if (size || !filled) {
			*text = malloc(size + 1);
			if (*text)
				(*text)[take_bytes(*text, size)] = '\0';
			else
				error = ERROR_NOT_ENOUGH_MEMORY;
		}
		pthread_mutex_unlock(&lock);
		if (!*text && !error)
			error = fill(console, &filled);
	}
	return error;
}

static bool
is_readable(int fd)
{
	int available = 0;

	return !ioctl(fd, FIONREAD, &available) && available > 0;
}

bool
wsi_console_has_input(struct wsi_console *console)
{
	bool has;

	enter();
	has = count > 0;
	pthread_mutex_unlock(&lock);
	return has || is_readable(console->file.fd);
}

void
wsi_console_flush(struct wsi_console *console)
{
	tcflush(console->file.fd, TCIFLUSH);
	enter();
	if (count)
		drop(count);
	pthread_mutex_unlock(&lock);
}

/* Keys come at once and unseen while these two are apart. */
static bool
begin_keys(int fd, struct termios *before)
{
	struct termios keys;

	if (tcgetattr(fd, before) || !(before->c_lflag & ICANON))
		return false;
	keys = *before;
	keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	keys.c_iflag &= ~(tcflag_t)ICRNL;
	keys.c_cc[VMIN] = 1;
	keys.c_cc[VTIME] = 0;
	return !tcsetattr(fd, TCSANOW, &keys);
}

static void
add(INPUT_RECORD *records, DWORD size, DWORD *n, const KEY_EVENT_RECORD *key, BOOL down)
{
	if (records && *n < size) {
		records[*n] = (INPUT_RECORD){.EventType = KEY_EVENT, .Event.KeyEvent = *key};
		records[*n].Event.KeyEvent.bKeyDown = down;
	}
	if (*n < size)
		++*n;
}

/* Under the lock: each key is pressed and let go. */
static DWORD
records_of_keys(INPUT_RECORD *records, DWORD size, bool take)
{
	KEY_EVENT_RECORD key;
	bool half = half_taken;
	size_t at = 0, length;
	DWORD n = 0;

	while (n < size && (length = wsi_console_key(bytes + at, count - at, &key))) {
		if (!half)
			add(records, size, &n, &key, TRUE);
		half = n == size;
		if (half)
			break;
		add(records, size, &n, &key, FALSE);
		at += length;
	}
	if (take) {
		drop(at);
		half_taken = half;
	}
	return n;
}

int
wsi_console_keys(struct wsi_console *console, INPUT_RECORD *records, DWORD size, bool take, bool wait, DWORD *n)
{
	int fd = console->file.fd, error = 0;
	struct termios before;
	bool changed = begin_keys(fd, &before);
	size_t filled = 1;

	*n = 0;
	while (is_readable(fd) && !error && filled)
		error = fill(console, &filled);
	while (!error) {
		enter();
		*n = records_of_keys(records, size, take);
		pthread_mutex_unlock(&lock);
		if (*n || !wait || !filled || !size)
			break;
		error = fill(console, &filled);
	}
	if (changed)
		tcsetattr(fd, TCSANOW, &before);
	return error;
}
