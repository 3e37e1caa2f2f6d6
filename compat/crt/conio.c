#include <conio.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "crt/format.h"
#include "crt/invalid.h"
#include "crt/printf.h"
#include "crt/readable.h"

/* A key that was given back, or -1. */
static int kept = -1;

/* The terminal gives each key at once and shows none, until it is put back: what a program reads by line meanwhile is edited as ever. */
static bool
make_raw(struct termios *before)
{
	struct termios raw;

	if (tcgetattr(STDIN_FILENO, before))
		return false;
	raw = *before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	return !tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

static int
read_key(void)
{
	unsigned char key;
	ssize_t count;

	do
		count = read(STDIN_FILENO, &key, 1);
	while (count < 0 && errno == EINTR);
	if (count != 1)
		return EOF;
	return key == '\n' ? '\r' : key;        /* as the Enter key is */
}

int
_kbhit(void)
{
	struct termios before;
	bool raw, readable;

	if (__atomic_load_n(&kept, __ATOMIC_RELAXED) >= 0)
		return 1;
	raw = make_raw(&before);
	readable = wsi_crt_readable(STDIN_FILENO);
	if (raw)
		tcsetattr(STDIN_FILENO, TCSANOW, &before);
	return readable;
}

int
_getch(void)
{
	int key = __atomic_exchange_n(&kept, -1, __ATOMIC_RELAXED);
	struct termios before;
	bool raw;

	if (key >= 0)
		return key;
	fflush(stdout);
	raw = make_raw(&before);
	key = read_key();
	if (raw)
		tcsetattr(STDIN_FILENO, TCSANOW, &before);
	return key;
}

int
_putch(int c)
{
	int written = putchar(c);

	fflush(stdout);
	return written;
}

int
_getche(void)
{
	int key = _getch();

	if (key >= 0)
		_putch(key);
	return key;
}

int
_ungetch(int c)
{
	int none = -1;

	return c >= 0 && __atomic_compare_exchange_n(&kept, &none, c, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED) ? c : EOF;
}

int
_cputs(const char *text)
{
	if (!text)
		return wsi_crt_invalid(EINVAL), -1;
	return fputs(text, stdout) < 0 || fflush(stdout) ? -1 : 0;
}

int
_cprintf(const char *format, ...)
{
	va_list arguments;
	int size;

	va_start(arguments, format);
	size = ws_vprintf(format, arguments);
	va_end(arguments);
	fflush(stdout);
	return size;
}

wint_t
_getwch(void)
{
	int key = _getch();

	return key == EOF ? WEOF : (wint_t)key;
}

wint_t
_putwch(wchar_t c)
{
	wint_t written = ws_putwchar(c);

	fflush(stdout);
	return written;
}
