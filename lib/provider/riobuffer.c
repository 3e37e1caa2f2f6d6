/* Registered buffers. They are not locked in memory: the kernel copies, as for every transfer, and a page that is out comes back meanwhile. */
#include <stdlib.h>

#include "base/lasterror.h"
#include "provider/rio.h"

static void
destroy(struct wsi_object *object)
{
	free(object);
}

static const struct wsi_kind kind = {.destroy = destroy};

static int
check(const char *data, DWORD length)
{
	char byte;

	if (!length)
		return WSAEINVAL;
	if (wsi_posix_copy_in(&byte, data, 1) || wsi_posix_copy_in(&byte, data + length - 1, 1))
		return WSAEFAULT;
	return 0;
}

static int
enter(char *data, DWORD length, UINT_PTR *number)
{
	struct wsi_rio_buffer *buffer = malloc(sizeof *buffer);
	int error;

	if (!buffer)
		return WSAENOBUFS;
	wsi_object_init(&buffer->object, &kind);
	buffer->base = data;
	buffer->length = length;
	error = wsi_rio_enter_number(&buffer->object, number);
	wsi_object_release(&buffer->object);
	return error;
}

RIO_BUFFERID PASCAL
wsi_rio_register(PCHAR data, DWORD length)
{
	UINT_PTR number;
	int error = check(data, length);

	if (!error)
		error = enter(data, length, &number);
	return wsi_succeeded(error) ? (RIO_BUFFERID)number : RIO_INVALID_BUFFERID;
}

VOID PASCAL
wsi_rio_deregister(RIO_BUFFERID id)
{
	struct wsi_object *object;

	if (!wsi_rio_forget(id, &kind, &object))
		wsi_object_release(object);
}

int
wsi_rio_locate(const RIO_BUF *theirs, struct wsi_rio_piece *piece)
{
	struct wsi_rio_buffer *buffer;
	RIO_BUF asked;
	bool inside;

	*piece = (struct wsi_rio_piece){.base = NULL};
	if (!theirs)
		return 0;
	if (wsi_posix_copy_in(&asked, theirs, sizeof asked) || wsi_rio_find(asked.BufferId, &kind, (struct wsi_object **)(void *)&buffer))
		return WSAEFAULT;
	inside = asked.Offset <= buffer->length && asked.Length <= buffer->length - asked.Offset;
	if (inside)
		*piece = (struct wsi_rio_piece){buffer->base + asked.Offset, asked.Length};
	wsi_object_release(&buffer->object);
	return inside ? 0 : WSAEFAULT;
}
