/* Microsoft's printf, scanf and stdio.h: compiled as the driver compiles. */
#include "harness.h"

#include <direct.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/timeb.h>
#include <wchar.h>

static unsigned handled;

static void
handle(const wchar_t *expression, const wchar_t *function, const wchar_t *file, unsigned line, uintptr_t reserved)
{
	(void)expression, (void)function, (void)file, (void)line, (void)reserved;
	handled++;
}

#define IS(expected, ...)                                       \
	do {                                                    \
		char wst_text[256];                             \
		int wst_size = sprintf(wst_text, __VA_ARGS__);  \
		ck_assert_str_eq(wst_text, expected);           \
		ck_assert_int_eq(wst_size, (int)strlen(expected)); \
	} while (0)

START_TEST(an_l_before_an_integer_is_a_LONG)
{
	DWORD d = 0xffffffff;
	LONG l = -1;
	long native = -7;

	IS("4294967295 -1 ffffffff", "%lu %ld %lx", d, l, d);
	IS("-7|   -7|0042", "%ld|%5ld|%04ld", native, native, 42L);
}
END_TEST

START_TEST(Microsofts_sizes_are_known)
{
	IS("-5000000000 18446744073709551615 7", "%I64d %I64u %I32d", -5000000000LL, ~0ull, 7);
	IS("10 20", "%Iu %Id", (size_t)10, (ptrdiff_t)20);
	IS("1 2 3 4", "%lld %hd %hhd %zu", 1LL, 2, 3, (size_t)4);
	IS("        ff|0XFF|+3|1.50|1e-05", "%10I64x|%#X|%+d|%.2f|%g", 255LL, 255, 3, 1.5, 0.00001);
}
END_TEST

START_TEST(strings_are_wide_or_narrow_as_the_format_says)
{
	wchar_t wide[64];

	IS("wide|narrow|caps|l|W", "%ws|%hs|%S|%ls|%C", L"wide", "narrow", L"caps", L"l", L'W');
	IS("\xe2\x82\xac", "%ls", L"\x20ac");
	IS("(null)|ab|   ab|ab   |", "%s|%.2s|%5.2s|%-5.2ls|", (char *)NULL, "abcdef", "abcdef", L"abcdef");
	ck_assert_int_eq(swprintf(wide, 64, L"%s %S %hs %c %d", L"one", "two", "three", L'\x20ac', 4), 17);
	ck_assert(!wcscmp(wide, L"one two three \x20ac 4"));
}
END_TEST

START_TEST(a_pointer_is_all_its_digits)
{
	IS(sizeof(void *) == 8 ? "000000000000BEEF" : "0000BEEF", "%p", (void *)0xbeef);
}
END_TEST

START_TEST(snprintf_without_an_underscore_ends_its_text_and_answers_the_whole_length)
{
	char text[4];

	ck_assert_int_eq(snprintf(text, sizeof text, "abcdef"), 6);
	ck_assert_str_eq(text, "abc");
	ck_assert_int_eq(snprintf(NULL, 0, "%I64d", 12LL), 2);
}
END_TEST

START_TEST(snprintf_with_an_underscore_answers_minus_1_and_ends_nothing)
{
	char text[5] = "zzzz";

	ck_assert_int_eq(_snprintf(text, 3, "abcdef"), -1);
	ck_assert_str_eq(text, "abcz");
	ck_assert_int_eq(_snprintf(text, 3, "xyz"), 3);
	ck_assert_str_eq(text, "xyzz");
	ck_assert_int_eq(_snprintf(text, 3, "q"), 1);
	ck_assert_str_eq(text, "q");
	ck_assert_int_eq(_scprintf("%d", 1234), 4);
}
END_TEST

START_TEST(the_s_functions_refuse_what_does_not_fit)
{
	char text[4] = "abc";
	wchar_t wide[4];

	_set_invalid_parameter_handler(handle);
	ck_assert_int_eq(sprintf_s(text, sizeof text, "%d", 1234), -1);
	ck_assert_str_eq(text, "");
	ck_assert_int_eq(errno, ERANGE);
	ck_assert_uint_eq(handled, 1);
	ck_assert_int_eq(sprintf_s(text, sizeof text, "%d", 123), 3);
	ck_assert_int_eq(_snprintf_s(text, sizeof text, _TRUNCATE, "abcdef"), -1);
	ck_assert_str_eq(text, "abc");
	ck_assert_int_eq(_snprintf_s(text, sizeof text, 2, "abcdef"), -1);
	ck_assert_str_eq(text, "ab");
	ck_assert_uint_eq(handled, 1);
	ck_assert_int_eq(_snprintf_s(text, sizeof text, 9, "abcdef"), -1);
	ck_assert_str_eq(text, "");
	ck_assert_int_eq(swprintf_s(wide, 4, L"%s", L"abcd"), -1);
	ck_assert_int_eq(sprintf_s(NULL, 1, "a"), -1);
	ck_assert_uint_eq(handled, 4);
}
END_TEST

START_TEST(an_invalid_parameter_without_a_handler_ends_the_program)
{
	char text[2];

	sprintf_s(text, sizeof text, "too long");
}
END_TEST

START_TEST(a_long_text_is_written_whole)
{
	static char text[100001], big[100001];

	memset(big, 'x', sizeof big - 1);
	ck_assert_int_eq(sprintf(text, "%s", big), 100000);
	ck_assert_str_eq(text, big);
	ck_assert_int_eq(_scprintf("%2000d", 1), 2000);
}
END_TEST

START_TEST(scanf_knows_Microsofts_sizes)
{
	long long big = 0;
	wchar_t wide[8];
	char narrow[8];
	int number = 0;

	ck_assert_int_eq(sscanf("5000000000 7 word text", "%I64d %I32d %hs %S", &big, &number, narrow, wide), 4);
	ck_assert(big == 5000000000LL && number == 7);
	ck_assert_str_eq(narrow, "word");
	ck_assert(!wcscmp(wide, L"text"));
}
END_TEST

START_TEST(scanf_s_takes_the_size_of_each_buffer)
{
	char a[4], b[8], c;
	int number = 0;

	ck_assert_int_eq(sscanf_s("abc:12,x", "%3s:%d,%c", a, (unsigned)sizeof a, &number, &c, 1u), 3);
	ck_assert_str_eq(a, "abc");
	ck_assert(number == 12 && c == 'x');
	ck_assert_int_eq(sscanf_s("abcdefgh", "%s", a, (unsigned)sizeof a), 0);
	ck_assert_str_eq(a, "");
	ck_assert_int_eq(sscanf_s("  12ab %", " %*d%[a-c] %%", b, (unsigned)sizeof b), 1);
	ck_assert_str_eq(b, "ab");
	ck_assert_int_eq(sscanf_s("", "%d", &number), -1);
}
END_TEST

static char directory[] = "/tmp/wst-XXXXXX";

/* The name with a backslash, as programs spell it. */
static const char *
name_of(const char *file)
{
	static char name[64];

	sprintf(name, "%s\\%s", directory, file);
	return name;
}

START_TEST(a_wide_format_reads_wide_strings)
{
	wchar_t word[16], set[16], small[4];
	char narrow[16];
	int number;
	long long large;

	ck_assert_int_eq(swscanf(L"12 w\u00e4rd abc", L"%d %s %[a-c]", &number, word, set), 3);
	ck_assert(number == 12 && !wcscmp(word, L"w\u00e4rd") && !wcscmp(set, L"abc"));
	ck_assert_int_eq(swscanf(L"narrow 9000000000", L"%S %I64d", narrow, &large), 2);
	ck_assert_str_eq(narrow, "narrow");
	ck_assert_int_eq(large, 9000000000);
	ck_assert_int_eq(swscanf_s(L"five 6", L"%s %d", word, 16, &number), 2);
	ck_assert(number == 6 && !wcscmp(word, L"five"));
	ck_assert_int_eq(swscanf_s(L"seven", L"%s", small, 4), 0);
	ck_assert_int_eq(sscanf("w\xc3\xa4rd", "%S", word), 1);
	ck_assert(!wcscmp(word, L"w\u00e4rd"));
}
END_TEST

START_TEST(files_are_found_by_names_with_backslashes)
{
	struct _finddata_t found;
	intptr_t search;
	wchar_t line[16];
	FILE *file;
	int fd;

	ck_assert_ptr_nonnull(mkdtemp(directory));
	ck_assert_int_eq(fopen_s(&file, name_of("one.txt"), "wt"), 0);
	ck_assert_int_eq(fprintf_s(file, "%I64d\n", 7LL), 2);
	ck_assert_int_eq(fwprintf(file, L"%s\n", L"\x20ac"), 2);
	ck_assert_int_eq(fputws(L"end\n", file), 0);
	fclose(file);
	ck_assert_int_eq(_access(name_of("one.txt"), 6), 0);
	ck_assert_int_eq(_access_s(name_of("two.txt"), 0), ENOENT);
	file = _wfopen(L"/none", L"r");
	ck_assert_ptr_null(file);
	file = fopen(name_of("one.txt"), "rb");
	ck_assert_ptr_nonnull(file);
	ck_assert(fgetws(line, 16, file) && !wcscmp(line, L"7\n"));
	ck_assert(fgetws(line, 16, file) && !wcscmp(line, L"\x20ac\n"));
	fclose(file);
	fd = _open(name_of("two.txt"), _O_CREAT | _O_RDWR | _O_BINARY, _S_IREAD | _S_IWRITE);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(_write(fd, "abc", 3), 3);
	ck_assert_int_eq(_filelength(fd), 3);
	ck_assert_int_eq(_setmode(fd, _O_BINARY), _O_TEXT);
	ck_assert_int_eq(_eof(fd), 1);
	ck_assert_int_eq(_close(fd), 0);
	search = _findfirst(name_of("TWO.*"), &found);
	ck_assert(search != -1 && !strcmp(found.name, "two.txt") && found.size == 3);
	ck_assert_int_eq(_findnext(search, &found), -1);
	ck_assert_int_eq(_findclose(search), 0);
	ck_assert_int_eq(_unlink(name_of("one.txt")), 0);
	ck_assert_int_eq(_unlink(name_of("two.txt")), 0);
	ck_assert_int_eq(_mkdir(name_of("sub")), 0);
	ck_assert_int_eq(_rmdir(name_of("sub")), 0);
	ck_assert_int_eq(_chdir(directory), 0);
	ck_assert_ptr_nonnull(_getcwd((char *)line, sizeof line));
	ck_assert_int_eq(strncmp((char *)line, "C:\\tmp\\wst-", 11), 0);
	ck_assert_int_eq(_rmdir(directory), 0);
}
END_TEST

START_TEST(ftime_tells_milliseconds)
{
	struct _timeb now;

	_ftime(&now);
	ck_assert(now.time > 1600000000 && now.millitm < 1000);
}
END_TEST

int
main(void)
{
	const TTest *cases[] = {
		an_l_before_an_integer_is_a_LONG, Microsofts_sizes_are_known, strings_are_wide_or_narrow_as_the_format_says, a_pointer_is_all_its_digits,
		snprintf_without_an_underscore_ends_its_text_and_answers_the_whole_length, snprintf_with_an_underscore_answers_minus_1_and_ends_nothing,
		the_s_functions_refuse_what_does_not_fit, a_long_text_is_written_whole, scanf_knows_Microsofts_sizes, scanf_s_takes_the_size_of_each_buffer,
		a_wide_format_reads_wide_strings, files_are_found_by_names_with_backslashes, ftime_tells_milliseconds,
	};
	TCase *ends = tcase_create("ends");
	Suite *suite = suite_create("invalid parameters");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test_raise_signal(ends, an_invalid_parameter_without_a_handler_ends_the_program, SIGABRT);
	suite_add_tcase(suite, ends);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return wst_run("stdio", cases, WST_COUNT(cases), FALSE) || failed;
}
