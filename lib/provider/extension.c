#include "provider/extension.h"

#include <mswsock.h>

#include "provider/message.h"
#include "provider/provider.h"
#include "provider/rio.h"

#define FUNCTION(name) (wsi_extension_function *)(void *)wsi_##name

const struct wsi_extension wsi_extensions[] = {
	{WSAID_WSAPOLL, FUNCTION(WSAPoll)},
	{WSAID_WSARECVMSG, FUNCTION(WSARecvMsg)},
	{WSAID_WSASENDMSG, FUNCTION(WSASendMsg)},
	{.function = NULL},
};

const struct wsi_extension_table wsi_extension_tables[] = {
	{WSAID_MULTIPLE_RIO, &wsi_rio_table, sizeof wsi_rio_table},
	{.functions = NULL},
};
