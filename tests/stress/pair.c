/* What both soaks need. */
#include "stress.h"

unsigned
next_random(unsigned *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

SOCKET
stress_listener(struct sockaddr_in *name)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int len = sizeof *name;

	*name = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	MUST(s != INVALID_SOCKET);
	MUST(bind(s, (struct sockaddr *)name, sizeof *name) == 0);
	MUST(listen(s, 64) == 0);
	MUST(getsockname(s, (struct sockaddr *)name, &len) == 0);
	return s;
}

void
stress_pair(SOCKET *client, SOCKET *server)
{
	struct sockaddr_in name;
	SOCKET listener = stress_listener(&name);

	*client = socket(AF_INET, SOCK_STREAM, 0);
	MUST(connect(*client, (struct sockaddr *)&name, sizeof name) == 0);
	*server = accept(listener, NULL, NULL);
	MUST(*server != INVALID_SOCKET);
	MUST(closesocket(listener) == 0);
}
