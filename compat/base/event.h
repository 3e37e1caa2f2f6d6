/* Events that sockets signal. */
#ifndef WSI_EVENT_H
#define WSI_EVENT_H

#include <windows.h>

#include "base/object.h"

/* The event of a handle, with a reference; marked as `fed` from then on. ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED. Dispatcher's lock not held. */
int wsi_event_find(HANDLE handle, struct wsi_object **event);
/* Lock held. */
void wsi_event_set(struct wsi_object *event);
void wsi_event_reset(struct wsi_object *event);

#endif
