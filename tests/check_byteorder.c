#include "harness.h"

/* contracts.md, general: these work before WSAStartup, so every case runs without it. */

START_TEST(htonl_puts_the_most_significant_byte_first)
{
	u_long net = htonl(0x01020304);

	ck_assert_mem_eq(&net, "\1\2\3\4", 4);
	ck_assert_uint_eq(sizeof htonl(0), 4);
	net = htonl(0xfffefdfc);
	ck_assert_mem_eq(&net, "\377\376\375\374", 4);
}
END_TEST

START_TEST(htons_puts_the_most_significant_byte_first)
{
	u_short net = htons(0x0102);

	ck_assert_mem_eq(&net, "\1\2", 2);
	ck_assert_uint_eq(sizeof htons(0), 2);
	net = htons(0xfffe);
	ck_assert_mem_eq(&net, "\377\376", 2);
}
END_TEST

START_TEST(ntohl_and_ntohs_are_the_way_back)
{
	u_long four;
	u_short two;

	memcpy(&four, "\200\2\3\376", 4);
	memcpy(&two, "\200\376", 2);
	ck_assert_uint_eq(ntohl(four), 0x800203fe);
	ck_assert_uint_eq(ntohs(two), 0x80fe);
	for (unsigned bit = 0; bit < 32; bit++)
		ck_assert_uint_eq(ntohl(htonl(1u << bit)), 1u << bit);
	for (unsigned bit = 0; bit < 16; bit++)
		ck_assert_uint_eq(ntohs(htons((u_short)(1u << bit))), 1u << bit);
}
END_TEST

START_TEST(only_the_low_bits_of_a_wider_argument_count)
{
	ck_assert_uint_eq(ntohl((u_long)0x1122334401020304ull), htonl(0x01020304));
	ck_assert_uint_eq(htons((u_short)0x110102), htons(0x0102));
}
END_TEST

START_TEST(byte_order_has_addresses_like_any_function)
{
	u_long (WSAAPI *four[])(u_long) = {htonl, ntohl};
	u_short (WSAAPI *two[])(u_short) = {htons, ntohs};

	for (size_t i = 0; i < 2; i++) {
		ck_assert_uint_eq(four[i](four[!i](0x12345678)), 0x12345678);
		ck_assert_uint_eq(two[i](two[!i](0x1234)), 0x1234);
	}
}
END_TEST

START_TEST(byte_order_leaves_the_last_error_alone)
{
	WSASetLastError(12345);
	htonl(ntohl(1));
	htons(ntohs(1));
	ck_assert_int_eq(WSAGetLastError(), 12345);
}
END_TEST

WST_MAIN_RAW("byteorder", htonl_puts_the_most_significant_byte_first, htons_puts_the_most_significant_byte_first,
	ntohl_and_ntohs_are_the_way_back, only_the_low_bits_of_a_wider_argument_count, byte_order_has_addresses_like_any_function,
	byte_order_leaves_the_last_error_alone)
