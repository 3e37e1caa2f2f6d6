/* Messages with ancillary data, and WSARecvEx, which tells of a part of one. */
#include <mswsock.h>

#include "api/api.h"
#include "posix/posix.h"
#include "provider/message.h"

#undef WSASendMsg

/* In no provider's table: ws2_32 asks the provider for its extension function. */
int WSAAPI
WSASendMsg(SOCKET s, LPWSAMSG lpMsg, DWORD dwFlags, LPDWORD lpNumberOfBytesSent, LPWSAOVERLAPPED lpOverlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine)
{
	int error = wsi_check();

	return error ? wsi_finish(error) : wsi_WSASendMsg(s, lpMsg, dwFlags, lpNumberOfBytesSent, lpOverlapped, lpCompletionRoutine);
}

/* A message that is longer than the buffer is no error here, but for the rest of it. */
int PASCAL
WSARecvEx(SOCKET s, char *buf, int len, int *flags)
{
	const WSPPROC_TABLE *provider;
	WSABUF one = {.len = (ULONG)len, .buf = buf};
	DWORD done = 0, in_out = 0;
	int told = 0, error = wsi_enter(&provider);

	/* They are for output only: what stands there is often what the last call said. */
	if (!error && wsi_posix_take(&told, flags, sizeof told))
		error = WSAEFAULT;
	told = 0;
	if (!error)
		provider->lpWSPRecv(s, &one, 1, &done, &in_out, NULL, NULL, NULL, &error);
	if (error == WSAEMSGSIZE) {
		told = MSG_PARTIAL;
		error = 0;
	}
	if (!error)
		error = wsi_posix_give(flags, &told, sizeof told);
	return wsi_finish(error) ? SOCKET_ERROR : (int)done;
}
