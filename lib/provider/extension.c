#include "provider/extension.h"

#include <mswsock.h>

const struct wsi_extension wsi_extensions[] = {
	{.function = NULL},
};

const struct wsi_extension_table wsi_extension_tables[] = {
	{.functions = NULL},
};
