#include "harness.h"

/* observed-behaviour.md, "inet_addr, inet_ntoa, inet_pton, inet_ntop". No case calls WSAStartup: contracts.md, general. */

struct good {
	const char *text;
	u_long host;            /* host order */
};

static void
all_good(const struct good *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		WSASetLastError(12345);
		ck_assert_msg(ntohl(inet_addr(cases[i].text)) == cases[i].host, "\"%s\" is %#x", cases[i].text,
			(unsigned)ntohl(inet_addr(cases[i].text)));
		ck_assert_int_eq(WSAGetLastError(), 12345);
	}
}

static void
all_bad(const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		WSASetLastError(12345);
		ck_assert_msg(inet_addr(texts[i]) == INADDR_NONE, "\"%s\" is %#x", texts[i], (unsigned)ntohl(inet_addr(texts[i])));
		/* "any bad string gives INADDR_NONE without touching last error" */
		ck_assert_int_eq(WSAGetLastError(), 12345);
	}
}

START_TEST(inet_addr_takes_one_to_four_parts_and_the_last_fills_the_rest)
{
	static const struct good cases[] = {
		{"1.2.3.4", 0x01020304},
		{"127.0.0.1", 0x7f000001},
		{"255.255.255.255", 0xffffffff},
		{"0.0.0.0", 0},
		{"1.2.3", 0x01020003},
		{"1.2.65535", 0x0102ffff},
		{"1.2", 0x01000002},
		{"1.16777215", 0x01ffffff},
		{"0", 0},
		{"203569230", 0x0c22384e},
		{"4294967295", 0xffffffff},
	};

	all_good(cases, WST_COUNT(cases));
}
END_TEST

START_TEST(inet_addr_takes_octal_and_hexadecimal_parts)
{
	static const struct good cases[] = {
		{"0x2134", 0x2134},
		{"017700000001", 0x7f000001},
		{"0x7f.1", 0x7f000001},
		{"0X7F.0x0.00.01", 0x7f000001},
		{"0377.0xff.255.010", 0xffffff08},
		{"0xAbCdEf09", 0xabcdef09},
		{"00", 0},
	};

	all_good(cases, WST_COUNT(cases));
}
END_TEST

START_TEST(inet_addr_stops_at_white_space)
{
	static const struct good cases[] = {
		{"3.4.5.6 7", 0x03040506},
		{"1 2 3 4", 1},
		{"1.2.3.4 ", 0x01020304},
		{"1.2.3.4\tx", 0x01020304},
		{"1.2.3.4\n", 0x01020304},
		{"1.2.3.4\v:80", 0x01020304},
		{"1.2.3.4\f", 0x01020304},
		{"1.2.3.4\r\n", 0x01020304},
	};

	all_good(cases, WST_COUNT(cases));
}
END_TEST

START_TEST(inet_addr_of_one_blank_is_0_and_of_nothing_INADDR_NONE)
{
	static const char *const bad[] = {"", "\t", "  ", "\n", " \t"};

	WSASetLastError(12345);
	ck_assert_uint_eq(inet_addr(" "), 0);
	ck_assert_int_eq(WSAGetLastError(), 12345);
	all_bad(bad, WST_COUNT(bad));
}
END_TEST

START_TEST(inet_addr_refuses_all_else_and_leaves_the_last_error_alone)
{
	static const char *const bad[] = {
		" 1.2.3.4", "\t1", "1. 2", "1.2.3. 4", "1.2.3.4.5", "1.2.3.4.", "1.2.", "1..2", ".1", ".",
		"256.0.0.1", "1.256.1", "1.2.3.256", "1.2.65536", "1.16777216", "4294967296", "0x100000000", "99999999999999999999",
		"0x", "0x.1", "1.0x", "08", "1.2.3.09", "0o7", "0xg", "1.2.3.4:80", "1.2.3.4x", "localhost", "-1", "+1", "a.b.c.d", "::1",
		"1.2.3.4/8", "1,2",
	};

	all_bad(bad, WST_COUNT(bad));
}
END_TEST

START_TEST(inet_addr_of_NULL_is_WSAEFAULT)
{
	WSASetLastError(12345);
	ck_assert_uint_eq(inet_addr(NULL), INADDR_NONE);
	ck_assert_int_eq(WSAGetLastError(), WSAEFAULT);
	WSASetLastError(12345);
	ck_assert_uint_eq(inet_addr((char *)1), INADDR_NONE);
	ck_assert_int_eq(WSAGetLastError(), WSAEFAULT);
}
END_TEST

START_TEST(inet_addr_takes_what_has_a_long_text_behind_it)
{
	char text[5000] = "1.2.3.4 ";

	memset(text + 8, 'x', sizeof text - 9);
	text[sizeof text - 1] = 0;
	ck_assert_uint_eq(inet_addr(text), htonl(0x01020304));
}
END_TEST

START_TEST(inet_ntoa_writes_four_decimal_parts)
{
	static const struct {
		u_long host;
		const char *text;
	} cases[] = {
		{0, "0.0.0.0"},
		{0x7f000001, "127.0.0.1"},
		{0xffffffff, "255.255.255.255"},
		{0x0a64c809, "10.100.200.9"},
	};

	for (size_t i = 0; i < WST_COUNT(cases); i++) {
		struct in_addr address = {.s_addr = htonl(cases[i].host)};

		ck_assert_str_eq(inet_ntoa(address), cases[i].text);
		ck_assert_uint_eq(inet_addr(inet_ntoa(address)), address.s_addr);
	}
}
END_TEST

static void
write_another(void *theirs)
{
	struct in_addr address = {.s_addr = htonl(0x05060708)};

	*(char **)theirs = inet_ntoa(address);
	ck_assert_str_eq(*(char **)theirs, "5.6.7.8");
}

START_TEST(inet_ntoa_has_a_buffer_for_each_thread)
{
	struct in_addr address = {.s_addr = htonl(0x01020304)};
	char *ours = inet_ntoa(address), *theirs = NULL;
	struct wst_thread other;

	wst_start(&other, write_another, &theirs);
	wst_join(&other);
	ck_assert_ptr_nonnull(theirs);
	ck_assert_ptr_ne(ours, theirs);
	ck_assert_str_eq(ours, "1.2.3.4");
	ck_assert_ptr_eq(inet_ntoa(address), ours);
}
END_TEST

WST_MAIN_RAW("inet_addr", inet_addr_takes_one_to_four_parts_and_the_last_fills_the_rest, inet_addr_takes_octal_and_hexadecimal_parts,
	inet_addr_stops_at_white_space, inet_addr_of_one_blank_is_0_and_of_nothing_INADDR_NONE,
	inet_addr_refuses_all_else_and_leaves_the_last_error_alone, inet_addr_of_NULL_is_WSAEFAULT,
	inet_addr_takes_what_has_a_long_text_behind_it, inet_ntoa_writes_four_decimal_parts,
	inet_ntoa_has_a_buffer_for_each_thread)
