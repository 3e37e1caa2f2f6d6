#include <string.h>

#include "provider/blocking.h"
#include "provider/provider.h"

WSPUPCALLTABLE wsi_upcalls;

/* What the base provider does not do yet: refused as documented, and listed in DIFFERENCES.md. */
static int WSPAPI
no_address_to_string(LPSOCKADDR name, DWORD len, LPWSAPROTOCOL_INFOW info, LPWSTR text, LPDWORD text_len, LPINT lpErrno)
{
	(void)name, (void)len, (void)info, (void)text, (void)text_len;
	return wsi_answer(WSAEOPNOTSUPP, lpErrno);
}

static int WSPAPI
no_string_to_address(LPWSTR text, INT family, LPWSAPROTOCOL_INFOW info, LPSOCKADDR name, LPINT len, LPINT lpErrno)
{
	(void)text, (void)family, (void)info, (void)name, (void)len;
	return wsi_answer(WSAEOPNOTSUPP, lpErrno);
}

static int WSPAPI
no_async_select(SOCKET s, HWND window, unsigned int message, long events, LPINT lpErrno)
{
	(void)s, (void)window, (void)message, (void)events;
	return wsi_answer(WSAEOPNOTSUPP, lpErrno);
}

int WSPAPI
wsi_WSPCancelBlockingCall(LPINT lpErrno)
{
	return wsi_answer(wsi_block_cancel_self(), lpErrno);
}

int WSPAPI
wsi_WSPCleanup(LPINT lpErrno)
{
	wsi_block_cleanup();
	wsi_sock_close_all();
	return wsi_answer(0, lpErrno);
}

static const WSPPROC_TABLE base = {
	.lpWSPAccept = wsi_WSPAccept,
	.lpWSPAddressToString = no_address_to_string,
	.lpWSPAsyncSelect = no_async_select,
	.lpWSPBind = wsi_WSPBind,
	.lpWSPCancelBlockingCall = wsi_WSPCancelBlockingCall,
	.lpWSPCleanup = wsi_WSPCleanup,
	.lpWSPCloseSocket = wsi_WSPCloseSocket,
	.lpWSPConnect = wsi_WSPConnect,
	.lpWSPDuplicateSocket = wsi_WSPDuplicateSocket,
	.lpWSPEnumNetworkEvents = wsi_WSPEnumNetworkEvents,
	.lpWSPEventSelect = wsi_WSPEventSelect,
	.lpWSPGetOverlappedResult = wsi_WSPGetOverlappedResult,
	.lpWSPGetPeerName = wsi_WSPGetPeerName,
	.lpWSPGetSockName = wsi_WSPGetSockName,
	.lpWSPGetSockOpt = wsi_WSPGetSockOpt,
	.lpWSPGetQOSByName = wsi_WSPGetQOSByName,
	.lpWSPIoctl = wsi_WSPIoctl,
	.lpWSPJoinLeaf = wsi_WSPJoinLeaf,
	.lpWSPListen = wsi_WSPListen,
	.lpWSPRecv = wsi_WSPRecv,
	.lpWSPRecvDisconnect = wsi_WSPRecvDisconnect,
	.lpWSPRecvFrom = wsi_WSPRecvFrom,
	.lpWSPSelect = wsi_WSPSelect,
	.lpWSPSend = wsi_WSPSend,
	.lpWSPSendDisconnect = wsi_WSPSendDisconnect,
	.lpWSPSendTo = wsi_WSPSendTo,
	.lpWSPSetSockOpt = wsi_WSPSetSockOpt,
	.lpWSPShutdown = wsi_WSPShutdown,
	.lpWSPSocket = wsi_WSPSocket,
	.lpWSPStringToAddress = no_string_to_address,
};

int WSPAPI
wsi_WSPStartup(WORD version, LPWSPDATA data, LPWSAPROTOCOL_INFOW info, WSPUPCALLTABLE upcalls, LPWSPPROC_TABLE table)
{
	(void)info;
	if (LOBYTE(version) != 2)
		return WSAVERNOTSUPPORTED;
	data->wVersion = data->wHighVersion = MAKEWORD(2, 2);
	data->szDescription[0] = 0;
	wsi_upcalls = upcalls;
	*table = base;
	return 0;
}
