#include "provider/extension.h"

#include "base/lasterror.h"
#include "base/ntstatus.h"
#include "posix/posix.h"
#include "provider/message.h"
#include "provider/provider.h"
#include "provider/rio.h"
#include "provider/statenotify.h"

int
wsi_extension_begin(LPOVERLAPPED overlapped)
{
	ULONG_PTR pending = STATUS_PENDING;

	if (!overlapped)
		return ERROR_INVALID_PARAMETER;
	return wsi_posix_copy_out(&overlapped->Internal, &pending, sizeof pending);
}

BOOL
wsi_extension_answer(int error)
{
	wsi_last_error = (DWORD)error;
	return !error;
}

#define FUNCTION(name) (wsi_extension_function *)(void *)wsi_##name

const struct wsi_extension wsi_extensions[] = {
	{WSAID_ACCEPTEX, FUNCTION(AcceptEx)},
	{WSAID_GETACCEPTEXSOCKADDRS, FUNCTION(GetAcceptExSockaddrs)},
	{WSAID_CONNECTEX, FUNCTION(ConnectEx)},
	{WSAID_DISCONNECTEX, FUNCTION(DisconnectEx)},
	{WSAID_TRANSMITFILE, FUNCTION(TransmitFile)},
	{WSAID_TRANSMITPACKETS, FUNCTION(TransmitPackets)},
	{WSAID_WSAPOLL, FUNCTION(WSAPoll)},
	{WSAID_WSARECVMSG, FUNCTION(WSARecvMsg)},
	{WSAID_WSASENDMSG, FUNCTION(WSASendMsg)},
	{WSAID_WSI_STATE_NOTIFY, FUNCTION(state_notify)},
	{.function = NULL},
};

const struct wsi_extension_table wsi_extension_tables[] = {
	{WSAID_MULTIPLE_RIO, &wsi_rio_table, sizeof wsi_rio_table},
	{.functions = NULL},
};
