/* send, sendto, recv, recvfrom. */
#include "api/api.h"

/* Negative lengths arrive as lengths that no buffer has, and are refused below. */
static WSABUF
buffer(const char *buf, int len)
{
	return (WSABUF){.len = (ULONG)len, .buf = (char *)buf};
}

/* The number of bytes, or SOCKET_ERROR. */
static int
finish(int error, DWORD done)
{
	return wsi_finish(error) ? SOCKET_ERROR : (int)done;
}

int WSAAPI
recv(SOCKET s, char *buf, int len, int flags)
{
	const WSPPROC_TABLE *provider;
	WSABUF one = buffer(buf, len);
	DWORD done = 0, in_out = (DWORD)flags;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPRecv(s, &one, 1, &done, &in_out, NULL, NULL, NULL, &error);
	return finish(error, done);
}

int WSAAPI
recvfrom(SOCKET s, char *buf, int len, int flags, struct sockaddr *from, int *fromlen)
{
	const WSPPROC_TABLE *provider;
	WSABUF one = buffer(buf, len);
	DWORD done = 0, in_out = (DWORD)flags;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPRecvFrom(s, &one, 1, &done, &in_out, from, fromlen, NULL, NULL, NULL, &error);
	return finish(error, done);
}

int WSAAPI
send(SOCKET s, const char *buf, int len, int flags)
{
	const WSPPROC_TABLE *provider;
	WSABUF one = buffer(buf, len);
	DWORD done = 0;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPSend(s, &one, 1, &done, (DWORD)flags, NULL, NULL, NULL, &error);
	return finish(error, done);
}

int WSAAPI
sendto(SOCKET s, const char *buf, int len, int flags, const struct sockaddr *to, int tolen)
{
	const WSPPROC_TABLE *provider;
	WSABUF one = buffer(buf, len);
	DWORD done = 0;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPSendTo(s, &one, 1, &done, (DWORD)flags, to, tolen, NULL, NULL, NULL, &error);
	return finish(error, done);
}
