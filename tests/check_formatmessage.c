/* FormatMessage and the memory that it allocates. Where a case says nothing else, it is what Windows was observed to do. */
#include "harness.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

#define FROM_STRING FORMAT_MESSAGE_FROM_STRING
#define FROM_SYSTEM FORMAT_MESSAGE_FROM_SYSTEM
#define UNTOUCHED   0x5a

static char narrow[512];
static WCHAR wide[512];

static DWORD
format_a(DWORD flags, const char *source, ...)
{
	va_list arguments;
	DWORD length;

	memset(narrow, UNTOUCHED, sizeof narrow);
	SetLastError(0xdeadbeef);
	va_start(arguments, source);
	length = FormatMessageA(flags | FROM_STRING, source, 0, 0, narrow, WST_COUNT(narrow), &arguments);
	va_end(arguments);
	return length;
}

static DWORD
format_w(DWORD flags, const WCHAR *source, ...)
{
	va_list arguments;
	DWORD length;

	memset(wide, UNTOUCHED, sizeof wide);
	SetLastError(0xdeadbeef);
	va_start(arguments, source);
	length = FormatMessageW(flags | FROM_STRING, source, 0, 0, wide, WST_COUNT(wide), &arguments);
	va_end(arguments);
	return length;
}

/* The same in A and in W: what comes of a source with arguments that are no strings. Success leaves the last error alone. */
#define BECOMES(flags, source, expected, ...)                                                   \
	do {                                                                                    \
		ck_assert_uint_eq(format_a(flags, source, ##__VA_ARGS__), sizeof expected - 1); \
		ck_assert_str_eq(narrow, expected);                                             \
		ck_assert_uint_eq(format_w(flags, L##source, ##__VA_ARGS__), sizeof expected - 1); \
		ck_assert_int_eq(wcscmp(wide, L##expected), 0);                                 \
		ck_assert_uint_eq(GetLastError(), 0xdeadbeef);                                  \
	} while (0)

#define BECOMES_A(source, expected, ...)                                                        \
	do {                                                                                    \
		ck_assert_uint_eq(format_a(0, source, ##__VA_ARGS__), sizeof expected - 1);     \
		ck_assert_str_eq(narrow, expected);                                             \
	} while (0)

#define BECOMES_W(source, expected, ...)                                                        \
	do {                                                                                    \
		ck_assert_uint_eq(format_w(0, L##source, ##__VA_ARGS__), sizeof L##expected / sizeof (WCHAR) - 1); \
		ck_assert_int_eq(wcscmp(wide, L##expected), 0);                                 \
	} while (0)

#define FAILS(call, code)                                                                       \
	do {                                                                                    \
		SetLastError(0xdeadbeef);                                                       \
		ck_assert_uint_eq((call), 0);                                                   \
		ck_assert_uint_eq(GetLastError(), (code));                                      \
	} while (0)

static void
is_untouched(void)
{
	ck_assert_int_eq(narrow[0], UNTOUCHED);
	ck_assert_int_eq(((unsigned char *)wide)[0], UNTOUCHED);
}

/* ---- the system's messages ---- */

START_TEST(a_system_message_is_the_text_and_a_line_end)
{
	static const int codes[] = {ERROR_SUCCESS, ERROR_INVALID_HANDLE, ERROR_NOT_FOUND, WSAEINTR, WSAECONNRESET, WSAHOST_NOT_FOUND, 11033, E_FAIL};

	for (size_t i = 0; i < WST_COUNT(codes); i++) {
		const char *text = winsock_error_text(codes[i]);
		DWORD length = FormatMessageA(FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, (DWORD)codes[i], 0, narrow, sizeof narrow, NULL);

		ck_assert_uint_eq(length, strlen(text) + 2);
		ck_assert_int_eq(strncmp(narrow, text, strlen(text)), 0);
		ck_assert_str_eq(narrow + strlen(text), "\r\n");
		ck_assert_uint_eq(FormatMessageW(FROM_SYSTEM, NULL, (DWORD)codes[i], 0, wide, WST_COUNT(wide), NULL), length);
		for (DWORD j = 0; j <= length; j++)
			ck_assert_int_eq(wide[j], narrow[j]);
	}
}
END_TEST

START_TEST(with_MAX_WIDTH_MASK_a_system_message_ends_with_a_space)
{
	const char *text = winsock_error_text(WSAEINTR);
	DWORD length = FormatMessageA(FROM_SYSTEM | FORMAT_MESSAGE_MAX_WIDTH_MASK, NULL, WSAEINTR, 0, narrow, sizeof narrow, NULL);

	ck_assert_uint_eq(length, strlen(text) + 1);
	ck_assert_int_eq(strncmp(narrow, text, strlen(text)), 0);
	ck_assert_str_eq(narrow + strlen(text), " ");
}
END_TEST

/* What _com_error relies on. */
START_TEST(an_HRESULT_of_Win32_has_the_message_of_its_code)
{
	char plain[512];

	ck_assert_uint_ne(FormatMessageA(FROM_SYSTEM, NULL, WSAECONNRESET, 0, plain, sizeof plain, NULL), 0);
	ck_assert_uint_ne(FormatMessageA(FROM_SYSTEM, NULL, 0x80070000 | WSAECONNRESET, 0, narrow, sizeof narrow, NULL), 0);
	ck_assert_str_eq(narrow, plain);
}
END_TEST

START_TEST(an_unknown_code_is_ERROR_MR_MID_NOT_FOUND)
{
	static const DWORD codes[] = {3044, 10000, 10005, 11034, 0x20000001, 0x8007ffff, 0xffffffff};

	for (size_t i = 0; i < WST_COUNT(codes); i++) {
		FAILS(FormatMessageA(FROM_SYSTEM, NULL, codes[i], 0, narrow, sizeof narrow, NULL), ERROR_MR_MID_NOT_FOUND);
		FAILS(FormatMessageW(FROM_SYSTEM, NULL, codes[i], 0, wide, WST_COUNT(wide), NULL), ERROR_MR_MID_NOT_FOUND);
	}
}
END_TEST

START_TEST(messages_are_neutral_or_in_US_English)
{
	static const DWORD known[] = {
		0, MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT), MAKELANGID(LANG_NEUTRAL, SUBLANG_SYS_DEFAULT), LANG_USER_DEFAULT,
		LANG_SYSTEM_DEFAULT, MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US), 0x409,
	};
	static const DWORD unknown[] = {MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_UK), 0x407, 0x40c, 0x411};

	for (size_t i = 0; i < WST_COUNT(known); i++)
		ck_assert_uint_ne(FormatMessageA(FROM_SYSTEM, NULL, WSAEINTR, known[i], narrow, sizeof narrow, NULL), 0);
	for (size_t i = 0; i < WST_COUNT(unknown); i++)
		FAILS(FormatMessageA(FROM_SYSTEM, NULL, WSAEINTR, unknown[i], narrow, sizeof narrow, NULL), ERROR_RESOURCE_LANG_NOT_FOUND);
}
END_TEST

START_TEST(a_module_without_messages_falls_back_to_the_system)
{
	const DWORD from_module = FORMAT_MESSAGE_FROM_HMODULE;
	HMODULE winsock = GetModuleHandleA("ws2_32.dll"), kernel = GetModuleHandleA("kernel32.dll");

	ck_assert_uint_ne(FormatMessageA(from_module | FROM_SYSTEM, winsock, WSAEINTR, 0, narrow, sizeof narrow, NULL), 0);
	ck_assert_uint_ne(FormatMessageA(from_module | FROM_SYSTEM, NULL, WSAEINTR, 0, narrow, sizeof narrow, NULL), 0);
	ck_assert_uint_ne(FormatMessageA(from_module, kernel, WSAEINTR, 0, narrow, sizeof narrow, NULL), 0);
	FAILS(FormatMessageA(from_module | FROM_SYSTEM, winsock, 3044, 0, narrow, sizeof narrow, NULL), ERROR_MR_MID_NOT_FOUND);
	FAILS(FormatMessageA(from_module, winsock, WSAEINTR, 0, narrow, sizeof narrow, NULL), ERROR_RESOURCE_TYPE_NOT_FOUND);
	FAILS(FormatMessageA(from_module, NULL, WSAEINTR, 0, narrow, sizeof narrow, NULL), ERROR_RESOURCE_TYPE_NOT_FOUND);
}
END_TEST

START_TEST(a_source_must_be_named_and_a_string_goes_before_the_others)
{
	static const DWORD sourceless[] = {0, FORMAT_MESSAGE_IGNORE_INSERTS, FORMAT_MESSAGE_ARGUMENT_ARRAY, FORMAT_MESSAGE_MAX_WIDTH_MASK};

	memset(narrow, UNTOUCHED, sizeof narrow);
	memset(wide, UNTOUCHED, sizeof wide);
	for (size_t i = 0; i < WST_COUNT(sourceless); i++) {
		FAILS(FormatMessageA(sourceless[i], "test", 0, 0, narrow, sizeof narrow, NULL), ERROR_INVALID_PARAMETER);
		FAILS(FormatMessageW(sourceless[i], L"test", 0, 0, wide, WST_COUNT(wide), NULL), ERROR_INVALID_PARAMETER);
	}
	FAILS(FormatMessageA(FROM_STRING, NULL, 0, 0, narrow, sizeof narrow, NULL), ERROR_INVALID_PARAMETER);
	is_untouched();
	BECOMES(FROM_SYSTEM | FORMAT_MESSAGE_FROM_HMODULE, "test", "test");
}
END_TEST

/* ---- buffers ---- */

START_TEST(a_short_buffer_is_ERROR_INSUFFICIENT_BUFFER)
{
	memset(narrow, UNTOUCHED, sizeof narrow);
	memset(wide, UNTOUCHED, sizeof wide);
	for (DWORD size = 0; size < 5; size++) {
		FAILS(FormatMessageA(FROM_STRING, "test", 0, 0, narrow, size, NULL), ERROR_INSUFFICIENT_BUFFER);
		is_untouched();
	}
	FAILS(FormatMessageW(FROM_STRING, L"test", 0, 0, wide, 0, NULL), ERROR_INSUFFICIENT_BUFFER);
	is_untouched();
	for (DWORD size = 1; size < 5; size++) {
		memset(wide, UNTOUCHED, sizeof wide);
		FAILS(FormatMessageW(FROM_STRING, L"test", 0, 0, wide, size, NULL), ERROR_INSUFFICIENT_BUFFER);
		ck_assert_int_eq(wcsncmp(wide, L"test", size - 1), 0);
		ck_assert_int_eq(wide[size - 1], 0);
		ck_assert_int_eq(((unsigned char *)&wide[size])[0], UNTOUCHED);
	}
	ck_assert_uint_eq(FormatMessageA(FROM_STRING, "test", 0, 0, narrow, 5, NULL), 4);
	ck_assert_str_eq(narrow, "test");
	ck_assert_int_eq(narrow[5], UNTOUCHED);
	ck_assert_uint_eq(FormatMessageW(FROM_STRING, L"test", 0, 0, wide, 5, NULL), 4);
	ck_assert_int_eq(wcscmp(wide, L"test"), 0);
}
END_TEST

START_TEST(a_line_that_wrapping_makes_shorter_needs_only_the_room_of_the_result)
{
	FAILS(FormatMessageA(FROM_STRING | 16, "short long    line", 0, 0, narrow, 16, NULL), ERROR_INSUFFICIENT_BUFFER);
	ck_assert_uint_eq(FormatMessageA(FROM_STRING | 16, "short long    line", 0, 0, narrow, 17, NULL), 16);
	ck_assert_str_eq(narrow, "short long\r\nline");
}
END_TEST

START_TEST(no_buffer_at_all_is_an_error_too)
{
	FAILS(FormatMessageA(FROM_SYSTEM, NULL, 0, 0, NULL, 0, NULL), ERROR_INSUFFICIENT_BUFFER);
	FAILS(FormatMessageA(FROM_SYSTEM, NULL, 0, 0, NULL, 1, NULL), ERROR_INSUFFICIENT_BUFFER);
	FAILS(FormatMessageA(FROM_SYSTEM | FORMAT_MESSAGE_ALLOCATE_BUFFER, NULL, 0, 0, NULL, 256, NULL), ERROR_NOT_ENOUGH_MEMORY);
	FAILS(FormatMessageW(FROM_SYSTEM, NULL, 0, 0, NULL, 0, NULL), ERROR_INVALID_PARAMETER);
	FAILS(FormatMessageW(FROM_SYSTEM, NULL, 0, 0, NULL, 256, NULL), ERROR_INVALID_PARAMETER);
	FAILS(FormatMessageW(FROM_SYSTEM | FORMAT_MESSAGE_ALLOCATE_BUFFER, NULL, 0, 0, NULL, 256, NULL), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(ALLOCATE_BUFFER_gives_memory_for_LocalFree)
{
	static const DWORD sizes[] = {0, 4, 5, 6, 1024};

	for (size_t i = 0; i < WST_COUNT(sizes); i++) {
		char *a = (char *)1;
		WCHAR *w = (WCHAR *)1;

		ck_assert_uint_eq(FormatMessageA(FROM_STRING | FORMAT_MESSAGE_ALLOCATE_BUFFER, "test", 0, 0, (LPSTR)&a, sizes[i], NULL), 4);
		ck_assert_str_eq(a, "test");
		memset(a, 'x', sizes[i] > 5 ? sizes[i] : 5);
		ck_assert_ptr_null(LocalFree(a));
		ck_assert_uint_eq(FormatMessageW(FROM_STRING | FORMAT_MESSAGE_ALLOCATE_BUFFER, L"test", 0, 0, (LPWSTR)&w, sizes[i], NULL), 4);
		ck_assert_int_eq(wcscmp(w, L"test"), 0);
		wmemset(w, L'x', sizes[i] > 5 ? sizes[i] : 5);
		ck_assert_ptr_null(LocalFree(w));
	}
}
END_TEST

START_TEST(a_failure_of_ALLOCATE_BUFFER_leaves_NULL)
{
	char *a = (char *)1;

	FAILS(FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER, "test", 0, 0, (LPSTR)&a, 0, NULL), ERROR_INVALID_PARAMETER);
	ck_assert_ptr_null(a);
	a = (char *)1;
	FAILS(FormatMessageA(FROM_SYSTEM | FORMAT_MESSAGE_ALLOCATE_BUFFER, NULL, 3044, 0, (LPSTR)&a, 0, NULL), ERROR_MR_MID_NOT_FOUND);
	ck_assert_ptr_null(a);
	a = (char *)1;
	FAILS(FormatMessageA(FROM_STRING | FORMAT_MESSAGE_ALLOCATE_BUFFER, "", 0, 0, (LPSTR)&a, 0, NULL), ERROR_NO_WORK_DONE);
	ck_assert_ptr_null(a);
}
END_TEST

START_TEST(an_empty_result_is_ERROR_NO_WORK_DONE)
{
	FAILS(format_a(0, ""), ERROR_NO_WORK_DONE);
	ck_assert_int_eq(narrow[0], UNTOUCHED);
	FAILS(format_a(0, "%0test"), ERROR_NO_WORK_DONE);
	FAILS(format_a(0, "%1", ""), ERROR_NO_WORK_DONE);
	FAILS(format_w(0, L""), ERROR_NO_WORK_DONE);
	ck_assert_int_eq(wide[0], 0);
}
END_TEST

START_TEST(A_has_a_limit_of_32766_characters_and_W_has_none)
{
	for (size_t length = 32760; length < 32775; length++) {
		char *text = calloc(1, length + 1), *a = NULL;
		WCHAR *wide_text = calloc(length + 1, sizeof (WCHAR)), *w = NULL;
		DWORD done;

		memset(text, 'x', length);
		wmemset(wide_text, L'x', length);
		done = FormatMessageA(FROM_STRING | FORMAT_MESSAGE_ALLOCATE_BUFFER, text, 0, 0, (LPSTR)&a, 0, NULL);
		ck_assert_uint_eq(done, length <= 32766 ? length : 0);
		ck_assert(done || GetLastError() == ERROR_INVALID_PARAMETER);
		ck_assert_uint_eq(FormatMessageW(FROM_STRING | FORMAT_MESSAGE_ALLOCATE_BUFFER, wide_text, 0, 0, (LPWSTR)&w, 0, NULL), length);
		LocalFree(a);
		LocalFree(w);
		free(text);
		free(wide_text);
	}
}
END_TEST

START_TEST(LocalAlloc_gives_memory_and_LPTR_clears_it)
{
	unsigned char *memory = LocalAlloc(LPTR, 4096);

	ck_assert_ptr_nonnull(memory);
	for (size_t i = 0; i < 4096; i++)
		ck_assert_int_eq(memory[i], 0);
	ck_assert_ptr_null(LocalFree(memory));
	memory = LocalAlloc(LMEM_FIXED, 0);
	ck_assert_ptr_nonnull(memory);
	ck_assert_ptr_null(LocalFree(memory));
	ck_assert_ptr_null(LocalFree(NULL));
}
END_TEST

/* ---- escapes ---- */

START_TEST(escapes_and_line_ends)
{
	BECOMES(0, "test", "test");
	BECOMES(0, " %%%% ", " %% ");
	BECOMES(0, " %.%.  ", " ..  ");
	BECOMES(0, "test%0test", "test");
	BECOMES(0, "yah%!%0   ", "yah!");
	BECOMES(0, "% %   ", "    ");
	BECOMES(0, "%n%r%t", "\r\n\r\t");
	BECOMES(0, "%q", "q");
	BECOMES(0, "hi\n", "hi\r\n");
	BECOMES(0, "hi\r\n", "hi\r\n");
	BECOMES(0, "\r", "\r\n");
	BECOMES(0, "\r\r\n", "\r\n\r\n");
	FAILS(format_a(0, "%"), ERROR_INVALID_PARAMETER);
	FAILS(format_w(0, L"test%"), ERROR_INVALID_PARAMETER);
	ck_assert_int_eq(narrow[0], UNTOUCHED);
}
END_TEST

START_TEST(IGNORE_INSERTS_passes_all_but_line_escapes_through)
{
	const DWORD ignore = FORMAT_MESSAGE_IGNORE_INSERTS;

	BECOMES(ignore, "test%1%2!*.*s!%99", "test%1%2!*.*s!%99");
	BECOMES(ignore, "%%% %.%!", "%%% %.%!");
	BECOMES(ignore, "%%1 %%n", "%%1 %%n");
	BECOMES(ignore, "%n%r%t", "\r\n\r\t");
	BECOMES(ignore, "test%0test", "test");
	BECOMES(ignore, "100%", "100%");
	BECOMES(ignore, "hi\n", "hi\r\n");
	BECOMES(ignore | FORMAT_MESSAGE_MAX_WIDTH_MASK, "\r\r\n", "  ");
	ck_assert_uint_eq(FormatMessageA(FROM_STRING | ignore, "%1", 0, 0, narrow, sizeof narrow, NULL), 2);
	ck_assert_str_eq(narrow, "%1");
}
END_TEST

START_TEST(MAX_WIDTH_MASK_makes_line_ends_spaces_and_wraps_nothing)
{
	char source[300] = "first%n", expected[300] = "first\r\n";
	const DWORD mask = FORMAT_MESSAGE_MAX_WIDTH_MASK;

	BECOMES(mask, "hi\n", "hi ");
	BECOMES(mask, "hi\r\n", "hi ");
	BECOMES(mask, "\r", " ");
	BECOMES(mask, "\r\r\n", "  ");
	BECOMES(mask, "a\nb%nc", "a b\r\nc");
	for (int i = 0; i < 27; i++) {
		strcat(source, "123456789 ");
		strcat(expected, "123456789 ");
	}
	ck_assert_uint_eq(format_a(mask, source), strlen(expected));
	ck_assert_str_eq(narrow, expected);
}
END_TEST

START_TEST(a_width_wraps_lines_at_spaces)
{
	BECOMES(20, "short long line", "short long line");
	BECOMES(11, "short long line", "short long\r\nline");
	BECOMES(10, "short long line", "short\r\nlong line");
	BECOMES(7, "short long line", "short\r\nlong\r\nline");
	BECOMES(20, "short long long line", "short long long\r\nline");
	BECOMES(16, "short long    line", "short long\r\nline");
	BECOMES(12, "short long    line", "short long\r\n  line");
	BECOMES(11, "short\nlong line", "short long\r\nline");
	BECOMES(15, "   short line", "   short line");
	BECOMES(11, "short long\tline", "short\r\nlong\tline");
	BECOMES(11, "short long-line", "short\r\nlong-line");
	BECOMES(5, "                ", "\r\n\r\n\r\n ");
	BECOMES(5, "l1               ", "l1\r\n\r\n\r\n  ");
}
END_TEST

START_TEST(a_word_longer_than_the_width_is_cut)
{
	BECOMES(8, "shortlon", "shortlon\r\n");
	BECOMES(8, "shortlongline", "shortlon\r\ngline");
	BECOMES(16, "short long    wordlongerthanaline", "short long\r\nwordlongerthanal\r\nine");
	BECOMES(12, "short long    wordlongerthanaline", "short long\r\n\r\nwordlongerth\r\nanaline");
	BECOMES(11, "   shortlong line", "\r\nshortlong\r\nline");
}
END_TEST

START_TEST(a_line_escape_begins_a_new_line_for_the_width)
{
	BECOMES(10, "short%nlong line", "short\r\nlong line");
	BECOMES(8, "short%nlong line", "short\r\nlong\r\nline");
	BECOMES(10, "short%rlong line", "short\rlong line");
	BECOMES(8, "short%rlong line", "short\rlong\r\nline");
	BECOMES(8, "shortlon%n", "shortlon\r\n\r\n");
	BECOMES(11, "l1%n   shortlong line", "l1\r\n\r\nshortlong\r\nline");
	BECOMES(FORMAT_MESSAGE_IGNORE_INSERTS | 8, "short%nlong line%1", "short\r\nlong\r\nline%1");
}
END_TEST

/* ---- inserts ---- */

START_TEST(inserts_are_taken_by_number)
{
	BECOMES_A("%1", "test", "test");
	BECOMES_A("%1!s!", "test", "test");
	BECOMES_A("%1%2", "test", "te", "st");
	BECOMES_A("%1%3%2%1", "test", "t", "s", "e");
	BECOMES_A("%2 %1!d! %3!c!", "two 1 3", 1, "two", '3');
	BECOMES_A("%11", "k", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
	BECOMES_A("%101", "j1", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
	BECOMES_W("%1%3%2%1", "test", L"t", L"s", L"e");
	BECOMES(0, "%1!c!%2!c!%3!c!%1!c!", "test", 't', 'e', 's');
}
END_TEST

START_TEST(an_insert_without_arguments_is_ERROR_INVALID_PARAMETER)
{
	FAILS(FormatMessageA(FROM_STRING, "%1", 0, 0, narrow, sizeof narrow, NULL), ERROR_INVALID_PARAMETER);
	FAILS(FormatMessageA(FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY, "%1", 0, 0, narrow, sizeof narrow, NULL), ERROR_INVALID_PARAMETER);
	FAILS(FormatMessageW(FROM_STRING, L"a %1!d!", 0, 0, wide, WST_COUNT(wide), NULL), ERROR_INVALID_PARAMETER);
	FAILS(FormatMessageW(FROM_STRING, L"a %1!*d!", 0, 0, wide, WST_COUNT(wide), NULL), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(strings_are_of_the_width_that_the_format_names)
{
	BECOMES_A("%1!s! %2!hs! %3!S! %4!ls! %5!ws!", "a b c d e", "a", "b", L"c", L"d", L"e");
	BECOMES_W("%1!s! %2!hs! %3!S! %4!ls! %5!ws!", "a b c d e", L"a", "b", "c", L"d", L"e");
	BECOMES(0, "%1!lc!%2!wc!%3!hc!%4!C!", "abcd", 'a', 'b', 'c', 'd');
	BECOMES_A("%1!ls!", "\xc3\xa9\xe2\x82\xac", L"\u00e9\u20ac");
	BECOMES_W("%1!hs!", "\u00e9\u20ac", "\xc3\xa9\xe2\x82\xac");
	BECOMES_A("\xff%1", "\xff\xfe", "\xfe");
	BECOMES_A("%1", "(null)", (char *)NULL);
	BECOMES_W("%1", "(null)", (WCHAR *)NULL);
	BECOMES_W("%1!hs!", "(null)", (char *)NULL);
}
END_TEST

START_TEST(strings_have_width_and_precision)
{
	char unterminated[] = {'a', 'b', 'c'};

	BECOMES_A("%1!3s!|%2!-3s!|%3!.2s!|%4!4.1s!", "  t|t  |te|   t", "t", "t", "test", "test");
	BECOMES_W("%1!3s!|%2!-3s!|%3!.2s!|%4!4.1s!", "  t|t  |te|   t", L"t", L"t", L"test", L"test");
	BECOMES_A("%1!.3s!", "abc", unterminated);
	BECOMES_W("%1!.3hs!", "abc", unterminated);
	BECOMES_A("%1!.2ls!|", "te|", L"test");
	BECOMES_A("%1!*s!", "   t", 4, "t");
	BECOMES_A("%1!*s!|", "t   |", -4, "t");
	BECOMES_A("%1!.*s!", "te", 2, "test");
}
END_TEST

START_TEST(numbers_are_printed_as_printf_does)
{
	BECOMES(0, "%1!d!%2!d!%3!d!", "123", 1, 2, 3);
	BECOMES(0, "%1!4d!|%1!-4d!|%1!04d!|%1!+d!|%1!.3d!|%1! d!", "  11|11  |0011|+11|011| 11", 11);
	BECOMES(0, "%1!4x!|%1!4X!|%1!-4X!|%1!#x!|%1!#X!|%1!08X!", "   b|   B|B   |0xb|0XB|0000000B", 11);
	BECOMES(0, "%1!d! %1!i! %1!u! %1!x! %1!ld! %1!lu!", "-1 -1 4294967295 ffffffff -1 4294967295", -1);
	BECOMES(0, "%1!hd! %1!hu!", "-1 65535", 0x1ffff);
	BECOMES(0, "%1!o! %1!#o!", "17 017", 15);
	BECOMES(0, "%1!d!|%1!.0d!|%1!#x!|%1!#o!", "0||0|0", 0);
	BECOMES(0, "%1!d!", "-2147483648", INT32_MIN);
	BECOMES(0, "%1!06d!|%1!-06d!|%1!6.3d!", "-00005|-5    |  -005", -5);
	BECOMES(0, "%1!4.2u!", "  03", 3);
}
END_TEST

START_TEST(numbers_of_64_bits)
{
	BECOMES(0, "%1!I64u!", "18446744073709551615", UINT64_MAX);
	BECOMES(0, "%1!I64d!", "-9223372036854775808", INT64_MIN);
	BECOMES(0, "%1!I64x! %1!llx!", "123456789abcdef 123456789abcdef", UINT64_C(0x123456789abcdef));
	BECOMES(0, "%1!I32d! %2!Iu!", "-7 7", -7, (ULONG_PTR)7);
	BECOMES(0, "%1!I64o!", "1777777777777777777777", UINT64_MAX);
}
END_TEST

START_TEST(a_pointer_has_all_its_digits)
{
	char expected[32];

	snprintf(expected, sizeof expected, "%0*X", (int)(2 * sizeof (void *)), 0xabcd);
	ck_assert_uint_eq(format_a(0, "%1!p!", (void *)0xabcd), 2 * sizeof (void *));
	ck_assert_str_eq(narrow, expected);
}
END_TEST

START_TEST(asterisks_take_arguments_of_their_own)
{
	BECOMES(0, "%1!*.*u!", "  001", 5, 3, 1);
	BECOMES(0, "%1!*.*u!,%1!*.*u!", "  001, 0002", 5, 3, 1, 4, 2);
	BECOMES(0, "%1!*.*u!,%3!*.*u!", "  001,  0002", 5, 3, 1, 6, 4, 2);
	/* The documentation's example. */
	BECOMES_A("%1!*.*s! %3 %4!*s!", "  Bi Bob   Bill", 4, 2, "Bill", "Bob", 6, "Bill");
}
END_TEST

START_TEST(an_array_of_arguments_counts_each_of_them)
{
	const DWORD flags = FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY;
	DWORD_PTR numbers[] = {6, 4, 2, 5, 3, 1};
	DWORD_PTR mixed[] = {4, 2, (DWORD_PTR)"Bill", (DWORD_PTR)"Bob", 6, (DWORD_PTR)"Bill"};

	ck_assert_uint_eq(FormatMessageA(flags, "%1!*.*u!,%1!*.*u!", 0, 0, narrow, sizeof narrow, (va_list *)numbers), 13);
	ck_assert_str_eq(narrow, "  0002, 00003");
	ck_assert_uint_eq(FormatMessageA(flags, "%1!*.*u!,%4!*.*u!", 0, 0, narrow, sizeof narrow, (va_list *)numbers), 12);
	ck_assert_str_eq(narrow, "  0002,  001");
	/* The documentation's example. */
	ck_assert_uint_eq(FormatMessageA(flags, "%1!*.*s! %4 %5!*s!", 0, 0, narrow, sizeof narrow, (va_list *)mixed), 15);
	ck_assert_str_eq(narrow, "  Bi Bob   Bill");
}
END_TEST

/* One character of room: the first insert does not fit, and the second argument is still to be had. */
static void
take_the_second(const WCHAR *source, ...)
{
	va_list arguments;
	WCHAR little[1] = {L'x'};

	va_start(arguments, source);
	FAILS(FormatMessageW(FROM_STRING, source, 0, 0, little, 1, &arguments), ERROR_INSUFFICIENT_BUFFER);
	ck_assert_int_eq(little[0], 0);
	ck_assert_int_eq(wcscmp(va_arg(arguments, WCHAR *), L"second"), 0);
	va_end(arguments);
}

START_TEST(arguments_behind_the_end_of_the_buffer_are_not_taken)
{
	take_the_second(L"%1 %2", L"first", L"second");
}
END_TEST

START_TEST(a_wrong_format_is_ERROR_INVALID_PARAMETER)
{
	static const char *const wrong[] = {
		"%1!", "%1!d", "%1!5", "%1!!", "%1!f!", "%1!n!", "%1!z!", "%1!d?!", "%1!.!", "%1!99999999999d!", "%1!.70000d!", "%1!l!",
	};

	for (size_t i = 0; i < WST_COUNT(wrong); i++) {
		FAILS(format_a(0, wrong[i], 1, 2, 3), ERROR_INVALID_PARAMETER);
		ck_assert_int_eq(narrow[0], UNTOUCHED);
	}
	FAILS(format_a(0, "%1!*d!", INT32_MAX, 1), ERROR_INVALID_PARAMETER);
	FAILS(format_a(0, "%1!*d!", INT32_MIN, 1), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(text_that_is_inserted_is_wrapped_but_its_line_ends_stay)
{
	ck_assert_uint_eq(format_a(11, "%1", "short long line"), 16);
	ck_assert_str_eq(narrow, "short long\r\nline");
	BECOMES_A("%1", "a%1\nb", "a%1\nb");
}
END_TEST

WST_MAIN_RAW("formatmessage",
	a_system_message_is_the_text_and_a_line_end,
	with_MAX_WIDTH_MASK_a_system_message_ends_with_a_space,
	an_HRESULT_of_Win32_has_the_message_of_its_code,
	an_unknown_code_is_ERROR_MR_MID_NOT_FOUND,
	messages_are_neutral_or_in_US_English,
	a_module_without_messages_falls_back_to_the_system,
	a_source_must_be_named_and_a_string_goes_before_the_others,
	a_short_buffer_is_ERROR_INSUFFICIENT_BUFFER,
	a_line_that_wrapping_makes_shorter_needs_only_the_room_of_the_result,
	no_buffer_at_all_is_an_error_too,
	ALLOCATE_BUFFER_gives_memory_for_LocalFree,
	a_failure_of_ALLOCATE_BUFFER_leaves_NULL,
	an_empty_result_is_ERROR_NO_WORK_DONE,
	A_has_a_limit_of_32766_characters_and_W_has_none,
	LocalAlloc_gives_memory_and_LPTR_clears_it,
	escapes_and_line_ends,
	IGNORE_INSERTS_passes_all_but_line_escapes_through,
	MAX_WIDTH_MASK_makes_line_ends_spaces_and_wraps_nothing,
	a_width_wraps_lines_at_spaces,
	a_word_longer_than_the_width_is_cut,
	a_line_escape_begins_a_new_line_for_the_width,
	inserts_are_taken_by_number,
	an_insert_without_arguments_is_ERROR_INVALID_PARAMETER,
	strings_are_of_the_width_that_the_format_names,
	strings_have_width_and_precision,
	numbers_are_printed_as_printf_does,
	numbers_of_64_bits,
	a_pointer_has_all_its_digits,
	asterisks_take_arguments_of_their_own,
	an_array_of_arguments_counts_each_of_them,
	arguments_behind_the_end_of_the_buffer_are_not_taken,
	a_wrong_format_is_ERROR_INVALID_PARAMETER,
	text_that_is_inserted_is_wrapped_but_its_line_ends_stay)
