#include "base/completion.h"

#include <stdlib.h>

#include "base/port.h"
#include "base/wait.h"

int
wsi_completion_associate(struct wsi_completion *completion, struct wsi_port *port, ULONG_PTR key)
{
	bool taken;

	wsi_dispatch_lock();
	taken = completion->port;
	if (!taken) {
		wsi_port_hold(port);
		completion->port = port;
		completion->key = key;
	}
	wsi_dispatch_unlock();
	return taken ? ERROR_INVALID_PARAMETER : 0;
}

bool
wsi_completion_is_associated(const struct wsi_completion *completion)
{
	bool associated;

	wsi_dispatch_lock();
	associated = completion->port;
	wsi_dispatch_unlock();
	return associated;
}

int
wsi_completion_add_modes(struct wsi_completion *completion, UCHAR modes)
{
	if (modes & ~(FILE_SKIP_COMPLETION_PORT_ON_SUCCESS | FILE_SKIP_SET_EVENT_ON_HANDLE))
		return ERROR_INVALID_PARAMETER;
	wsi_dispatch_lock();
	completion->modes |= modes;
	wsi_dispatch_unlock();
	return 0;
}

void
wsi_completion_finish(struct wsi_completion *completion)
{
	if (completion->port)
		wsi_port_release(completion->port);
}

static void
taken(struct wsi_packet *packet)
{
	free(packet);
}

static bool
wants_packet(const struct wsi_completion *completion, const OVERLAPPED *overlapped, bool at_once)
{
	return completion->port && !wsi_overlapped_is_mute(overlapped) && !(at_once && completion->modes & FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
}

int
wsi_completion_reserve(const struct wsi_completion *completion, OVERLAPPED *overlapped, bool at_once, struct wsi_packet **packet)
{
	ULONG_PTR key;
	bool wanted;

	wsi_dispatch_lock();
	wanted = wants_packet(completion, overlapped, at_once);
	key = completion->key;
	wsi_dispatch_unlock();
	*packet = wanted ? malloc(sizeof **packet) : NULL;
	if (!*packet)
		return wanted ? ERROR_NOT_ENOUGH_MEMORY : 0;
	**packet = (struct wsi_packet){.key = key, .overlapped = overlapped, .taken = taken};
	return 0;
}

void
wsi_completion_post(struct wsi_completion *completion, struct wsi_packet *packet, DWORD bytes, DWORD status)
{
	packet->bytes = bytes;
	packet->status = status;
	wsi_port_post(completion->port, packet);
}

void
wsi_completion_drop(struct wsi_packet *packet)
{
	free(packet);
}
