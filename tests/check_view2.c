/* What a program sees that includes winsock2.h. */
#define INCL_WINSOCK_API_TYPEDEFS 1
#include "harness.h"

START_TEST(a_set_has_no_socket_twice)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(7, &set);
	FD_SET(8, &set);
	FD_SET(7, &set);
	ck_assert_uint_eq(set.fd_count, 2);
	FD_CLR(7, &set);
	ck_assert_uint_eq(set.fd_count, 1);
	ck_assert_uint_eq(set.fd_array[0], 8);
	FD_CLR(9, &set);
	ck_assert_uint_eq(set.fd_count, 1);
}
END_TEST

/* Documented of FD_CLR: those behind move up. */
START_TEST(FD_CLR_keeps_the_order)
{
	fd_set set;

	FD_ZERO(&set);
	for (SOCKET s = 10; s < 14; s++)
		FD_SET(s, &set);
	FD_CLR(11, &set);
	ck_assert_uint_eq(set.fd_count, 3);
	ck_assert_uint_eq(set.fd_array[0], 10);
	ck_assert_uint_eq(set.fd_array[1], 12);
	ck_assert_uint_eq(set.fd_array[2], 13);
}
END_TEST

START_TEST(a_full_set_takes_no_more)
{
	fd_set set;

	FD_ZERO(&set);
	for (SOCKET s = 100; s < 100 + FD_SETSIZE + 5; s++)
		FD_SET(s, &set);
	ck_assert_uint_eq(set.fd_count, FD_SETSIZE);
}
END_TEST

/* facts/porting-hazards.md, "Behaviour programs rely on". */
START_TEST(a_program_may_grow_its_own_sets)
{
	struct {
		u_int fd_count;
		SOCKET fd_array[200];
	} big;

#undef FD_SETSIZE
#define FD_SETSIZE 200
	FD_ZERO(&big);
	for (SOCKET s = 100; s < 400; s++)
		FD_SET(s, &big);
	ck_assert_uint_eq(big.fd_count, 200);
	ck_assert(FD_ISSET(299, &big));
	ck_assert(!FD_ISSET(300, &big));
}
END_TEST

START_TEST(FD_ISSET_finds_what_is_in_the_set)
{
	fd_set set;

	FD_ZERO(&set);
	ck_assert(!FD_ISSET(5, &set));
	FD_SET(5, &set);
	ck_assert(FD_ISSET(5, &set));
	ck_assert(!FD_ISSET(6, &set));
}
END_TEST

START_TEST(timercmp_compares_seconds_first)
{
	struct timeval a = {1, 900}, b = {2, 100};

	ck_assert(timercmp(&a, &b, <));
	ck_assert(!timercmp(&a, &b, >));
	ck_assert(timercmp(&a, &a, ==));
	ck_assert(timercmp(&a, &b, !=));
	timerclear(&a);
	ck_assert(!timerisset(&a));
}
END_TEST

START_TEST(words_are_packed_and_unpacked_as_on_Windows)
{
	LPARAM packed = WSAMAKESELECTREPLY(FD_CLOSE, WSAECONNRESET);

	ck_assert_int_eq(WSAGETSELECTEVENT(packed), FD_CLOSE);
	ck_assert_int_eq(WSAGETSELECTERROR(packed), WSAECONNRESET);
	ck_assert_int_eq(MAKEWORD(2, 1), 0x0102);
	ck_assert_int_eq(LOBYTE(0x1234), 0x34);
	ck_assert_int_eq(HIBYTE(0x1234), 0x12);
	ck_assert_int_eq(min(3, 2), 2);
	ck_assert_int_eq(max(3, 2), 3);
}
END_TEST

typedef void any_function(void);
#define A(function) (any_function *)(function)

/* facts/api/functions.tsv: each has the type that its LPFN_ name says, and is there. */
START_TEST(every_function_of_1_1_has_its_prototype)
{
	LPFN_WSASTARTUP startup = WSAStartup;
	LPFN_WSACLEANUP cleanup = WSACleanup;
	LPFN_WSAGETLASTERROR get_last_error = WSAGetLastError;
	LPFN_WSASETLASTERROR set_last_error = WSASetLastError;
	LPFN_WSAISBLOCKING is_blocking = WSAIsBlocking;
	LPFN_WSASETBLOCKINGHOOK set_hook = WSASetBlockingHook;
	LPFN_WSAUNHOOKBLOCKINGHOOK unhook = WSAUnhookBlockingHook;
	LPFN_WSACANCELBLOCKINGCALL cancel = WSACancelBlockingCall;
	LPFN_ACCEPT accept_ = accept;
	LPFN_BIND bind_ = bind;
	LPFN_CLOSESOCKET closesocket_ = closesocket;
	LPFN_CONNECT connect_ = connect;
	LPFN_IOCTLSOCKET ioctlsocket_ = ioctlsocket;
	LPFN_GETPEERNAME getpeername_ = getpeername;
	LPFN_GETSOCKNAME getsockname_ = getsockname;
	LPFN_GETSOCKOPT getsockopt_ = getsockopt;
	LPFN_SETSOCKOPT setsockopt_ = setsockopt;
	LPFN_HTONL htonl_ = htonl;
	LPFN_HTONS htons_ = htons;
	LPFN_NTOHL ntohl_ = ntohl;
	LPFN_NTOHS ntohs_ = ntohs;
	LPFN_INET_ADDR inet_addr_ = inet_addr;
	LPFN_INET_NTOA inet_ntoa_ = inet_ntoa;
	LPFN_LISTEN listen_ = listen;
	LPFN_RECV recv_ = recv;
	LPFN_RECVFROM recvfrom_ = recvfrom;
	LPFN_SELECT select_ = select;
	LPFN_SEND send_ = send;
	LPFN_SENDTO sendto_ = sendto;
	LPFN_SHUTDOWN shutdown_ = shutdown;
	LPFN_SOCKET socket_ = socket;
	LPFN_GETHOSTBYADDR gethostbyaddr_ = gethostbyaddr;
	LPFN_GETHOSTBYNAME gethostbyname_ = gethostbyname;
	LPFN_GETHOSTNAME gethostname_ = gethostname;
	LPFN_GETSERVBYPORT getservbyport_ = getservbyport;
	LPFN_GETSERVBYNAME getservbyname_ = getservbyname;
	LPFN_GETPROTOBYNUMBER getprotobynumber_ = getprotobynumber;
	LPFN_GETPROTOBYNAME getprotobyname_ = getprotobyname;
	any_function *all[] = {
		A(startup), A(cleanup), A(get_last_error), A(set_last_error), A(is_blocking), A(set_hook), A(unhook),
		A(cancel), A(accept_), A(bind_), A(closesocket_), A(connect_), A(ioctlsocket_), A(getpeername_),
		A(getsockname_), A(getsockopt_), A(setsockopt_), A(htonl_), A(htons_), A(ntohl_), A(ntohs_),
		A(inet_addr_), A(inet_ntoa_), A(listen_), A(recv_), A(recvfrom_), A(select_), A(send_), A(sendto_),
		A(shutdown_), A(socket_), A(gethostbyaddr_), A(gethostbyname_), A(gethostname_), A(getservbyport_),
		A(getservbyname_), A(getprotobynumber_), A(getprotobyname_),
	};

	for (size_t i = 0; i < WST_COUNT(all); i++)
		ck_assert(all[i] != NULL);
}
END_TEST

WST_MAIN("view2", a_set_has_no_socket_twice, FD_CLR_keeps_the_order, a_full_set_takes_no_more, a_program_may_grow_its_own_sets,
	 FD_ISSET_finds_what_is_in_the_set, timercmp_compares_seconds_first, words_are_packed_and_unpacked_as_on_Windows,
	 every_function_of_1_1_has_its_prototype)
