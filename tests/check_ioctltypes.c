/* ioctlsocket's argument, in the six spellings of legacy code (facts/porting-hazards.md, "Integer widths"). */
#include "harness.h"

/* Three bytes wait on a socket; FIONREAD into a variable whose every byte was set, between two others. */
static SOCKET
with_three_bytes(void)
{
	SOCKET s = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(s));
	fd_set readable;

	WST_OK(sendto(s, "abc", 3, 0, (struct sockaddr *)&name, sizeof name));
	FD_ZERO(&readable);
	FD_SET(s, &readable);
	ck_assert_int_eq(select(0, &readable, NULL, NULL, NULL), 1);
	return s;
}

#define READS_THREE(type)                                               \
	do {                                                            \
		struct {                                                \
			type before, value, after;                      \
		} v;                                                    \
		memset(&v, 0xa5, sizeof v);                             \
		ck_assert_int_eq(ioctlsocket(s, FIONREAD, &v.value), 0); \
		ck_assert(v.value == 3);                                \
		ck_assert(v.before == v.after);                         \
		memset(&v.value, 0xa5, sizeof v.value);                 \
		ck_assert(v.before == v.value);                         \
	} while (0)

START_TEST(FIONREAD_writes_what_the_pointer_points_to)
{
	SOCKET s = with_three_bytes();

	READS_THREE(u_long);
	READS_THREE(unsigned long);
	READS_THREE(ULONG);
	READS_THREE(DWORD);
	READS_THREE(long);
	READS_THREE(LONG);
	READS_THREE(int);
	READS_THREE(unsigned);
	WST_OK(closesocket(s));
}
END_TEST

/* Nothing is there to be received. A socket that blocks would let the watchdog bite. */
static BOOL
is_non_blocking(SOCKET s)
{
	char byte;

	return recv(s, &byte, 1, 0) == SOCKET_ERROR && WSAGetLastError() == WSAEWOULDBLOCK;
}

#define SETS_THE_MODE(type)                                             \
	do {                                                            \
		type on = 1;                                            \
		SOCKET s = wst_udp();                                   \
		ck_assert_int_eq(ioctlsocket(s, FIONBIO, &on), 0);      \
		ck_assert(on == 1);                                     \
		ck_assert(is_non_blocking(s));                                  \
		WST_OK(closesocket(s));                                 \
	} while (0)

START_TEST(FIONBIO_reads_the_value_of_each_type)
{
	SETS_THE_MODE(u_long);
	SETS_THE_MODE(unsigned long);
	SETS_THE_MODE(ULONG);
	SETS_THE_MODE(DWORD);
	SETS_THE_MODE(long);
	SETS_THE_MODE(LONG);
	SETS_THE_MODE(int);
	SETS_THE_MODE(unsigned);
}
END_TEST

/* On Windows `long` has 32 bits: of a wider one only these count. */
START_TEST(a_command_kept_in_an_int_is_the_same_command)
{
	int cmd = (int)FIONREAD, mode = (int)FIONBIO;
	unsigned long bytes = 7, on = 1;
	SOCKET s = with_three_bytes();

	WST_OK(ioctlsocket(s, cmd, &bytes));
	ck_assert_uint_eq(bytes, 3);
	WST_OK(ioctlsocket(s, mode, &on));
	WST_OK(closesocket(s));
}
END_TEST

START_TEST(an_array_is_a_pointer_and_the_name_alone_is_the_function)
{
	u_long on[1] = {1};
	unsigned long bytes[1] = {77};
	int (*function)(SOCKET, long, u_long *) = ioctlsocket;
	SOCKET s = with_three_bytes();

	WST_OK(ioctlsocket(s, FIONREAD, bytes));
	ck_assert_uint_eq(bytes[0], 3);
	WST_OK(function(s, FIONBIO, on));
	WST_OK((ioctlsocket)(s, FIONBIO, on));
	WST_OK(closesocket(s));
}
END_TEST

START_TEST(a_bad_pointer_is_WSAEFAULT_and_a_bad_socket_comes_first)
{
	SOCKET s = wst_udp();

	WST_FAILS(ioctlsocket(s, FIONREAD, (unsigned long *)NULL), WSAEFAULT);
	WST_FAILS(ioctlsocket(s, FIONREAD, (unsigned long *)16), WSAEFAULT);
	WST_FAILS(ioctlsocket(s, FIONREAD, (u_long *)16), WSAEFAULT);
	WST_OK(closesocket(s));
	WST_FAILS(ioctlsocket(s, FIONREAD, (unsigned long *)16), WSAENOTSOCK);
}
END_TEST

WST_MAIN("ioctltypes", FIONREAD_writes_what_the_pointer_points_to, FIONBIO_reads_the_value_of_each_type,
	 a_command_kept_in_an_int_is_the_same_command, an_array_is_a_pointer_and_the_name_alone_is_the_function,
	 a_bad_pointer_is_WSAEFAULT_and_a_bad_socket_comes_first)
