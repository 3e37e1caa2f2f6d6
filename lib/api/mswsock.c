/* Microsoft's extensions that are found by name, too: those of the provider that the socket is of, as on Windows. */
#include <mswsock.h>

#include "api/api.h"
#include "provider/extension.h"

#undef AcceptEx

static int
find(SOCKET s, const GUID *id, void *function)
{
	const WSPPROC_TABLE *provider;
	DWORD size;
	GUID copy = *id;
	int error = wsi_enter(&provider);

	if (!error)
		provider->lpWSPIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &copy, sizeof copy, function, sizeof(void *), &size, NULL, NULL, NULL, &error);
	return error;
}

/* The function itself sets the last error. */
BOOL PASCAL
AcceptEx(SOCKET sListenSocket, SOCKET sAcceptSocket, PVOID lpOutputBuffer, DWORD dwReceiveDataLength, DWORD dwLocalAddressLength,
	DWORD dwRemoteAddressLength, LPDWORD lpdwBytesReceived, LPOVERLAPPED lpOverlapped)
{
	static const GUID id = WSAID_ACCEPTEX;
	LPFN_ACCEPTEX function;
	int error = find(sListenSocket, &id, &function);

	if (error) {
		wsi_finish(error);
		return FALSE;
	}
	return function(sListenSocket, sAcceptSocket, lpOutputBuffer, dwReceiveDataLength, dwLocalAddressLength, dwRemoteAddressLength, lpdwBytesReceived,
		lpOverlapped);
}

BOOL PASCAL
TransmitFile(SOCKET hSocket, HANDLE hFile, DWORD nNumberOfBytesToWrite, DWORD nNumberOfBytesPerSend, LPOVERLAPPED lpOverlapped,
	LPTRANSMIT_FILE_BUFFERS lpTransmitBuffers, DWORD dwReserved)
{
	static const GUID id = WSAID_TRANSMITFILE;
	LPFN_TRANSMITFILE function;
	int error = find(hSocket, &id, &function);

	if (error) {
		wsi_finish(error);
		return FALSE;
	}
	return function(hSocket, hFile, nNumberOfBytesToWrite, nNumberOfBytesPerSend, lpOverlapped, lpTransmitBuffers, dwReserved);
}

/* It has no socket to ask for a provider. */
void PASCAL
GetAcceptExSockaddrs(PVOID lpOutputBuffer, DWORD dwReceiveDataLength, DWORD dwLocalAddressLength, DWORD dwRemoteAddressLength,
	struct sockaddr **LocalSockaddr, LPINT LocalSockaddrLength, struct sockaddr **RemoteSockaddr, LPINT RemoteSockaddrLength)
{
	wsi_GetAcceptExSockaddrs(lpOutputBuffer, dwReceiveDataLength, dwLocalAddressLength, dwRemoteAddressLength, LocalSockaddr, LocalSockaddrLength,
		RemoteSockaddr, RemoteSockaddrLength);
}
