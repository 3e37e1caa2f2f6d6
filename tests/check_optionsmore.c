/* getsockopt() and setsockopt(): options that came with later versions of Windows. Facts: observed-behaviour.md "Socket options", contracts.md 5. */
#include "harness.h"
#include <ws2tcpip.h>
#include <mswsock.h>

static int
set(SOCKET s, int level, int option, int value)
{
	return setsockopt(s, level, option, (char *)&value, sizeof value);
}

static int
get(SOCKET s, int level, int option)
{
	int value = 0, len = sizeof value;

	ck_assert_msg(getsockopt(s, level, option, (char *)&value, &len) == 0, "level %d option %d: %d", level, option, WSAGetLastError());
	ck_assert_int_eq(len, sizeof value);
	return value;
}

static SOCKET
stream(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static SOCKET
datagram(void)
{
	return socket(AF_INET, SOCK_DGRAM, 0);
}

START_TEST(options_of_ports_come_before_bind)
{
	static const int options[] = {SO_RANDOMIZE_PORT, SO_PORT_SCALABILITY, SO_REUSE_UNICASTPORT};

	for (size_t i = 0; i < WST_COUNT(options); i++) {
		SOCKET s = stream();

		ck_assert_int_eq(get(s, SOL_SOCKET, options[i]), 0);
		WST_OK(set(s, SOL_SOCKET, options[i], 0x100));
		ck_assert_int_eq(get(s, SOL_SOCKET, options[i]), 1);
		WST_FAILS(set(wst_listener(), SOL_SOCKET, options[i], 1), WSAEINVAL);
	}
}
END_TEST

START_TEST(there_is_one_compartment)
{
	SOCKET s = datagram();

	ck_assert_int_eq(get(s, SOL_SOCKET, SO_COMPARTMENT_ID), 1);
	WST_OK(set(s, SOL_SOCKET, SO_COMPARTMENT_ID, 1));
	WST_FAILS(set(s, SOL_SOCKET, SO_COMPARTMENT_ID, 2), WSAENOPROTOOPT);
}
END_TEST

START_TEST(SO_MAXDG_is_the_largest_datagram)
{
	ck_assert_int_eq(get(datagram(), SOL_SOCKET, SO_MAXDG), get(datagram(), SOL_SOCKET, SO_MAX_MSG_SIZE));
	ck_assert_int_eq(get(datagram(), SOL_SOCKET, SO_MAXPATHDG), get(datagram(), SOL_SOCKET, SO_MAX_MSG_SIZE));
}
END_TEST

START_TEST(keep_alives_are_set_in_seconds)
{
	SOCKET s = stream();

	WST_OK(set(s, IPPROTO_TCP, TCP_KEEPIDLE, 100));
	WST_OK(set(s, IPPROTO_TCP, TCP_KEEPINTVL, 5));
	WST_OK(set(s, IPPROTO_TCP, TCP_KEEPCNT, 7));
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_KEEPALIVE), 100);
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_KEEPINTVL), 5);
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_KEEPCNT), 7);
	WST_FAILS(set(datagram(), IPPROTO_TCP, TCP_KEEPIDLE, 100), WSAENOPROTOOPT);
}
END_TEST

START_TEST(TCP_MAXRT_and_TCP_MAXRTMS_are_one_setting)
{
	SOCKET s = stream();

	WST_OK(set(s, IPPROTO_TCP, TCP_MAXRT, 20));
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_MAXRTMS), 20000);
	WST_OK(set(s, IPPROTO_TCP, TCP_MAXRTMS, 1500));
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_MAXRT), 2);
	WST_OK(set(s, IPPROTO_TCP, TCP_MAXRT, -1));
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_MAXRT), 0);
	WST_FAILS(set(s, IPPROTO_TCP, TCP_MAXRT, -2), WSAEINVAL);
}
END_TEST

START_TEST(TCP_FASTOPEN_is_taken_before_and_after_listen)
{
	SOCKET s = stream(), listener = wst_listener();

	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_FASTOPEN), 0);
	WST_OK(set(s, IPPROTO_TCP, TCP_FASTOPEN, 1));
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_FASTOPEN), 1);
	WST_OK(set(listener, IPPROTO_TCP, TCP_FASTOPEN, 1));
	WST_OK(set(listener, IPPROTO_TCP, TCP_FASTOPEN, 0));
	WST_FAILS(set(datagram(), IPPROTO_TCP, TCP_FASTOPEN, 1), WSAENOPROTOOPT);
}
END_TEST

/* Where Linux has one way only, that is what is read, and all that can be set. */
START_TEST(an_option_without_a_choice_takes_its_value_only)
{
	static const struct {
		int type, level, option, value;
	} options[] = {
		{SOCK_STREAM, IPPROTO_TCP, TCP_EXPEDITED_1122, 0},
		{SOCK_STREAM, IPPROTO_TCP, TCP_STDURG, 0},
		{SOCK_STREAM, IPPROTO_TCP, TCP_BSDURGENT, 1},
		{SOCK_STREAM, IPPROTO_TCP, TCP_OFFLOAD_PREFERENCE, TCP_OFFLOAD_NO_PREFERENCE},
		{SOCK_STREAM, IPPROTO_TCP, TCP_FAIL_CONNECT_ON_ICMP_ERROR, 1},
		{SOCK_DGRAM, IPPROTO_IP, IP_RECVERR, 0},
		{SOCK_DGRAM, IPPROTO_IP, IP_RECEIVE_BROADCAST, 1},
		{SOCK_DGRAM, IPPROTO_IP, IP_USER_MTU, (int)IP_UNSPECIFIED_USER_MTU},
	};

	for (size_t i = 0; i < WST_COUNT(options); i++) {
		SOCKET s = socket(AF_INET, options[i].type, 0);

		ck_assert_int_eq(get(s, options[i].level, options[i].option), options[i].value);
		WST_OK(set(s, options[i].level, options[i].option, options[i].value));
		WST_FAILS(set(s, options[i].level, options[i].option, !options[i].value), WSAENOPROTOOPT);
	}
}
END_TEST

START_TEST(a_large_send_is_cut_into_datagrams)
{
	SOCKET s = wst_udp(), other = datagram();
	struct sockaddr_in name = wst_loopback(wst_port(s));
	char data[25] = "0123456789abcdefghijklmno", buffer[64];

	ck_assert_int_eq(get(other, IPPROTO_UDP, UDP_SEND_MSG_SIZE), 0);
	WST_OK(set(other, IPPROTO_UDP, UDP_SEND_MSG_SIZE, 10));
	ck_assert_int_eq(get(other, IPPROTO_UDP, UDP_SEND_MSG_SIZE), 10);
	ck_assert_int_eq(sendto(other, data, sizeof data, 0, (struct sockaddr *)&name, sizeof name), sizeof data);
	ck_assert_int_eq(recv(s, buffer, sizeof buffer, 0), 10);
	ck_assert_int_eq(recv(s, buffer, sizeof buffer, 0), 10);
	ck_assert_int_eq(recv(s, buffer, sizeof buffer, 0), 5);
	ck_assert_int_eq(buffer[0], 'k');
	WST_FAILS(set(other, IPPROTO_UDP, UDP_SEND_MSG_SIZE, -1), WSAEINVAL);
	WST_OK(set(s, IPPROTO_UDP, UDP_RECV_MAX_COALESCED_SIZE, 1000));
	ck_assert_int_eq(get(s, IPPROTO_UDP, UDP_RECV_MAX_COALESCED_SIZE), 1000);
	WST_FAILS(set(stream(), IPPROTO_UDP, UDP_SEND_MSG_SIZE, 10), WSAENOPROTOOPT);
}
END_TEST

START_TEST(some_options_have_functions)
{
	SOCKET s = datagram(), v6 = socket(AF_INET6, SOCK_DGRAM, 0);
	DWORD value = 77;

	WST_OK(WSASetUdpSendMessageSize(s, 100));
	WST_OK(WSAGetUdpSendMessageSize(s, &value));
	ck_assert_uint_eq(value, 100);
	WST_OK(WSASetUdpRecvMaxCoalescedSize(s, 1000));
	WST_OK(WSAGetUdpRecvMaxCoalescedSize(s, &value));
	ck_assert_uint_eq(value, 1000);
	WST_OK(WSAGetIPUserMtu(s, &value));
	ck_assert_uint_eq(value, IP_UNSPECIFIED_USER_MTU);
	WST_OK(WSASetIPUserMtu(v6, IP_UNSPECIFIED_USER_MTU));
	WST_FAILS(WSASetIPUserMtu(s, 1000), WSAENOPROTOOPT);
	WST_FAILS(WSASetIPUserMtu(INVALID_SOCKET, 1000), WSAENOTSOCK);
	WST_OK(WSAGetFailConnectOnIcmpError(stream(), &value));
	ck_assert_uint_eq(value, 1);
	WST_OK(WSASetFailConnectOnIcmpError(stream(), 1));
}
END_TEST

START_TEST(UDP_NOCHECKSUM_is_a_flag)
{
	SOCKET s = datagram();

	ck_assert_int_eq(get(s, IPPROTO_UDP, UDP_NOCHECKSUM), 0);
	WST_OK(set(s, IPPROTO_UDP, UDP_NOCHECKSUM, 2));
	ck_assert_int_eq(get(s, IPPROTO_UDP, UDP_NOCHECKSUM), 1);
}
END_TEST

/* The loopback interface has index 1. IPv4's index is in network order, IPv6's is not. */
START_TEST(IP_UNICAST_IF_takes_the_index_of_an_interface)
{
	SOCKET v4 = datagram(), v6 = socket(AF_INET6, SOCK_DGRAM, 0);

	ck_assert_int_eq(get(v4, IPPROTO_IP, IP_UNICAST_IF), 0);
	WST_OK(set(v4, IPPROTO_IP, IP_UNICAST_IF, (int)htonl(1)));
	ck_assert_int_eq(get(v4, IPPROTO_IP, IP_UNICAST_IF), (int)htonl(1));
	WST_OK(set(v6, IPPROTO_IPV6, IPV6_UNICAST_IF, 1));
	ck_assert_int_eq(get(v6, IPPROTO_IPV6, IPV6_UNICAST_IF), 1);
	WST_FAILS(set(v4, IPPROTO_IP, IP_UNICAST_IF, (int)htonl(0xffffff)), WSAEINVAL);
}
END_TEST

START_TEST(a_protection_level_is_one_of_three)
{
	SOCKET s = socket(AF_INET6, SOCK_STREAM, 0);

	ck_assert_int_eq(get(s, IPPROTO_IPV6, IPV6_PROTECTION_LEVEL), PROTECTION_LEVEL_EDGERESTRICTED);
	WST_OK(set(s, IPPROTO_IPV6, IPV6_PROTECTION_LEVEL, PROTECTION_LEVEL_UNRESTRICTED));
	ck_assert_int_eq(get(s, IPPROTO_IPV6, IPV6_PROTECTION_LEVEL), PROTECTION_LEVEL_UNRESTRICTED);
	WST_OK(set(s, IPPROTO_IPV6, IPV6_PROTECTION_LEVEL, (int)PROTECTION_LEVEL_DEFAULT));
	ck_assert_int_eq(get(s, IPPROTO_IPV6, IPV6_PROTECTION_LEVEL), PROTECTION_LEVEL_EDGERESTRICTED);
	WST_FAILS(set(s, IPPROTO_IPV6, IPV6_PROTECTION_LEVEL, 11), WSAEINVAL);
}
END_TEST

/* "Socket options": IP_HDRINCL works only on raw IPv4, IPV6_HDRINCL only on raw IPv6. */
START_TEST(IPV6_HDRINCL_is_for_raw_sockets)
{
	SOCKET raw = socket(AF_INET6, SOCK_RAW, IPPROTO_UDP);
	int value = 1, len = sizeof value;

	WST_FAILS(getsockopt(socket(AF_INET6, SOCK_DGRAM, 0), IPPROTO_IPV6, IPV6_HDRINCL, (char *)&value, &len), WSAEINVAL);
	WST_FAILS(set(socket(AF_INET6, SOCK_STREAM, 0), IPPROTO_IPV6, IPV6_HDRINCL, 1), WSAEINVAL);
	if (raw == INVALID_SOCKET)
		return;
	WST_OK(set(raw, IPPROTO_IPV6, IPV6_HDRINCL, 1));
	ck_assert_int_eq(get(raw, IPPROTO_IPV6, IPV6_HDRINCL), 1);
}
END_TEST

WST_MAIN("optionsmore", options_of_ports_come_before_bind, there_is_one_compartment, SO_MAXDG_is_the_largest_datagram,
	keep_alives_are_set_in_seconds, TCP_MAXRT_and_TCP_MAXRTMS_are_one_setting, TCP_FASTOPEN_is_taken_before_and_after_listen,
	an_option_without_a_choice_takes_its_value_only, a_large_send_is_cut_into_datagrams, some_options_have_functions,
	UDP_NOCHECKSUM_is_a_flag,
	IP_UNICAST_IF_takes_the_index_of_an_interface, a_protection_level_is_one_of_three, IPV6_HDRINCL_is_for_raw_sockets)
