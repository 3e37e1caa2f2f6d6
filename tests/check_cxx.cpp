// C++ programs: methods, members and std:: names like Winsock's, overloads of ioctlsocket, min and max, macros over API names.
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <thread>
#include <vector>

using namespace std;

#define CHECK(condition)                                                \
	do {                                                            \
		if (!(condition)) {                                     \
			printf("%s:%d: %s (error %d)\n", __FILE__, __LINE__, #condition, WSAGetLastError()); \
			exit(1);                                        \
		}                                                       \
	} while (0)

// A class of the kind that wraps sockets, with the names that such classes have.
class CSocket {
public:
	CSocket() : socket(INVALID_SOCKET), select(0) {}
	~CSocket() { close(); }
	bool open() { return (socket = ::socket(AF_INET, SOCK_DGRAM, 0)) != INVALID_SOCKET; }
	bool bind(unsigned port)
	{
		sockaddr_in name = sockaddr_in();
		name.sin_family = AF_INET;
		name.sin_port = htons(static_cast<u_short>(port));
		name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
		return ::bind(socket, reinterpret_cast<sockaddr *>(&name), sizeof name) == 0;
	}
	bool connect(const CSocket &other)
	{
		sockaddr_in name;
		int len = sizeof name;
		return getsockname(other.socket, reinterpret_cast<sockaddr *>(&name), &len) == 0 &&
		       ::connect(socket, reinterpret_cast<sockaddr *>(&name), len) == 0;
	}
	int send(const string &text) { return ::send(socket, text.data(), static_cast<int>(text.size()), 0); }
	string recv()
	{
		char buffer[100];
		int got = ::recv(socket, buffer, sizeof buffer, 0);
		return got < 0 ? string() : string(buffer, static_cast<size_t>(got));
	}
	void close()
	{
		if (socket != INVALID_SOCKET)
			closesocket(socket);
		socket = INVALID_SOCKET;
	}
	int listen() const { return select; }
	int accept() const { return -select; }
	int shutdown(int how) { return ::shutdown(socket, how); }

	SOCKET socket;
	int select;
};

static void methods_have_the_names_of_the_api()
{
	CSocket a, b;

	CHECK(a.open() && b.open() && a.bind(0) && b.bind(0));
	CHECK(b.connect(a));
	CHECK(b.send("hello") == 5);
	CHECK(a.recv() == "hello");
	CHECK(a.listen() == 0 && a.accept() == 0);
}

// SOCKET is an integer: bind(s, ...) is Winsock's in spite of the using directive, and std::bind stays itself.
static void bind_is_Winsocks_and_std_bind_is_stds()
{
	sockaddr_in name = sockaddr_in();
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
	auto half = std::bind(std::divides<int>(), std::placeholders::_1, 2);

	name.sin_family = AF_INET;
	name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	CHECK(bind(s, (sockaddr *)&name, sizeof name) == 0);
	CHECK(half(10) == 5);
	CHECK(closesocket(s) == 0);
}

template <class T> static void ioctlsocket_takes(SOCKET s)
{
	struct {
		T before, value, after;
	} v = {T(5), T(~T(0)), T(5)};
	T on = 1;

	CHECK(ioctlsocket(s, FIONREAD, &v.value) == 0);
	CHECK(v.value == 0 && v.before == 5 && v.after == 5);
	CHECK(ioctlsocket(s, FIONBIO, &on) == 0);
}

static void ioctlsocket_takes_what_Windows_takes_for_a_u_long()
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
	int(WSAAPI * function)(SOCKET, long, u_long *) = ioctlsocket;
	u_long on = 1;

	ioctlsocket_takes<u_long>(s);
	ioctlsocket_takes<unsigned long>(s);
	ioctlsocket_takes<ULONG>(s);
	ioctlsocket_takes<DWORD>(s);
	ioctlsocket_takes<long>(s);
	ioctlsocket_takes<int>(s);
	ioctlsocket_takes<unsigned>(s);
	CHECK(function(s, FIONBIO, &on) == 0);
	CHECK(closesocket(s) == 0);
}

static void min_and_max_serve_mixed_types_beside_std()
{
	unsigned char room[max(3, 7)];

	CHECK(sizeof room == 7);
	CHECK(min(2, 3) == 2 && max(2u, 3ul) == 3 && min(2, 2.5) == 2);
	CHECK(std::min(4, 5) == 4 && (std::numeric_limits<int>::max)() == 0x7fffffff);
}

// The fd_set functions of a class in a map, as event loops have them.
static void sets_work_on_members()
{
	map<SOCKET, string> names;
	fd_set set;

	FD_ZERO(&set);
	names[7] = "seven";
	for (const auto &n : names)
		FD_SET(n.first, &set);
	CHECK(FD_ISSET(7, &set) && set.fd_count == 1);
}

int main()
{
	WSADATA data;

	CHECK(WSAStartup(MAKEWORD(2, 2), &data) == 0);
	methods_have_the_names_of_the_api();
	bind_is_Winsocks_and_std_bind_is_stds();
	ioctlsocket_takes_what_Windows_takes_for_a_u_long();
	min_and_max_serve_mixed_types_beside_std();
	sets_work_on_members();
	CHECK(WSACleanup() == 0);
	return 0;
}
