/* Code pages, lstr functions, comparisons. */
#include "harness.h"

#include <wchar.h>

START_TEST(UTF_8_is_converted_both_ways_with_exact_sizes)
{
	WCHAR wide[16];
	char text[16];

	ck_assert_int_eq(MultiByteToWideChar(CP_ACP, 0, "a\xc3\xa4\xf0\x9f\x98\x80", -1, NULL, 0), 4);
	ck_assert_int_eq(MultiByteToWideChar(CP_UTF8, 0, "a\xc3\xa4", 3, wide, 16), 2);
	ck_assert_int_eq(wide[1], 0xe4);
	ck_assert_int_eq(WideCharToMultiByte(CP_UTF8, 0, L"\xe4", -1, NULL, 0, NULL, NULL), 3);
	ck_assert_int_eq(WideCharToMultiByte(CP_ACP, 0, L"\xe4", -1, text, 16, NULL, NULL), 3);
	ck_assert_str_eq(text, "\xc3\xa4");
	WST_REFUSES(MultiByteToWideChar(CP_UTF8, 0, "abc", 3, wide, 2), ERROR_INSUFFICIENT_BUFFER);
	WST_REFUSES(WideCharToMultiByte(CP_UTF8, 0, L"abc", 3, text, 2, NULL, NULL), ERROR_INSUFFICIENT_BUFFER);
}
END_TEST

START_TEST(bad_UTF_8_is_replaced_or_refused)
{
	WCHAR wide[16];

	ck_assert_int_eq(MultiByteToWideChar(CP_UTF8, 0, "\xff" "a\xe2\x82" "b\xed\xa0\x80", -1, wide, 16), 8);
	ck_assert_int_eq(wide[0], 0xfffd);
	ck_assert_int_eq(wide[2], 0xfffd);
	ck_assert_int_eq(wide[3], 'b');
	WST_REFUSES(MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, "\xc0\x80", -1, wide, 16), ERROR_NO_UNICODE_TRANSLATION);
	WST_REFUSES(WideCharToMultiByte(CP_UTF8, WC_ERR_INVALID_CHARS, (WCHAR[]){0xd800, 0}, -1, NULL, 0, NULL, NULL), ERROR_NO_UNICODE_TRANSLATION);
}
END_TEST

START_TEST(bad_arguments_have_the_codes_of_Windows)
{
	WCHAR wide[4];
	char text[4];
	BOOL used;

	WST_REFUSES(MultiByteToWideChar(CP_UTF8, 0, NULL, 1, wide, 4), ERROR_INVALID_PARAMETER);
	WST_REFUSES(MultiByteToWideChar(CP_UTF8, 0, "a", 0, wide, 4), ERROR_INVALID_PARAMETER);
	WST_REFUSES(MultiByteToWideChar(CP_UTF8, 0, "a", -1, NULL, 4), ERROR_INVALID_PARAMETER);
	WST_REFUSES(MultiByteToWideChar(CP_UTF8, MB_COMPOSITE, "a", -1, wide, 4), ERROR_INVALID_FLAGS);
	WST_REFUSES(MultiByteToWideChar(12345, 0, "a", -1, wide, 4), ERROR_INVALID_PARAMETER);
	WST_REFUSES(WideCharToMultiByte(CP_UTF8, 0, L"a", -1, text, 4, NULL, &used), ERROR_INVALID_PARAMETER);
	ck_assert(!IsValidCodePage(CP_UTF7));
	ck_assert(IsValidCodePage(1252));
}
END_TEST

START_TEST(pages_of_one_byte_have_a_character_for_what_they_lack)
{
	WCHAR wide[8];
	char text[8];
	BOOL used = FALSE;

	ck_assert_int_eq(MultiByteToWideChar(1252, 0, "\x80\xe4", -1, wide, 8), 3);
	ck_assert_int_eq(wide[0], 0x20ac);
	ck_assert_int_eq(wide[1], 0xe4);
	ck_assert_int_eq(MultiByteToWideChar(437, 0, "\x84\xdb", -1, wide, 8), 3);
	ck_assert_int_eq(wide[0], 0xe4);
	ck_assert_int_eq(wide[1], 0x2588);
	ck_assert_int_eq(WideCharToMultiByte(1252, 0, L"\x20ac\x3b1", -1, text, 8, "#", &used), 3);
	ck_assert_str_eq(text, "\x80#");
	ck_assert(used);
	ck_assert_int_eq(WideCharToMultiByte(20127, 0, L"a\xe4", -1, text, 8, NULL, NULL), 3);
	ck_assert_str_eq(text, "a?");
}
END_TEST

START_TEST(what_a_page_is_like_can_be_asked)
{
	CPINFO info;

	ck_assert_uint_eq(GetACP(), CP_UTF8);
	ck_assert(GetCPInfo(CP_ACP, &info));
	ck_assert_uint_eq(info.MaxCharSize, 4);
	ck_assert(GetCPInfo(1252, &info));
	ck_assert_uint_eq(info.MaxCharSize, 1);
	ck_assert_int_eq(info.DefaultChar[0], '?');
	WST_REFUSES(GetCPInfo(12345, &info), ERROR_INVALID_PARAMETER);
	ck_assert(!IsDBCSLeadByte(0xc3));
	ck_assert(IsDBCSLeadByteEx(932, 0x81));
}
END_TEST

START_TEST(the_lstr_functions_survive_bad_pointers)
{
	char room[16];
	WCHAR wide[16];

	ck_assert_int_eq(lstrlenA("four"), 4);
	ck_assert_int_eq(lstrlenW(L"four"), 4);
	ck_assert_int_eq(lstrlenA(NULL), 0);
	ck_assert_int_eq(lstrlenW((LPCWSTR)8), 0);
	ck_assert_ptr_eq(lstrcpyA(room, "one"), room);
	ck_assert_ptr_eq(lstrcatA(room, "two"), room);
	ck_assert_str_eq(room, "onetwo");
	ck_assert_ptr_null(lstrcpyA(room, NULL));
	ck_assert_ptr_null(lstrcatA(NULL, "a"));
	ck_assert_ptr_eq(lstrcpynA(room, "abcdef", 4), room);
	ck_assert_str_eq(room, "abc");
	ck_assert_ptr_eq(lstrcpynW(wide, L"ab", 10), wide);
	ck_assert(!wcscmp(wide, L"ab"));
	ck_assert(!wcscmp(lstrcatW(wide, L"c"), L"abc"));
}
END_TEST

START_TEST(strings_are_in_the_order_of_a_dictionary)
{
	static const char *const order[] = {"", "-", "1", "9", "a", "A", "\xc3\xa4", "ab", "B", "co-op", "coop", "z", "Z"};

	for (size_t i = 0; i < WST_COUNT(order); i++)
		for (size_t j = i + 1; j < WST_COUNT(order); j++) {
			if (!strcmp(order[i], "co-op"))
				continue;
			ck_assert_msg(lstrcmpA(order[i], order[j]) < 0, "%s, %s", order[i], order[j]);
			ck_assert_msg(lstrcmpA(order[j], order[i]) > 0, "%s, %s", order[i], order[j]);
		}
	ck_assert_int_ne(lstrcmpA("co-op", "coop"), 0);
	ck_assert_int_eq(lstrcmpiA("HeLLo", "hEllO"), 0);
	ck_assert_int_eq(lstrcmpiW(L"\xc4", L"\xe4"), 0);
	ck_assert_int_lt(lstrcmpA(NULL, ""), 0);
	ck_assert_int_eq(lstrcmpA(NULL, NULL), 0);
	ck_assert_int_eq(CompareStringA(LOCALE_USER_DEFAULT, NORM_IGNORECASE, "abcd", 2, "AB", -1), CSTR_EQUAL);
	ck_assert_int_eq(CompareStringOrdinal(L"B", -1, L"a", -1, FALSE), CSTR_LESS_THAN);
	ck_assert_int_eq(CompareStringOrdinal(L"B", -1, L"a", -1, TRUE), CSTR_GREATER_THAN);
	WST_REFUSES(CompareStringA(LOCALE_USER_DEFAULT, 0, NULL, -1, "", -1), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(LCMapString_changes_the_case)
{
	char room[8];

	ck_assert_int_eq(LCMapStringA(LOCALE_USER_DEFAULT, LCMAP_UPPERCASE, "a\xc3\xa4", -1, room, 8), 4);
	ck_assert_str_eq(room, "A\xc3\x84");
	WST_REFUSES(LCMapStringA(LOCALE_USER_DEFAULT, 0x400, "a", -1, room, 8), ERROR_INVALID_FLAGS);
}
END_TEST

WST_MAIN_RAW("codepage", UTF_8_is_converted_both_ways_with_exact_sizes, bad_UTF_8_is_replaced_or_refused, bad_arguments_have_the_codes_of_Windows,
	pages_of_one_byte_have_a_character_for_what_they_lack, what_a_page_is_like_can_be_asked, the_lstr_functions_survive_bad_pointers,
	strings_are_in_the_order_of_a_dictionary, LCMapString_changes_the_case)
