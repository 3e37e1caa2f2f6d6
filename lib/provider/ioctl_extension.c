/* Functions by GUID. */
#include <string.h>

#include "provider/extension.h"
#include "provider/ioctl.h"

static bool
is_same(const GUID *a, const GUID *b)
{
	return !memcmp(a, b, sizeof *a);
}

/* An unknown one is WSAEINVAL, whatever the buffers. */
int
wsi_ioctl_extension(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	GUID id;
	int error = wsi_ioctl_take(call, &id, sizeof id);

	(void)sock;
	if (error)
		return error;
	for (const struct wsi_extension *e = wsi_extensions; e->function; e++)
		if (is_same(&e->id, &id))
			return wsi_ioctl_give(call, &e->function, sizeof e->function);
	return WSAEINVAL;
}

int
wsi_ioctl_extension_table(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	GUID id;
	int error = wsi_ioctl_take(call, &id, sizeof id);

	(void)sock;
	if (error)
		return error;
	for (const struct wsi_extension_table *t = wsi_extension_tables; t->functions; t++)
		if (is_same(&t->id, &id))
			return wsi_ioctl_give(call, t->functions, t->size);
	return WSAEINVAL;
}
