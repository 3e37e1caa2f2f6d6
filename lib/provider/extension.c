#include "provider/extension.h"

#include <mswsock.h>

#include "provider/rio.h"

const struct wsi_extension wsi_extensions[] = {
	{.function = NULL},
};

const struct wsi_extension_table wsi_extension_tables[] = {
	{WSAID_MULTIPLE_RIO, &wsi_rio_table, sizeof wsi_rio_table},
	{.functions = NULL},
};
