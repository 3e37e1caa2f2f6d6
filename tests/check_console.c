/* Standard handles and consoles, on a terminal of the test's own. */
#include "harness.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

static int terminal;            /* the far end */
static HANDLE in, out;

/* The case becomes a session with a terminal, which is its descriptors 0, 1 and 2. */
static void
setup(void)
{
	struct winsize size = {.ws_row = 30, .ws_col = 100};
	int here;

	terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	ck_assert_int_ge(terminal, 0);
	ck_assert_int_eq(grantpt(terminal) | unlockpt(terminal), 0);
	setsid();               /* fails where the case is not in_session() */
	here = open(ptsname(terminal), O_RDWR);
	ck_assert_int_ge(here, 0);
	ioctl(here, TIOCSCTTY, 0);
	ck_assert_int_eq(ioctl(terminal, TIOCSWINSZ, &size), 0);
	for (int fd = 0; fd < 3; fd++)
		ck_assert_int_eq(dup2(here, fd), fd);
	in = GetStdHandle(STD_INPUT_HANDLE);
	out = GetStdHandle(STD_OUTPUT_HANDLE);
}

/* A session begins in a process that leads no group, as Check's do. */
static void
in_session(void (*body)(void))
{
	pid_t pid = fork();
	int status;

	if (!pid) {
		setup();
		body();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}

static void
type(const char *text)
{
	ck_assert_int_eq(write(terminal, text, strlen(text)), (ssize_t)strlen(text));
}

static void
expect(const char *shown)
{
	char seen[200];
	size_t size = 0;

	while (size < strlen(shown)) {
		ssize_t n = read(terminal, seen + size, strlen(shown) - size);

		ck_assert_int_gt(n, 0);
		size += (size_t)n;
	}
	seen[size] = '\0';
	ck_assert_str_eq(seen, shown);
}

START_TEST(a_standard_handle_on_a_pipe_reads_and_writes)
{
	HANDLE reader, writer;
	char buffer[10];
	int ends[2];
	DWORD done;

	ck_assert_int_eq(pipe(ends), 0);
	dup2(ends[0], 0);
	dup2(ends[1], 1);
	reader = GetStdHandle(STD_INPUT_HANDLE);
	writer = GetStdHandle(STD_OUTPUT_HANDLE);
	ck_assert_ptr_eq(reader, GetStdHandle(STD_INPUT_HANDLE));
	ck_assert_uint_eq(GetFileType(reader), FILE_TYPE_PIPE);
	ck_assert(WriteFile(writer, "hello", 5, &done, NULL));
	ck_assert_uint_eq(done, 5);
	ck_assert(ReadFile(reader, buffer, sizeof buffer, &done, NULL));
	ck_assert_uint_eq(done, 5);
	ck_assert_mem_eq(buffer, "hello", 5);
	WST_REFUSES(GetConsoleMode(reader, &done), ERROR_INVALID_HANDLE);
	WST_REFUSES(WriteConsoleA(writer, "x", 1, &done, NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(SetStdHandle_puts_another_handle_in_its_place)
{
	HANDLE event = CreateEventA(NULL, TRUE, TRUE, NULL);

	ck_assert(SetStdHandle(STD_ERROR_HANDLE, event));
	ck_assert_ptr_eq(GetStdHandle(STD_ERROR_HANDLE), event);
	SetLastError(0);
	ck_assert_ptr_eq(GetStdHandle(7), INVALID_HANDLE_VALUE);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_HANDLE);
	WST_REFUSES(SetStdHandle(7, event), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(modes_are_the_terminals)
{
	DWORD mode = 0, again = 0;

	setup();
	ck_assert_uint_eq(GetFileType(in), FILE_TYPE_CHAR);
	ck_assert(GetConsoleMode(in, &mode));
	ck_assert_uint_eq(mode & 7, ENABLE_PROCESSED_INPUT | ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT);
	ck_assert(SetConsoleMode(in, mode & ~(DWORD)(ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT)));
	ck_assert(GetConsoleMode(in, &again));
	ck_assert_uint_eq(again, mode & ~(DWORD)(ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT));
	WST_REFUSES(SetConsoleMode(in, ENABLE_ECHO_INPUT), ERROR_INVALID_PARAMETER);
	ck_assert(GetConsoleMode(out, &mode));
	ck_assert_uint_eq(mode, ENABLE_PROCESSED_OUTPUT | ENABLE_WRAP_AT_EOL_OUTPUT);
	WST_REFUSES(GetConsoleMode(NULL, &mode), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(a_line_ends_with_CR_LF_and_is_read_in_parts)
{
	char buffer[20];
	WCHAR wide[20];
	DWORD got;

	setup();
	type("ab\xc3\xa9\n");
	ck_assert(ReadFile(in, buffer, 1, &got, NULL));
	ck_assert_uint_eq(got, 1);
	ck_assert_int_eq(buffer[0], 'a');
	ck_assert(ReadConsoleW(in, wide, 20, &got, NULL));
	ck_assert_uint_eq(got, 4);
	ck_assert(wide[0] == 'b' && wide[1] == 0xe9 && wide[2] == '\r' && wide[3] == '\n');
	type("\4");
	ck_assert(ReadFile(in, buffer, sizeof buffer, &got, NULL));
	ck_assert_uint_eq(got, 0);
}
END_TEST

START_TEST(WriteConsole_counts_characters)
{
	DWORD put;

	setup();
	ck_assert(WriteConsoleW(out, L"\x20ac!", 2, &put, NULL));
	ck_assert_uint_eq(put, 2);
	ck_assert(WriteConsoleA(out, "\r\n", 2, &put, NULL));
	expect("\xe2\x82\xac!\r\r\n");
	WST_REFUSES(WriteConsoleA(in, "x", 1, &put, NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(keys_are_pressed_and_let_go)
{
	INPUT_RECORD records[8];
	DWORD n;

	setup();
	SetConsoleMode(in, 0);
	ck_assert(PeekConsoleInputW(in, records, 8, &n));
	ck_assert_uint_eq(n, 0);
	type("A\33[D");
	ck_assert_uint_eq(WaitForSingleObject(in, INFINITE), WAIT_OBJECT_0);
	ck_assert(ReadConsoleInputA(in, records, 1, &n));
	ck_assert_uint_eq(n, 1);
	ck_assert(records[0].EventType == KEY_EVENT && records[0].Event.KeyEvent.bKeyDown);
	ck_assert_int_eq(records[0].Event.KeyEvent.uChar.AsciiChar, 'A');
	ck_assert(GetNumberOfConsoleInputEvents(in, &n));
	ck_assert_uint_eq(n, 3);
	ck_assert(PeekConsoleInputW(in, records, 8, &n));
	ck_assert_uint_eq(n, 3);
	ck_assert(ReadConsoleInputW(in, records, 8, &n));
	ck_assert_uint_eq(n, 3);
	ck_assert(!records[0].Event.KeyEvent.bKeyDown);
	ck_assert_uint_eq(records[1].Event.KeyEvent.wVirtualKeyCode, 0x25);
	ck_assert_uint_eq(WaitForSingleObject(in, 0), WAIT_TIMEOUT);
	type("xyz");
	ck_assert_uint_eq(WaitForSingleObject(in, INFINITE), WAIT_OBJECT_0);
	ck_assert(FlushConsoleInputBuffer(in));
	ck_assert(GetNumberOfConsoleInputEvents(in, &n));
	ck_assert_uint_eq(n, 0);
}
END_TEST

static void
type_later(void *argument)
{
	wst_until_parked(((struct wst_thread *)argument)->tid);
	type("k");
}

START_TEST(a_wait_for_input_ends_with_a_key)
{
	struct wst_thread self = {.tid = GetCurrentThreadId()}, t;
	HANDLE both[2] = {CreateEventA(NULL, TRUE, FALSE, NULL), NULL};

	setup();
	SetConsoleMode(in, 0);
	both[1] = in;
	wst_start(&t, type_later, &self);
	ck_assert_uint_eq(WaitForMultipleObjects(2, both, FALSE, INFINITE), WAIT_OBJECT_0 + 1);
	wst_join(&t);
}
END_TEST

static void
answer(void *argument)
{
	(void)argument;
	expect("\33[6n");
	type("\33[7;12R");
}

static void
describe_screen(void)
{
	CONSOLE_SCREEN_BUFFER_INFO info;
	struct wst_thread t;

	wst_start(&t, answer, NULL);
	ck_assert(GetConsoleScreenBufferInfo(out, &info));
	wst_join(&t);
	ck_assert_int_eq(info.dwSize.X, 100);
	ck_assert_int_eq(info.dwSize.Y, 30);
	ck_assert_int_eq(info.dwCursorPosition.X, 11);
	ck_assert_int_eq(info.dwCursorPosition.Y, 6);
	ck_assert_uint_eq(info.wAttributes, 7);
	WST_REFUSES(GetConsoleScreenBufferInfo(in, &info), ERROR_INVALID_HANDLE);
}

START_TEST(the_screen_has_the_terminals_size_and_cursor)
{
	in_session(describe_screen);
}
END_TEST

START_TEST(colours_and_places_are_control_sequences)
{
	COORD at = {4, 2}, beyond = {100, 2};
	DWORD filled;

	setup();
	ck_assert(SetConsoleTextAttribute(out, FOREGROUND_RED | FOREGROUND_INTENSITY));
	expect("\33[0;91m");
	ck_assert(SetConsoleTextAttribute(out, FOREGROUND_GREEN | BACKGROUND_BLUE));
	expect("\33[0;32;44m");
	ck_assert(SetConsoleTextAttribute(out, 7));
	expect("\33[0m");
	ck_assert(SetConsoleCursorPosition(out, at));
	expect("\33[3;5H");
	WST_REFUSES(SetConsoleCursorPosition(out, beyond), ERROR_INVALID_PARAMETER);
	ck_assert(FillConsoleOutputCharacterA(out, '*', 3, at, &filled));
	ck_assert_uint_eq(filled, 3);
	expect("\0337\33[3;5H***\0338");
}
END_TEST

static void
set_title(void)
{
	char title[20];
	WCHAR wide[4];

	ck_assert(SetConsoleTitleA("server"));
	expect("\33]0;server\a");
	ck_assert_uint_eq(GetConsoleTitleA(title, sizeof title), 6);
	ck_assert_str_eq(title, "server");
	ck_assert_uint_eq(GetConsoleTitleW(wide, 4), 6);
	ck_assert(wide[2] == 'r' && !wide[3]);
	WST_REFUSES(SetConsoleTitleA(NULL), ERROR_INVALID_PARAMETER);
}

START_TEST(the_title_is_what_was_set)
{
	in_session(set_title);
}
END_TEST

START_TEST(an_unsigned_long_is_a_DWORD)
{
	unsigned long mode = ~0ul, put = ~0ul;

	setup();
	ck_assert(GetConsoleMode(in, &mode));
	ck_assert(mode < 0x400);
	ck_assert(WriteConsole(out, "x", 1, &put, NULL));
	ck_assert(put == 1);
}
END_TEST

static void
try_to_attach(void)
{
	WST_REFUSES(AllocConsole(), ERROR_ACCESS_DENIED);
	WST_REFUSES(AttachConsole(ATTACH_PARENT_PROCESS), ERROR_ACCESS_DENIED);
	ck_assert_ptr_null(GetConsoleWindow());
	ck_assert_uint_eq(GetConsoleOutputCP(), 65001);
	ck_assert(SetConsoleCP(65001));
	WST_REFUSES(SetConsoleOutputCP(437), ERROR_INVALID_PARAMETER);
}

START_TEST(a_console_is_there_once)
{
	in_session(try_to_attach);
}
END_TEST

WST_MAIN("console", a_standard_handle_on_a_pipe_reads_and_writes, SetStdHandle_puts_another_handle_in_its_place, modes_are_the_terminals,
	a_line_ends_with_CR_LF_and_is_read_in_parts, WriteConsole_counts_characters, keys_are_pressed_and_let_go, a_wait_for_input_ends_with_a_key,
	the_screen_has_the_terminals_size_and_cursor, colours_and_places_are_control_sequences, the_title_is_what_was_set,
	an_unsigned_long_is_a_DWORD, a_console_is_there_once)
