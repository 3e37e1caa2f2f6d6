/* WSASend, WSASendTo, WSARecv, WSARecvFrom: several buffers, and overlapped. One that goes on is SOCKET_ERROR with WSA_IO_PENDING, the provider's code. */
#include "api/api.h"

#undef WSASend
#undef WSASendTo
#undef WSARecv
#undef WSARecvFrom

int WSAAPI
WSASend(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, LPWSAOVERLAPPED lpOverlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine)
{
	const WSPPROC_TABLE *provider;
	WSATHREADID thread = wsi_calling_thread();
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPSend(s, lpBuffers, dwBufferCount, lpNumberOfBytesSent, dwFlags, lpOverlapped, lpCompletionRoutine, &thread, &error);
	return wsi_finish(error);
}

int WSAAPI
WSASendTo(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, const struct sockaddr *lpTo, int iTolen,
	LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine)
{
	const WSPPROC_TABLE *provider;
	WSATHREADID thread = wsi_calling_thread();
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPSendTo(s, lpBuffers, dwBufferCount, lpNumberOfBytesSent, dwFlags, lpTo, iTolen, lpOverlapped, lpCompletionRoutine, &thread,
			&error);
	return wsi_finish(error);
}

int WSAAPI
WSARecv(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, LPWSAOVERLAPPED lpOverlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine)
{
	const WSPPROC_TABLE *provider;
	WSATHREADID thread = wsi_calling_thread();
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPRecv(s, lpBuffers, dwBufferCount, lpNumberOfBytesRecvd, lpFlags, lpOverlapped, lpCompletionRoutine, &thread, &error);
	return wsi_finish(error);
}

int WSAAPI
WSARecvFrom(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, struct sockaddr *lpFrom, LPINT lpFromlen,
	LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine)
{
	const WSPPROC_TABLE *provider;
	WSATHREADID thread = wsi_calling_thread();
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPRecvFrom(s, lpBuffers, dwBufferCount, lpNumberOfBytesRecvd, lpFlags, lpFrom, lpFromlen, lpOverlapped, lpCompletionRoutine,
			&thread, &error);
	return wsi_finish(error);
}
