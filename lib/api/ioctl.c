#include "api/api.h"

#undef ioctlsocket

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
