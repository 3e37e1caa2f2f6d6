/* INI files. */
#include "harness.h"

#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

static char path[64];

static void
make_file(const char *text)
{
	FILE *file;
	int fd;

	strcpy(path, "/tmp/check_profile.XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	file = fdopen(fd, "w");
	ck_assert_int_ge(fputs(text, file), 0);
	fclose(file);
}

static const char *
file_text(void)
{
	static char text[4096];
	FILE *file = fopen(path, "r");
	size_t got;

	ck_assert_ptr_nonnull(file);
	got = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	text[got] = '\0';
	return text;
}

static void
drop_file(void)
{
	char lock[80];

	snprintf(lock, sizeof lock, "%s~", path);
	unlink(path);
	unlink(lock);
}

static const char *
get(const char *section, const char *key)
{
	static char value[64];

	GetPrivateProfileStringA(section, key, "none", value, sizeof value, path);
	return value;
}

START_TEST(the_file_may_be_named_as_on_Windows)
{
	char name[80] = "C:";
	char value[16];

	make_file("[a]\r\nb=c\r\n");
	strcat(name, path);
	for (char *c = name; *c; c++)
		if (*c == '/')
			*c = '\\';
	name[3] = 'T';
	ck_assert_uint_eq(GetPrivateProfileStringA("a", "b", "", value, sizeof value, name), 1);
	ck_assert_str_eq(value, "c");
	ck_assert(WritePrivateProfileStringA("a", "b", "d", name));
	ck_assert_str_eq(get("a", "b"), "d");
	drop_file();
}
END_TEST

START_TEST(values_are_found_whatever_the_case_and_the_spaces)
{
	make_file("; comment\r\n[First Part]\r\n Key = some value \r\nquoted=\"  two  \"\r\nempty=\r\n\r\n[ second ]\nkey=other\nhex=0x1F\nminus=-5x\n;key=no\n");
	ck_assert_str_eq(get("first part", "KEY"), "some value");
	ck_assert_str_eq(get("First Part", "quoted"), "  two  ");
	ck_assert_str_eq(get("First Part", "empty"), "");
	ck_assert_str_eq(get("SECOND", "Key"), "other");
	ck_assert_str_eq(get("second", "quoted"), "none");
	ck_assert_str_eq(get("third", "key"), "none");
	ck_assert_uint_eq(GetPrivateProfileIntA("second", "hex", 7, path), 31);
	ck_assert_int_eq((int)GetPrivateProfileIntA("second", "minus", 7, path), -5);
	ck_assert_uint_eq(GetPrivateProfileIntA("second", "no", 7, path), 7);
	drop_file();
	ck_assert_str_eq(get("second", "key"), "none");
	ck_assert_uint_eq(GetLastError(), ERROR_FILE_NOT_FOUND);
}
END_TEST

START_TEST(a_value_that_does_not_fit_is_cut)
{
	char value[4];

	make_file("[a]\nb=123456\n");
	ck_assert_uint_eq(GetPrivateProfileStringA("a", "b", "", value, sizeof value, path), 3);
	ck_assert_str_eq(value, "123");
	drop_file();
}
END_TEST

START_TEST(sections_and_keys_are_listed)
{
	char list[64];

	make_file("[one]\na=1\n; no\nb=2\n[two]\nc=3\n");
	ck_assert_uint_eq(GetPrivateProfileSectionNamesA(list, sizeof list, path), 8);
	ck_assert(!memcmp(list, "one\0two\0", 9));
	ck_assert_uint_eq(GetPrivateProfileStringA("one", NULL, NULL, list, sizeof list, path), 4);
	ck_assert(!memcmp(list, "a\0b\0", 5));
	ck_assert_uint_eq(GetPrivateProfileSectionA("one", list, sizeof list, path), 8);
	ck_assert(!memcmp(list, "a=1\0b=2\0", 9));
	ck_assert_uint_eq(GetPrivateProfileSectionNamesA(list, 6, path), 4);
	ck_assert(!memcmp(list, "one\0\0", 5) || !memcmp(list, "one", 3));
	drop_file();
}
END_TEST

START_TEST(what_is_written_keeps_the_rest_of_the_file)
{
	make_file("; comment\r\n[one]\r\na=1\r\n\r\n[two]\r\nc=3\r\n");
	ck_assert(WritePrivateProfileStringA("one", "b", "2", path));
	ck_assert(WritePrivateProfileStringA("TWO", "C", "4", path));
	ck_assert(WritePrivateProfileStringA("three", "d", "5", path));
	ck_assert_str_eq(file_text(), "; comment\r\n[one]\r\na=1\r\nb=2\r\n\r\n[two]\r\nC=4\r\n[three]\r\nd=5\r\n");
	ck_assert(WritePrivateProfileStringA("one", "a", NULL, path));
	ck_assert(WritePrivateProfileStringA("two", NULL, NULL, path));
	ck_assert_str_eq(file_text(), "; comment\r\n[one]\r\nb=2\r\n\r\n[three]\r\nd=5\r\n");
	ck_assert(WritePrivateProfileSectionA("one", "x=1\0y=2\0", path));
	ck_assert_str_eq(file_text(), "; comment\r\n[one]\r\nx=1\r\ny=2\r\n\r\n[three]\r\nd=5\r\n");
	ck_assert(WritePrivateProfileStringA("one", "none", NULL, path));
	drop_file();
}
END_TEST

START_TEST(the_W_forms_write_and_read_the_same_file)
{
	WCHAR wide[64], value[16];

	make_file("");
	ck_assert_int_gt(MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, 64), 0);
	ck_assert(WritePrivateProfileStringW(L"s\xe4", L"k", L"\x20ac", wide));
	ck_assert_str_eq(file_text(), "[s\xc3\xa4]\r\nk=\xe2\x82\xac\r\n");
	ck_assert_uint_eq(GetPrivateProfileStringW(L"s\xe4", L"k", L"", value, 16, wide), 1);
	ck_assert(!wcscmp(value, L"\x20ac"));
	ck_assert_uint_eq(GetPrivateProfileStringW(L"s\xe4", L"no", L"other", value, 16, wide), 5);
	ck_assert_uint_eq(GetPrivateProfileSectionNamesW(value, 16, wide), 3);
	ck_assert_uint_eq(GetPrivateProfileIntW(L"s", L"k", 9, wide), 9);
	drop_file();
}
END_TEST

enum {
	ROUNDS = 100,
	THREADS = 4,
};

static void
write_keys(void *name)
{
	char key[16], value[16];

	for (int i = 0; i < ROUNDS; i++) {
		snprintf(key, sizeof key, "%s%d", (char *)name, i % 10);
		snprintf(value, sizeof value, "%d", i);
		ck_assert(WritePrivateProfileStringA("s", key, value, path));
		ck_assert_uint_eq(GetPrivateProfileIntA("s", key, -1, path), (UINT)i);
	}
}

START_TEST(writers_at_the_same_time_lose_nothing)
{
	static char names[THREADS][2] = {"a", "b", "c", "d"};
	struct wst_thread threads[THREADS];

	make_file("");
	for (int i = 0; i < THREADS; i++) {
		pthread_mutex_init(&threads[i].lock, NULL);
		wst_start(&threads[i], write_keys, names[i]);
	}
	for (int i = 0; i < THREADS; i++)
		wst_join(&threads[i]);
	for (int i = 0; i < THREADS; i++)
		for (int k = 0; k < 10; k++) {
			char key[16];

			snprintf(key, sizeof key, "%s%d", names[i], k);
			ck_assert_uint_eq(GetPrivateProfileIntA("s", key, -1, path), (UINT)(ROUNDS - 10 + k));
		}
	drop_file();
}
END_TEST

WST_MAIN_RAW("profile", the_file_may_be_named_as_on_Windows, values_are_found_whatever_the_case_and_the_spaces, a_value_that_does_not_fit_is_cut, sections_and_keys_are_listed,
	what_is_written_keeps_the_rest_of_the_file, the_W_forms_write_and_read_the_same_file, writers_at_the_same_time_lose_nothing)
