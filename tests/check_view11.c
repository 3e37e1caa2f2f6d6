/* What a program sees that includes windows.h and means Winsock 1.1. */
#include <windows.h>
#include <check.h>
#include <stdlib.h>

#include "check_view11.h"

/* The link names, under which both versions can be told apart. */
int ws_getsockopt11(SOCKET s, int level, int optname, char *optval, int *optlen);
int ws_setsockopt11(SOCKET s, int level, int optname, const char *optval, int optlen);
int ws_getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen);

START_TEST(windows_h_brings_winsock_1_1)
{
	WSADATA data;

	ck_assert_int_eq(WSAStartup(0x0101, &data), 0);
	ck_assert_int_eq(data.wVersion, 0x0101);
	ck_assert_int_eq(IP_MULTICAST_TTL, 3);
	ck_assert_int_eq(SOMAXCONN, 5);
	ck_assert_int_eq(WSACleanup(), 0);
}
END_TEST

/* facts/api/README.md: 1.1's IP_MULTICAST_TTL is 2.2's IP_TOS; Windows tells them apart by DLL, we by the function. */
START_TEST(getsockopt_and_setsockopt_are_those_of_1_1)
{
	ck_assert(getsockopt == ws_getsockopt11);
	ck_assert(setsockopt == ws_setsockopt11);
	ck_assert(getsockopt != ws_getsockopt);
}
END_TEST

START_TEST(a_socket_may_be_in_a_set_twice)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(7, &set);
	FD_SET(7, &set);
	ck_assert_uint_eq(set.fd_count, 2);
	FD_CLR(7, &set);
	ck_assert_uint_eq(set.fd_count, 1);
}
END_TEST

START_TEST(a_full_set_takes_no_more)
{
	fd_set set;

	FD_ZERO(&set);
	for (SOCKET s = 100; s < 100 + FD_SETSIZE + 5; s++)
		FD_SET(s, &set);
	ck_assert_uint_eq(set.fd_count, FD_SETSIZE);
	ck_assert_uint_eq(set.fd_array[FD_SETSIZE - 1], 100 + FD_SETSIZE - 1);
}
END_TEST

START_TEST(winsock2_h_after_winsock_h_keeps_the_options_and_their_functions)
{
	ck_assert_int_eq(wst_mixed_multicast_ttl(), IP_MULTICAST_TTL);
	ck_assert(wst_mixed_getsockopt() == ws_getsockopt11);
	ck_assert_int_eq(wst_mixed_af_inet6(), 23);
	ck_assert_int_eq(wst_mixed_somaxconn(), 0x7fffffff);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("view11");
	TCase *all = tcase_create("view11");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(all, windows_h_brings_winsock_1_1);
	tcase_add_test(all, getsockopt_and_setsockopt_are_those_of_1_1);
	tcase_add_test(all, a_socket_may_be_in_a_set_twice);
	tcase_add_test(all, a_full_set_takes_no_more);
	tcase_add_test(all, winsock2_h_after_winsock_h_keeps_the_options_and_their_functions);
	suite_add_tcase(suite, all);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
