/* Microsoft's names for strings, and the rule about invalid parameters. */
#include <win32/crtredirect.h>
#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <wchar.h>
#include <win32/crtstring.h>

static int handled;

static void
count(const wchar_t *expression, const wchar_t *function, const wchar_t *file, unsigned line, uintptr_t reserved)
{
	ck_assert(!expression && !function && !file && !line && !reserved);
	handled++;
}

/* The call answers the code, by way of the handler, and errno has it. */
#define REFUSES(call, code)                                     \
	do {                                                    \
		int handled_before = handled;                   \
		errno = 0;                                      \
		ck_assert_int_eq((int)(call), (code));          \
		ck_assert_int_eq(errno, (code));                \
		ck_assert_int_eq(handled, handled_before + 1);  \
	} while (0)

START_TEST(an_invalid_parameter_ends_a_program_without_a_handler)
{
	char to[1];

	strcpy_s(to, 1, "x");
}
END_TEST

START_TEST(a_thread_s_own_handler_comes_first)
{
	char to[1];

	ck_assert(_set_invalid_parameter_handler(count) == NULL);
	ck_assert(_get_invalid_parameter_handler() == count);
	REFUSES(strcpy_s(to, 1, "x"), ERANGE);
	ck_assert(_set_invalid_parameter_handler(NULL) == count);
	ck_assert(_set_thread_local_invalid_parameter_handler(count) == NULL);
	ck_assert(_get_thread_local_invalid_parameter_handler() == count);
	REFUSES(strcpy_s(to, 1, "x"), ERANGE);
}
END_TEST

START_TEST(strcpy_s_refuses_what_does_not_fit_and_leaves_an_empty_string)
{
	char to[4] = "old";

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(strcpy_s(to, 4, "new"), 0);
	ck_assert_str_eq(to, "new");
	REFUSES(strcpy_s(to, 4, "long"), ERANGE);
	ck_assert_str_eq(to, "");
	REFUSES(strcpy_s(NULL, 4, "x"), EINVAL);
	REFUSES(strcpy_s(to, 0, "x"), EINVAL);
	to[0] = 'x';
	REFUSES(strcpy_s(to, 4, NULL), EINVAL);
	ck_assert_str_eq(to, "");
}
END_TEST

START_TEST(strncpy_s_truncates_only_when_asked_to)
{
	char to[4] = "old";

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(strncpy_s(to, 4, "abcdef", 3), 0);
	ck_assert_str_eq(to, "abc");
	ck_assert_int_eq(strncpy_s(to, 4, "wxyz", _TRUNCATE), STRUNCATE);
	ck_assert_str_eq(to, "wxy");
	REFUSES(strncpy_s(to, 4, "abcdef", 4), ERANGE);
	ck_assert_str_eq(to, "");
	ck_assert_int_eq(strncpy_s(NULL, 0, NULL, 0), 0);
	ck_assert_int_eq(strncpy_s(to, 4, NULL, 0), 0);
	REFUSES(strncpy_s(to, 4, NULL, 1), EINVAL);
	ck_assert_int_eq(handled, 2);
}
END_TEST

START_TEST(strcat_s_wants_a_string_in_the_buffer)
{
	char to[6] = "ab", open[2] = {'x', 'y'};

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(strcat_s(to, 6, "cde"), 0);
	ck_assert_str_eq(to, "abcde");
	ck_assert_int_eq(strncat_s(to, 6, "f", 0), 0);
	REFUSES(strcat_s(to, 6, "f"), ERANGE);
	ck_assert_str_eq(to, "");
	REFUSES(strcat_s(open, 2, "x"), EINVAL);
	ck_assert_int_eq(open[0], 0);
	ck_assert_int_eq(strncat_s(to, 6, "abcdefgh", _TRUNCATE), STRUNCATE);
	ck_assert_str_eq(to, "abcde");
}
END_TEST

START_TEST(wide_strings_are_counted_in_characters)
{
	wchar_t to[4] = L"old";

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(wcscpy_s(to, 4, L"new"), 0);
	ck_assert(!wcscmp(to, L"new"));
	REFUSES(wcscpy_s(to, 4, L"long"), ERANGE);
	ck_assert_int_eq(wcsncpy_s(to, 4, L"wxyz", _TRUNCATE), STRUNCATE);
	ck_assert(!wcscmp(to, L"wxy"));
	ck_assert(!wcscmp(_wcsrev(_wcsupr(to)), L"YXW"));
	ck_assert_int_eq(_wcsicmp(L"\x00c4rger", L"\x00c4RGER"), 0);
	ck_assert_int_eq(wmemcpy_s(to, 4, L"abc", 4), 0);
	REFUSES(wmemcpy_s(to, 3, L"abc", 4), ERANGE);
	ck_assert_int_eq(to[0], 0);
}
END_TEST

START_TEST(memcpy_s_zeroes_a_buffer_that_is_too_small_and_memmove_s_does_not)
{
	char to[4] = "abc";

	_set_invalid_parameter_handler(count);
	REFUSES(memmove_s(to, 4, "12345", 5), ERANGE);
	ck_assert_str_eq(to, "abc");
	REFUSES(memcpy_s(to, 4, "12345", 5), ERANGE);
	ck_assert_int_eq(to[0] | to[1] | to[2] | to[3], 0);
	REFUSES(memcpy_s(to, 4, NULL, 1), EINVAL);
	REFUSES(memcpy_s(NULL, 4, "x", 1), EINVAL);
	ck_assert_int_eq(memcpy_s(NULL, 0, NULL, 0), 0);
}
END_TEST

START_TEST(comparisons_without_case_order_by_the_small_letters)
{
	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(_stricmp("HELLO", "hello"), 0);
	ck_assert_int_gt(_stricmp("a", "_"), 0);
	ck_assert_int_lt(_stricmp("_", "A"), 0);
	ck_assert_int_gt(_stricmp("\xc3", "z"), 0);
	ck_assert_int_eq(_strnicmp("helLO", "HELmet", 3), 0);
	ck_assert_int_eq(_strnicmp(NULL, NULL, 0), 0);
	ck_assert_int_eq(_memicmp("a\0B", "A\0b", 3), 0);
	ck_assert_int_eq(_stricoll("HELLO", "hello"), 0);
	ck_assert_int_lt(_strncoll("abX", "abY", 3), 0);
	ck_assert_int_eq(_strncoll("abX", "abY", 2), 0);
	ck_assert_int_eq(_stricmp(NULL, "x"), _NLSCMPERROR);
	ck_assert_int_eq(handled, 1);
}
END_TEST

START_TEST(strtok_s_comes_to_an_end_and_stays_there)
{
	char text[] = ";a;;b";
	char *rest = NULL;

	_set_invalid_parameter_handler(count);
	ck_assert_str_eq(strtok_s(text, ";", &rest), "a");
	ck_assert_str_eq(strtok_s(NULL, ";", &rest), "b");
	ck_assert(strtok_s(NULL, ";", &rest) == NULL);
	ck_assert(strtok_s(NULL, ";", &rest) == NULL);
	rest = NULL;
	ck_assert(strtok_s(NULL, ";", &rest) == NULL);
	ck_assert_int_eq(handled, 1);
}
END_TEST

static void
tokenise(void *unused)
{
	char text[] = "x y";

	(void)unused;
	ck_assert_str_eq(strtok(text, " "), "x");
}

START_TEST(strtok_goes_on_where_its_thread_was)
{
	char text[] = "a b";
	struct wst_thread other;

	ck_assert_str_eq(strtok(text, " "), "a");
	wst_start(&other, tokenise, NULL);
	wst_join(&other);
	ck_assert_str_eq(strtok(NULL, " "), "b");
	ck_assert(strtok(NULL, " ") == NULL);
}
END_TEST

START_TEST(error_texts_are_cut_to_the_buffer)
{
	char text[8];
	wchar_t wide[8];

	_set_invalid_parameter_handler(count);
	ck_assert_int_eq(strerror_s(text, 8, ENOENT), 0);
	ck_assert_uint_eq(strlen(text), 7);
	ck_assert(!strncmp(text, strerror(ENOENT), 7));
	ck_assert_int_eq(_wcserror_s(wide, 8, ENOENT), 0);
	ck_assert_uint_eq(wcslen(wide), 7);
	errno = ENOENT;
	ck_assert(strstr(_strerror("open"), "open: ") != NULL);
	REFUSES(strerror_s(NULL, 8, 0), EINVAL);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("crtstring");
	TCase *ends = tcase_create("ends");
	SRunner *runner;
	int failed;

	tcase_add_test_raise_signal(ends, an_invalid_parameter_ends_a_program_without_a_handler, SIGABRT);
	suite_add_tcase(suite, ends);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	if (failed)
		return 1;
	const TTest *const cases[] = {
		a_thread_s_own_handler_comes_first,
		strcpy_s_refuses_what_does_not_fit_and_leaves_an_empty_string,
		strncpy_s_truncates_only_when_asked_to,
		strcat_s_wants_a_string_in_the_buffer,
		wide_strings_are_counted_in_characters,
		memcpy_s_zeroes_a_buffer_that_is_too_small_and_memmove_s_does_not,
		comparisons_without_case_order_by_the_small_letters,
		strtok_s_comes_to_an_end_and_stays_there,
		strtok_goes_on_where_its_thread_was,
		error_texts_are_cut_to_the_buffer,
	};
	return wst_run("crtstring", cases, WST_COUNT(cases), FALSE);
}
