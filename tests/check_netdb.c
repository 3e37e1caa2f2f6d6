#include "harness.h"

#include <unistd.h>

/* Names and databases that need no resolver: check_lookup.c has those that do. */

#define NOWHERE ((char *)16)

/* ---- started? ---- */

START_TEST(before_WSAStartup_the_databases_are_WSANOTINITIALISED)
{
	char name[8];

	ck_assert_int_eq(WSACleanup(), 0);
	WST_FAILS(gethostbyname("localhost") ? 0 : SOCKET_ERROR, WSANOTINITIALISED);    /* observed, Startup and cleanup */
	WST_FAILS(gethostbyname(NOWHERE) ? 0 : SOCKET_ERROR, WSANOTINITIALISED);
	WST_FAILS(gethostbyaddr(NULL, 0, 0) ? 0 : SOCKET_ERROR, WSANOTINITIALISED);
	WST_FAILS(getservbyname(NULL, NULL) ? 0 : SOCKET_ERROR, WSANOTINITIALISED);
	WST_FAILS(getservbyport(0, NULL) ? 0 : SOCKET_ERROR, WSANOTINITIALISED);
	WST_FAILS(getprotobyname(NULL) ? 0 : SOCKET_ERROR, WSANOTINITIALISED);
	WST_FAILS(getprotobynumber(6) ? 0 : SOCKET_ERROR, WSANOTINITIALISED);
	WST_FAILS(gethostname(name, sizeof name), WSANOTINITIALISED);
}
END_TEST

/* ---- gethostbyname ---- */

static u_long
first_address(const struct hostent *host)
{
	ck_assert_msg(host, "error %d", WSAGetLastError());
	ck_assert_int_eq(host->h_addrtype, AF_INET);
	ck_assert_int_eq(host->h_length, 4);
	ck_assert_ptr_nonnull(host->h_addr_list[0]);
	return ntohl(((struct in_addr *)host->h_addr)->s_addr);
}

START_TEST(gethostbyname_of_localhost_is_127_0_0_1)
{
	/* observed, gethostbyname and gethostname */
	WSASetLastError(12345);
	ck_assert_uint_eq(first_address(gethostbyname("localhost")), INADDR_LOOPBACK);
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(first_address(gethostbyname("LocalHost")), INADDR_LOOPBACK);
}
END_TEST

START_TEST(gethostbyname_of_an_address_is_that_address_under_its_own_text)
{
	static const struct {
		const char *text;
		u_long host;
	} cases[] = {{"192.0.2.77", 0xc000024d}, {"255.255.255.255", 0xffffffff}, {"0.0.0.0", 0}, {"127.1", 0x7f000001}};

	for (size_t i = 0; i < WST_COUNT(cases); i++) {
		struct hostent *host = gethostbyname(cases[i].text);

		ck_assert_uint_eq(first_address(host), cases[i].host);
		ck_assert_str_eq(host->h_name, cases[i].text);  /* contracts.md, gethostbyname */
		ck_assert_ptr_null(host->h_addr_list[1]);
		ck_assert_ptr_null(host->h_aliases[0]);
	}
}
END_TEST

START_TEST(gethostbyname_of_an_IPv6_or_a_malformed_address_is_WSANO_DATA)
{
	static const char *const bad[] = {"::1", "fe80::1%lo", "2001:db8::7", "::ffff:1.2.3.4", "256.1.1.1", "1.2.3.4.5", "1..2", "1.2.3."};

	for (size_t i = 0; i < WST_COUNT(bad); i++)
		WST_FAILS(gethostbyname(bad[i]) ? 0 : SOCKET_ERROR, WSANO_DATA);
}
END_TEST

START_TEST(gethostbyname_of_a_bad_pointer_is_WSAEFAULT)
{
	WST_FAILS(gethostbyname(NOWHERE) ? 0 : SOCKET_ERROR, WSAEFAULT);
}
END_TEST

START_TEST(gethostbyname_of_more_than_a_name_can_be_is_WSAHOST_NOT_FOUND)
{
	static char name[5000];

	memset(name, 'a', sizeof name - 1);
	WST_FAILS(gethostbyname(name) ? 0 : SOCKET_ERROR, WSAHOST_NOT_FOUND);
}
END_TEST

/* "Every address listed by gethostbyname("") can be bound and read back" (observed, getsockname and getpeername) */
static void
all_can_be_bound(const struct hostent *host)
{
	ck_assert_msg(host, "error %d", WSAGetLastError());
	ck_assert_ptr_nonnull(host->h_addr_list[0]);
	for (int i = 0; host->h_addr_list[i]; i++) {
		struct sockaddr_in name = {.sin_family = AF_INET}, bound;
		int len = sizeof bound;
		SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);

		memcpy(&name.sin_addr, host->h_addr_list[i], 4);
		WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
		WST_OK(getsockname(s, (struct sockaddr *)&bound, &len));
		ck_assert_uint_eq(bound.sin_addr.s_addr, name.sin_addr.s_addr);
		WST_OK(closesocket(s));
	}
}

START_TEST(gethostbyname_of_nothing_is_this_host)
{
	char name[256];

	WST_OK(gethostname(name, sizeof name));
	all_can_be_bound(gethostbyname(""));
	ck_assert_str_eq(gethostbyname("")->h_name, name);
	all_can_be_bound(gethostbyname(NULL));
	all_can_be_bound(gethostbyname(name));
}
END_TEST

START_TEST(gethostbyname_of_this_host_is_127_0_0_1_only_where_there_is_no_other_address)
{
	const struct hostent *host = gethostbyname("");

	ck_assert_ptr_nonnull(host);
	if (host->h_addr_list[1])
		for (int i = 0; host->h_addr_list[i]; i++)
			ck_assert_int_ne(*(unsigned char *)host->h_addr_list[i], 127);
}
END_TEST

START_TEST(a_hostent_is_packed_and_padded)
{
	struct hostent *host = gethostbyname("1.2.3.4");
	unsigned long whole = 0;
	char *last;

	/* observed: aliases directly behind the structure, the list of addresses behind them, the addresses behind that */
	ck_assert_ptr_nonnull(host);
	ck_assert_ptr_eq(host->h_aliases, (char **)(host + 1));
	ck_assert_ptr_eq(host->h_addr_list, host->h_aliases + 1);
	last = (char *)(host->h_addr_list + 2);
	ck_assert_ptr_eq(host->h_addr_list[0], last);
	/* porting-hazards.md: *(unsigned long *)hp->h_addr */
	memcpy(&whole, host->h_addr, sizeof whole);
	ck_assert_uint_eq(whole, inet_addr("1.2.3.4"));
	ck_assert_uint_eq(sizeof host->h_addrtype, 2);
	ck_assert_uint_eq(sizeof host->h_length, 2);
}
END_TEST

START_TEST(a_thread_has_one_hostent)
{
	struct hostent *first = gethostbyname("1.2.3.4"), *second = gethostbyname("localhost");

	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_eq(first, second);
	ck_assert_uint_eq(first_address(first), INADDR_LOOPBACK);
}
END_TEST

static void
ask_again(void *theirs)
{
	*(struct hostent **)theirs = gethostbyname("5.6.7.8");
	ck_assert_uint_eq(first_address(*(struct hostent **)theirs), 0x05060708);
}

START_TEST(each_thread_has_a_hostent_of_its_own)
{
	struct hostent *ours = gethostbyname("1.2.3.4"), *theirs = NULL;
	struct wst_thread other;

	wst_start(&other, ask_again, &theirs);
	wst_join(&other);
	ck_assert_ptr_nonnull(theirs);
	ck_assert_ptr_ne(ours, theirs);
	ck_assert_uint_eq(first_address(ours), 0x01020304);
	ck_assert_str_eq(ours->h_name, "1.2.3.4");
}
END_TEST

/* ---- gethostbyaddr ---- */

START_TEST(gethostbyaddr_checks_family_pointer_and_length)
{
	static const char four[4] = {127, 0, 0, 1}, sixteen[16] = {0};

	/* documented-errors.tsv, gethostbyaddr */
	WST_FAILS(gethostbyaddr(four, 4, AF_UNIX) ? 0 : SOCKET_ERROR, WSAEAFNOSUPPORT);
	WST_FAILS(gethostbyaddr(four, 4, -1) ? 0 : SOCKET_ERROR, WSAEAFNOSUPPORT);
	WST_FAILS(gethostbyaddr(NULL, 4, AF_INET) ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(gethostbyaddr(NOWHERE, 4, AF_INET) ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(gethostbyaddr(four, 3, AF_INET) ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(gethostbyaddr(four, -1, AF_INET) ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(gethostbyaddr(sixteen, 15, AF_INET6) ? 0 : SOCKET_ERROR, WSAEINVAL);
	WST_FAILS(gethostbyaddr(sixteen, 4, AF_INET6) ? 0 : SOCKET_ERROR, WSAEINVAL);
	WST_FAILS(gethostbyaddr(NOWHERE, 16, AF_INET6) ? 0 : SOCKET_ERROR, WSAEFAULT);
}
END_TEST

/* ---- gethostname ---- */

START_TEST(gethostname_wants_room_for_the_NUL)
{
	char name[256], exact[256];
	int length;

	WST_OK(gethostname(name, sizeof name));
	length = (int)strlen(name);
	ck_assert_int_gt(length, 0);
	/* observed: without room for the NUL WSAEFAULT and the buffer untouched; exactly the length and one works */
	memset(exact, '#', sizeof exact);
	WST_FAILS(gethostname(exact, length), WSAEFAULT);
	WST_FAILS(gethostname(exact, 0), WSAEFAULT);
	WST_FAILS(gethostname(exact, -1), WSAEFAULT);
	for (size_t i = 0; i < sizeof exact; i++)
		ck_assert_int_eq(exact[i], '#');
	WST_OK(gethostname(exact, length + 1));
	ck_assert_str_eq(exact, name);
	ck_assert_int_eq(exact[length + 1], '#');
}
END_TEST

START_TEST(gethostname_into_a_bad_pointer_is_WSAEFAULT)
{
	WST_FAILS(gethostname(NULL, 256), WSAEFAULT);
	WST_FAILS(gethostname(NOWHERE, 256), WSAEFAULT);
}
END_TEST

/* ---- protocols ---- */

static const struct {
	int number;
	const char *name, *alias;
} protocols[] = {
	{0, "ip", "IP"}, {1, "icmp", "ICMP"}, {3, "ggp", "GGP"}, {6, "tcp", "TCP"}, {8, "egp", "EGP"}, {12, "pup", "PUP"},
	{17, "udp", "UDP"}, {20, "hmp", "HMP"}, {22, "xns-idp", "XNS-IDP"}, {27, "rdp", "RDP"}, {41, "ipv6", "IPv6"},
	{43, "ipv6-route", "IPv6-Route"}, {44, "ipv6-frag", "IPv6-Frag"}, {50, "esp", "ESP"}, {51, "ah", "AH"},
	{58, "ipv6-icmp", "IPv6-ICMP"}, {59, "ipv6-nonxt", "IPv6-NoNxt"}, {60, "ipv6-opts", "IPv6-Opts"}, {66, "rvd", "RVD"},
};

static void
is_protocol(const struct protoent *entry, size_t i)
{
	ck_assert_msg(entry, "%s: error %d", protocols[i].name, WSAGetLastError());
	ck_assert_int_eq(entry->p_proto, protocols[i].number);
	ck_assert_str_eq(entry->p_name, protocols[i].name);
	ck_assert_str_eq(entry->p_aliases[0], protocols[i].alias);
	ck_assert_ptr_null(entry->p_aliases[1]);
}

START_TEST(getprotobyname_knows_Windows_protocols_in_any_case)
{
	/* observed, Protocol and service databases */
	for (size_t i = 0; i < WST_COUNT(protocols); i++) {
		is_protocol(getprotobyname(protocols[i].name), i);
		is_protocol(getprotobyname(protocols[i].alias), i);
	}
	is_protocol(getprotobyname("tCp"), 3);
}
END_TEST

START_TEST(getprotobynumber_knows_exactly_Windows_numbers)
{
	size_t next = 0;

	for (int number = -1; number <= 256; number++)
		if (next < WST_COUNT(protocols) && protocols[next].number == number)
			is_protocol(getprotobynumber(number), next++);
		else
			WST_FAILS(getprotobynumber(number) ? 0 : SOCKET_ERROR, WSAHOST_NOT_FOUND);
	ck_assert_uint_eq(next, WST_COUNT(protocols));
	ck_assert_ptr_null(getprotobynumber(65536 + 6));
}
END_TEST

START_TEST(getprotobyname_of_what_Windows_lacks_fails)
{
	static char name[1000];

	memset(name, 't', sizeof name - 1);
	WST_FAILS(getprotobyname("igmp") ? 0 : SOCKET_ERROR, WSAHOST_NOT_FOUND);
	WST_FAILS(getprotobyname("") ? 0 : SOCKET_ERROR, WSAHOST_NOT_FOUND);
	WST_FAILS(getprotobyname("tcp ") ? 0 : SOCKET_ERROR, WSAHOST_NOT_FOUND);
	WST_FAILS(getprotobyname(name) ? 0 : SOCKET_ERROR, WSAHOST_NOT_FOUND);
	WST_FAILS(getprotobyname(NULL) ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(getprotobyname(NOWHERE) ? 0 : SOCKET_ERROR, WSAEFAULT);
}
END_TEST

START_TEST(a_thread_has_one_protoent_and_it_is_not_the_hostent)
{
	struct hostent *host = gethostbyname("1.2.3.4");
	struct protoent *entry = getprotobyname("tcp");

	ck_assert_ptr_nonnull(entry);
	ck_assert_ptr_eq(entry, getprotobynumber(17));
	ck_assert_str_eq(entry->p_name, "udp");
	ck_assert_uint_eq(first_address(host), 0x01020304);
}
END_TEST

/* ---- services ---- */

/* Where there is no database at all it is said so (documented-errors.tsv), and there is nothing more to test. */
static BOOL
no_services(void)
{
	if (!access("/etc/services", R_OK))
		return FALSE;
	WST_FAILS(getservbyname("telnet", "tcp") ? 0 : SOCKET_ERROR, WSANO_RECOVERY);
	WST_FAILS(getservbyport(htons(23), "tcp") ? 0 : SOCKET_ERROR, WSANO_RECOVERY);
	return TRUE;
}

static int
port_of(const char *name, const char *proto)
{
	struct servent *entry = getservbyname(name, proto);

	ck_assert_msg(entry, "%s/%s: error %d", name, proto ? proto : "*", WSAGetLastError());
	return ntohs((u_short)entry->s_port);
}

START_TEST(getservbyname_answers_in_network_order)
{
	if (no_services())
		return;
	/* observed, Protocol and service databases */
	ck_assert_int_eq(port_of("domain", "udp"), 53);
	ck_assert_int_eq(port_of("telnet", "tcp"), 23);
	ck_assert_int_eq(port_of("telnet", NULL), 23);
	ck_assert_str_eq(getservbyname("domain", "udp")->s_proto, "udp");
	ck_assert_str_eq(getservbyname("domain", "udp")->s_name, "domain");
	ck_assert_int_eq(port_of("Telnet", "TCP"), 23);
}
END_TEST

START_TEST(getservbyport_takes_network_order_and_the_low_16_bits)
{
	struct servent *entry = getservbyport(htons(23), "tcp");

	if (no_services())
		return;
	ck_assert_msg(entry, "error %d", WSAGetLastError());
	ck_assert_str_eq(entry->s_name, "telnet");
	ck_assert_int_eq((u_short)entry->s_port, htons(23));
	ck_assert_ptr_nonnull(getservbyport(htons(23), NULL));
	ck_assert_ptr_nonnull(getservbyport((int)(0xabcd0000u | htons(23)), "TCP"));
	ck_assert_ptr_nonnull(getservbyport((short)htons(53), "udp"));
}
END_TEST

START_TEST(an_unknown_service_is_WSANO_DATA)
{
	static char name[2000];

	if (no_services())
		return;
	memset(name, 'a', sizeof name - 1);
	/* contracts.md, getservbyname */
	WST_FAILS(getservbyname("no-such-service", "tcp") ? 0 : SOCKET_ERROR, WSANO_DATA);
	WST_FAILS(getservbyname("telnet", "no-such-protocol") ? 0 : SOCKET_ERROR, WSANO_DATA);
	WST_FAILS(getservbyname("telnet", name) ? 0 : SOCKET_ERROR, WSANO_DATA);
	WST_FAILS(getservbyname(name, "tcp") ? 0 : SOCKET_ERROR, WSANO_DATA);
	WST_FAILS(getservbyport(0, "tcp") ? 0 : SOCKET_ERROR, WSANO_DATA);
	WST_FAILS(getservbyport(htons(23), "no-such-protocol") ? 0 : SOCKET_ERROR, WSANO_DATA);
}
END_TEST

START_TEST(a_service_with_bad_pointers_is_WSAEFAULT)
{
	WST_FAILS(getservbyname(NULL, "tcp") ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(getservbyname(NOWHERE, "tcp") ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(getservbyname("telnet", NOWHERE) ? 0 : SOCKET_ERROR, WSAEFAULT);
	WST_FAILS(getservbyport(htons(23), NOWHERE) ? 0 : SOCKET_ERROR, WSAEFAULT);
}
END_TEST

static void
ask_domain(void *theirs)
{
	*(struct servent **)theirs = getservbyname("domain", "udp");
	ck_assert_ptr_nonnull(*(struct servent **)theirs);
}

START_TEST(a_thread_has_one_servent_and_others_have_theirs)
{
	struct servent *ours = getservbyname("telnet", "tcp"), *theirs = NULL;
	struct wst_thread other;

	if (no_services())
		return;
	ck_assert_ptr_nonnull(ours);
	ck_assert_ptr_eq(ours, getservbyname("ftp", "tcp"));
	ck_assert_str_eq(ours->s_name, "ftp");
	wst_start(&other, ask_domain, &theirs);
	wst_join(&other);
	ck_assert_ptr_ne(ours, theirs);
	ck_assert_str_eq(ours->s_name, "ftp");
}
END_TEST

static int hooked;

static BOOL CALLBACK
count_hook(void)
{
	hooked++;
	return FALSE;
}

START_TEST(what_needs_no_look_up_calls_no_hook)
{
	/* blocking-and-cancel.md, 12; check_lookup.c has the hook of a name that takes its time */
	ck_assert_ptr_nonnull(WSASetBlockingHook((FARPROC)(void *)count_hook));
	ck_assert_ptr_nonnull(getprotobyname("tcp"));
	ck_assert_ptr_nonnull(getprotobynumber(17));
	ck_assert_ptr_nonnull(gethostbyname("localhost"));
	ck_assert_ptr_nonnull(gethostbyname("1.2.3.4"));
	ck_assert_ptr_nonnull(gethostbyname(""));
	ck_assert_int_eq(hooked, 0);
	WST_OK(WSAUnhookBlockingHook());
}
END_TEST

WST_MAIN("netdb", before_WSAStartup_the_databases_are_WSANOTINITIALISED, gethostbyname_of_localhost_is_127_0_0_1,
	gethostbyname_of_an_address_is_that_address_under_its_own_text, gethostbyname_of_an_IPv6_or_a_malformed_address_is_WSANO_DATA,
	gethostbyname_of_a_bad_pointer_is_WSAEFAULT, gethostbyname_of_more_than_a_name_can_be_is_WSAHOST_NOT_FOUND,
	gethostbyname_of_nothing_is_this_host, gethostbyname_of_this_host_is_127_0_0_1_only_where_there_is_no_other_address,
	a_hostent_is_packed_and_padded, a_thread_has_one_hostent, each_thread_has_a_hostent_of_its_own,
	gethostbyaddr_checks_family_pointer_and_length, gethostname_wants_room_for_the_NUL, gethostname_into_a_bad_pointer_is_WSAEFAULT,
	getprotobyname_knows_Windows_protocols_in_any_case, getprotobynumber_knows_exactly_Windows_numbers,
	getprotobyname_of_what_Windows_lacks_fails, a_thread_has_one_protoent_and_it_is_not_the_hostent,
	getservbyname_answers_in_network_order, getservbyport_takes_network_order_and_the_low_16_bits, an_unknown_service_is_WSANO_DATA,
	a_service_with_bad_pointers_is_WSAEFAULT, a_thread_has_one_servent_and_others_have_theirs, what_needs_no_look_up_calls_no_hook)
