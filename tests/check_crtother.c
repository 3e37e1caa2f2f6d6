/* Microsoft's names for numbers, paths, the environment and time. */
#include <win32/crtredirect.h>
#include "harness.h"

#include <intsafe.h>
#include <locale.h>
#include <mbstring.h>
#include <win32/crtwprintf.h>

#include <errno.h>
#include <wchar.h>
#include <win32/crtmalloc.h>
#include <win32/crtsearch.h>
#include <win32/crtstdlib.h>
#include <win32/crtstring.h>
#include <win32/crttime.h>

static int handled;

static void
count(const wchar_t *expression, const wchar_t *function, const wchar_t *file, unsigned line, uintptr_t reserved)
{
	ck_assert(!expression && !function && !file && !line && !reserved);
	handled++;
}

START_TEST(itoa_has_a_sign_in_decimals_only)
{
	char to[66];

	ck_assert_str_eq(_itoa(-255, to, 10), "-255");
	ck_assert_str_eq(_itoa(-255, to, 16), "ffffff01");
	ck_assert_str_eq(_itoa(0, to, 2), "0");
	ck_assert_str_eq(_ltoa(-1, to, 2), "11111111111111111111111111111111");
	ck_assert_str_eq(_i64toa(-1, to, 16), "ffffffffffffffff");
	ck_assert_str_eq(_i64toa(-9223372036854775807LL - 1, to, 10), "-9223372036854775808");
	ck_assert_str_eq(_ui64toa(18446744073709551615ULL, to, 36), "3w5e11264sgsf");
}
END_TEST

START_TEST(itoa_s_refuses_what_does_not_fit)
{
	char to[4] = "old";

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(_itoa_s(-12, to, 4, 10), 0);
	ck_assert_str_eq(to, "-12");
	ck_assert_int_eq(_itoa_s(-123, to, 4, 10), ERANGE);
	ck_assert_str_eq(to, "");
	ck_assert_int_eq(_itoa_s(1, to, 4, 37), EINVAL);
	ck_assert_int_eq(_itoa_s(1, NULL, 4, 10), EINVAL);
	ck_assert_int_eq(handled, 3);
}
END_TEST

static void
roll(void *unused)
{
	(void)unused;
	ck_assert_int_eq(rand(), 41);
}

START_TEST(rand_is_microsoft_s_and_each_thread_s_own)
{
	struct wst_thread other;

	ck_assert_int_eq(rand(), 41);
	ck_assert_int_eq(rand(), 18467);
	wst_start(&other, roll, NULL);
	wst_join(&other);
	ck_assert_int_eq(rand(), 6334);
	srand(1);
	for (int i = 0; i < 100000; i++)
		ck_assert((unsigned)rand() <= 0x7fff);
}
END_TEST

START_TEST(rand_s_gives_all_bits)
{
	unsigned all = 0, value;

	_set_invalid_parameter_handler(count);
	for (int i = 0; i < 1000; i++) {
		ck_assert_int_eq(rand_s(&value), 0);
		all |= value;
	}
	ck_assert_uint_eq(all, 0xffffffff);
	ck_assert_int_eq(rand_s(NULL), EINVAL);
}
END_TEST

START_TEST(rotations_of_a_long_are_of_32_bits)
{
	ck_assert_uint_eq(_lrotl(0x80000001, 4), 0x18);
	ck_assert_uint_eq(_lrotr(0x80000001, 4), 0x18000000);
	ck_assert_uint_eq(_rotl(5, 0), 5);
	ck_assert_uint_eq(_rotl(5, 32), 5);
	ck_assert(_rotr64(1, 1) == 1ULL << 63);
	ck_assert_uint_eq(_byteswap_ulong(0x01020304), 0x04030201);
}
END_TEST

START_TEST(digits_of_floating_point_numbers)
{
	int point, sign;

	ck_assert_str_eq(_ecvt(1234.5, 6, &point, &sign), "123450");
	ck_assert_int_eq(point, 4);
	ck_assert_str_eq(_fcvt(-0.001, 5, &point, &sign), "100");
	ck_assert_int_eq(point, -2);
	ck_assert_int_eq(sign, 1);
	ck_assert_str_eq(_fcvt(12.345, 1, &point, &sign), "123");
	ck_assert_int_eq(point, 2);
}
END_TEST

START_TEST(both_slashes_part_a_path)
{
	char drive[_MAX_DRIVE], dir[_MAX_DIR], name[_MAX_FNAME], extension[_MAX_EXT], path[_MAX_PATH];

	_splitpath("C:\\a.b/c\\name.tar.gz", drive, dir, name, extension);
	ck_assert_str_eq(drive, "C:");
	ck_assert_str_eq(dir, "\\a.b/c\\");
	ck_assert_str_eq(name, "name.tar");
	ck_assert_str_eq(extension, ".gz");
	_splitpath("/usr/lib", NULL, dir, name, NULL);
	ck_assert_str_eq(dir, "/usr/");
	ck_assert_str_eq(name, "lib");
	_makepath(path, NULL, "\\tmp", "x", "c");
	ck_assert_str_eq(path, "\\tmp\\x.c");
	_makepath(path, NULL, "/tmp", "x", ".c");
	ck_assert_str_eq(path, "/tmp/x.c");
}
END_TEST

START_TEST(splitpath_s_empties_all_parts_when_one_is_too_small)
{
	char drive[_MAX_DRIVE], dir[3], name[8], extension[8], path[8];

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(_splitpath_s("C:\\ab\\n.x", drive, 3, dir, 3, name, 8, extension, 8), ERANGE);
	ck_assert(!*drive && !*dir && !*name && !*extension);
	ck_assert_int_eq(_splitpath_s("a", drive, 0, dir, 3, name, 8, extension, 8), EINVAL);
	ck_assert_int_eq(_splitpath_s(NULL, drive, 3, dir, 3, name, 8, extension, 8), EINVAL);
	ck_assert_int_eq(_makepath_s(path, 8, "C", "\\a", "name", NULL), ERANGE);
	ck_assert_str_eq(path, "");
	ck_assert_int_eq(handled, 4);
}
END_TEST

START_TEST(fullpath_resolves_dots_without_looking)
{
	char path[_MAX_PATH], *made;
	wchar_t wide[_MAX_PATH];

	ck_assert_str_eq(_fullpath(path, "/no/such\\.\\..\\place/x", sizeof path), "C:\\no\\place\\x");
	ck_assert_str_eq(_fullpath(path, "/../..", sizeof path), "C:\\");
	ck_assert_str_eq(_fullpath(path, "C:\\a\\", sizeof path), "C:\\a\\");
	ck_assert(_fullpath(path, "/long", 5) == NULL);
	ck_assert_int_eq(errno, ERANGE);
	made = _fullpath(NULL, "x", 0);
	ck_assert(made && *made == 'C' && !strcmp(made + strlen(made) - 2, "\\x"));
	free(made);
	ck_assert(!wcscmp(_wfullpath(wide, L"/\x00e4/../b", _MAX_PATH), L"C:\\b"));
}
END_TEST

START_TEST(an_empty_value_removes_a_variable)
{
	char setting[] = "WST_CRT=one", to[8];
	size_t needed;
	char *copy;

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(putenv(setting), 0);
	memset(setting, 'x', sizeof setting - 1);
	ck_assert_str_eq(getenv("WST_CRT"), "one");
	ck_assert(!wcscmp(_wgetenv(L"WST_CRT"), L"one"));
	ck_assert(_wgetenv(L"WST_CRT") == _wgetenv(L"WST_CRT"));
	ck_assert_int_eq(getenv_s(&needed, to, sizeof to, "WST_CRT"), 0);
	ck_assert_str_eq(to, "one");
	ck_assert_uint_eq(needed, 4);
	ck_assert_int_eq(getenv_s(&needed, to, 3, "WST_CRT"), ERANGE);
	ck_assert_int_eq(getenv_s(&needed, NULL, 0, "WST_CRT"), 0);
	ck_assert_uint_eq(needed, 4);
	ck_assert_int_eq(_dupenv_s(&copy, &needed, "WST_CRT"), 0);
	ck_assert_str_eq(copy, "one");
	free(copy);
	ck_assert_int_eq(_wputenv(L"WST_CRT="), 0);
	ck_assert(getenv("WST_CRT") == NULL);
	ck_assert_int_eq(_dupenv_s(&copy, &needed, "WST_CRT"), 0);
	ck_assert(copy == NULL);
	ck_assert_int_eq(_putenv("no equals sign"), -1);
	ck_assert_int_eq(_putenv_s(NULL, "x"), EINVAL);
	ck_assert_int_eq(handled, 1);
}
END_TEST

START_TEST(sums_and_conversions_tell_what_does_not_fit)
{
	UINT sum;
	INT number;
	UCHAR small;
	DWORD large;

	ck_assert(UIntAdd(1, 2, &sum) == S_OK && sum == 3);
	ck_assert_int_eq(UIntAdd(0xffffffff, 1, &sum), INTSAFE_E_ARITHMETIC_OVERFLOW);
	ck_assert_uint_eq(sum, 0xffffffff);
	ck_assert_int_eq(UIntSub(1, 2, &sum), INTSAFE_E_ARITHMETIC_OVERFLOW);
	ck_assert_int_eq(IntMult(0x10000, 0x10000, &number), INTSAFE_E_ARITHMETIC_OVERFLOW);
	ck_assert_int_eq(IntToUChar(-1, &small), INTSAFE_E_ARITHMETIC_OVERFLOW);
	ck_assert(IntToUChar(255, &small) == S_OK && small == 255);
	ck_assert(SizeTToDWord(70000, &large) == S_OK && large == 70000);
}
END_TEST

START_TEST(a_code_pages_characters_are_bytes)
{
	const unsigned char text[] = "a,b";

	ck_assert_uint_eq(_mbslen(text), 3);
	ck_assert_ptr_eq(_mbschr(text, ','), text + 1);
	ck_assert_ptr_eq(_mbsinc(text), text + 1);
	ck_assert_ptr_null(_mbsdec(text, text));
	ck_assert_int_eq(_mbsicmp(text, (const unsigned char *)"A,B"), 0);
}
END_TEST

START_TEST(the_heap_is_sound)
{
	ck_assert_int_eq(_heapchk(), _HEAPOK);
	ck_assert_int_eq(_heapmin(), 0);
}
END_TEST

START_TEST(the_C_librarys_wide_place_is_that_of_its_narrow_name)
{
	ck_assert_ptr_nonnull(_wsetlocale(LC_ALL, L"C"));
	ck_assert(!wcscmp(_wsetlocale(LC_ALL, NULL), L"C"));
	ck_assert_ptr_null(_wsetlocale(LC_ALL, L"no such place"));
}
END_TEST

START_TEST(the_command_line_is_known_outside_main)
{
	ck_assert_int_ge(__argc, 1);
	ck_assert(strstr(__argv[0], "crtother") != NULL);
	ck_assert(__argv[__argc] == NULL);
	ck_assert_uint_eq(wcslen(__wargv[0]), strlen(__argv[0]));
	ck_assert(strstr(_pgmptr, "crtother") != NULL && !strncmp(_pgmptr, "C:\\", 3));
}
END_TEST

START_TEST(there_is_no_time_before_1970)
{
	time_t before = -1, end = 86400 * 365;
	struct tm parts = {0};
	char text[26];

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(gmtime_s(&parts, &before), EINVAL);
	ck_assert_int_eq(parts.tm_mday, -1);
	ck_assert(localtime(&before) == NULL);
	ck_assert(ctime(&before) == NULL);
	ck_assert_int_eq(gmtime_s(&parts, &end), 0);
	ck_assert_int_eq(asctime_s(text, sizeof text, &parts), 0);
	ck_assert_str_eq(text, "Fri Jan  1 00:00:00 1971\n");
	ck_assert_int_eq(asctime_s(text, 25, &parts), EINVAL);
	ck_assert_int_eq(localtime_s(NULL, &end), EINVAL);
	ck_assert(gmtime(&end) == localtime(&end));
	ck_assert_uint_eq(strlen(_strdate(text)), 8);
	ck_assert(text[2] == '/' && text[5] == '/');
	ck_assert_int_eq(_strtime_s(text, 8), EINVAL);
}
END_TEST

START_TEST(clock_counts_while_the_process_sleeps)
{
	clock_t before = clock();

	ck_assert_int_ge(before, 0);
	_sleep(20);
	ck_assert_int_ge(clock() - before, 20);
}
END_TEST

static int
by_context(void *sign, const void *a, const void *b)
{
	return *(const int *)sign * (*(const int *)a - *(const int *)b);
}

static int
plain(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

START_TEST(qsort_s_and_bsearch_s_hand_the_context_first)
{
	int row[6] = {3, 1, 4, 1, 5}, down = -1, key = 4, other = 9;
	unsigned size = 5;

	qsort_s(row, 5, sizeof *row, by_context, &down);
	ck_assert(row[0] == 5 && row[1] == 4 && row[4] == 1);
	ck_assert(bsearch_s(&key, row, 5, sizeof *row, by_context, &down) == &row[1]);
	ck_assert(bsearch_s(&other, row, 5, sizeof *row, by_context, &down) == NULL);
	ck_assert(_lfind(&other, row, &size, sizeof *row, plain) == NULL);
	ck_assert(_lsearch(&other, row, &size, sizeof *row, plain) == &row[5]);
	ck_assert_uint_eq(size, 6);
}
END_TEST

START_TEST(aligned_blocks_keep_their_content_when_they_grow)
{
	_set_invalid_parameter_handler(count);
	for (size_t alignment = 1; alignment <= 4096; alignment *= 2) {
		char *block = _aligned_malloc(100, alignment);

		ck_assert(block && (uintptr_t)block % alignment == 0);
		memset(block, 7, 100);
		ck_assert_uint_eq(_aligned_msize(block, alignment, 0), 100);
		block = _aligned_realloc(block, 10000, alignment);
		ck_assert(block && (uintptr_t)block % alignment == 0 && block[99] == 7);
		_aligned_free(block);
		block = _aligned_offset_malloc(100, alignment, 3);
		ck_assert(block && ((uintptr_t)block + 3) % alignment == 0);
		memset(block, 7, 100);
		_aligned_free(block);
	}
	ck_assert(_aligned_malloc(100, 3) == NULL);
	ck_assert_int_eq(handled, 1);
	ck_assert(_aligned_malloc(SIZE_MAX - 8, 16) == NULL);
	_aligned_free(NULL);
}
END_TEST

WST_MAIN_RAW("crtother",
	itoa_has_a_sign_in_decimals_only,
	itoa_s_refuses_what_does_not_fit,
	rand_is_microsoft_s_and_each_thread_s_own,
	rand_s_gives_all_bits,
	rotations_of_a_long_are_of_32_bits,
	digits_of_floating_point_numbers,
	both_slashes_part_a_path,
	splitpath_s_empties_all_parts_when_one_is_too_small,
	fullpath_resolves_dots_without_looking, sums_and_conversions_tell_what_does_not_fit, a_code_pages_characters_are_bytes,
	the_heap_is_sound, the_C_librarys_wide_place_is_that_of_its_narrow_name,
	an_empty_value_removes_a_variable,
	the_command_line_is_known_outside_main,
	there_is_no_time_before_1970,
	clock_counts_while_the_process_sleeps,
	qsort_s_and_bsearch_s_hand_the_context_first,
	aligned_blocks_keep_their_content_when_they_grow)
