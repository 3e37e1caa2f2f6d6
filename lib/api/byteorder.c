#include <winsock2.h>
#include <string.h>

/* The network has the most significant byte first; compilers make one instruction of these. */

u_long WSAAPI
htonl(u_long host)
{
	unsigned char bytes[4] = {(unsigned char)(host >> 24), (unsigned char)(host >> 16), (unsigned char)(host >> 8), (unsigned char)host};
	u_long net;

	memcpy(&net, bytes, sizeof net);
	return net;
}

u_long WSAAPI
ntohl(u_long net)
{
	unsigned char bytes[4];

	memcpy(bytes, &net, sizeof bytes);
	return (u_long)bytes[0] << 24 | (u_long)bytes[1] << 16 | (u_long)bytes[2] << 8 | bytes[3];
}

u_short WSAAPI
htons(u_short host)
{
	unsigned char bytes[2] = {(unsigned char)(host >> 8), (unsigned char)host};
	u_short net;

	memcpy(&net, bytes, sizeof net);
	return net;
}

u_short WSAAPI
ntohs(u_short net)
{
	unsigned char bytes[2];

	memcpy(bytes, &net, sizeof bytes);
	return (u_short)(bytes[0] << 8 | bytes[1]);
}
