#include "api/api.h"

#undef ioctlsocket
#undef WSAIoctl

/* The commands that it was made for, and any other with an argument of four bytes. */
static int
run(SOCKET s, DWORD command, void *argument)
{
	const WSPPROC_TABLE *provider;
	DWORD in = command & IOC_IN ? sizeof(u_long) : 0;
	DWORD out = command & IOC_OUT ? sizeof(u_long) : 0;
	DWORD returned;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPIoctl(s, command, argument, in, argument, out, &returned, NULL, NULL, NULL, &error);
	return error;
}

int WSAAPI
ioctlsocket(SOCKET s, long cmd, u_long *argp)
{
	return wsi_finish(run(s, (DWORD)cmd, argp));
}

int WSAAPI
WSAIoctl(SOCKET s, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size, LPDWORD returned, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	const WSPPROC_TABLE *provider;
	WSATHREADID thread = {.ThreadHandle = GetCurrentThread()};
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPIoctl(s, code, in, in_size, out, out_size, returned, overlapped, routine, &thread, &error);
	return wsi_finish(error);
}
