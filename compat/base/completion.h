/* Where the completions of a file go: the port it was associated with, once and for all. Part of whatever can be associated.
 *
 * All is under the dispatcher's lock (wait.h). A transfer reserves its packet before it begins, so that its end cannot fail for want of memory.
 */
#ifndef WSI_COMPLETION_H
#define WSI_COMPLETION_H

#include <windows.h>
#include <stdbool.h>

struct wsi_packet;
struct wsi_port;

/* The event of an OVERLAPPED. The lowest bit of hEvent is none of its: it keeps the packet from the port. */
static inline HANDLE
wsi_overlapped_event(const OVERLAPPED *overlapped)
{
	return (HANDLE)((UINT_PTR)overlapped->hEvent & ~(UINT_PTR)1);
}
static inline bool
wsi_overlapped_is_mute(const OVERLAPPED *overlapped)
{
	return (UINT_PTR)overlapped->hEvent & 1;
}

struct wsi_completion {
	struct wsi_port *port;                          /* with a reference, or NULL */
	ULONG_PTR key;
	UCHAR modes;                                    /* FILE_SKIP_… */
};

/* Lock not held in all of these. ERROR_INVALID_PARAMETER where it has a port. */
int wsi_completion_associate(struct wsi_completion *completion, struct wsi_port *port, ULONG_PTR key);
bool wsi_completion_is_associated(const struct wsi_completion *completion);
/* Modes are added, never taken away. ERROR_INVALID_PARAMETER for one that there is not. */
int wsi_completion_add_modes(struct wsi_completion *completion, UCHAR modes);
void wsi_completion_finish(struct wsi_completion *completion);

/* The packet of a transfer that is about to begin: NULL where the port is not to be told, because there is none, or the event's lowest bit says so, or
 * `at_once` (it will be done when its call returns) and the file's modes do. */
int wsi_completion_reserve(const struct wsi_completion *completion, OVERLAPPED *overlapped, bool at_once, struct wsi_packet **packet);
/* It ended with this NTSTATUS. */
void wsi_completion_post(struct wsi_completion *completion, struct wsi_packet *packet, DWORD bytes, DWORD status);
/* It never began, or failed at once. NULL: nothing. */
void wsi_completion_drop(struct wsi_packet *packet);

#endif
