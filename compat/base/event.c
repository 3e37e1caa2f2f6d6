#include <windows.h>
#include <stdlib.h>

#include "base/event.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/named.h"
#include "base/wait.h"

struct event {
	struct wsi_object object;
	bool manual;
	bool set;               /* under the dispatcher's lock */
};

static bool
is_set(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	return ((struct event *)object)->set;
}

static DWORD
take(struct wsi_object *object, struct wsi_thread *thread)
{
	struct event *event = (struct event *)object;

	(void)thread;
	event->set = event->manual;
	return 0;
}

static int
set(struct wsi_object *object)
{
	((struct event *)object)->set = true;
	wsi_dispatch(object);
	return 0;
}

static int
reset(struct wsi_object *object)
{
	((struct event *)object)->set = false;
	return 0;
}

/* Those who wait now, and no others. */
static int
pulse(struct wsi_object *object)
{
	set(object);
	return reset(object);
}

static void
destroy(struct wsi_object *object)
{
	wsi_named_forget(object);
	free(object);
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = EVENT_ALL_ACCESS,
	.generic_read = STANDARD_RIGHTS_READ | 0x0001,
	.generic_write = STANDARD_RIGHTS_WRITE | EVENT_MODIFY_STATE,
	.generic_execute = STANDARD_RIGHTS_EXECUTE | SYNCHRONIZE,
	.is_signaled = is_set,
	.take = take,
	.signal = set,
	.signal_access = EVENT_MODIFY_STATE,
};

int
wsi_event_find(HANDLE handle, struct wsi_object **object)
{
	int error = wsi_handle_find(handle, &kind, EVENT_MODIFY_STATE, object);

	if (error)
		return error;
	wsi_dispatch_lock();
	(*object)->fed = true;
	wsi_dispatch_unlock();
	return 0;
}

void
wsi_event_set(struct wsi_object *object)
{
	set(object);
}

void
wsi_event_reset(struct wsi_object *object)
{
	reset(object);
}

static HANDLE
create(const SECURITY_ATTRIBUTES *security, const char *name, DWORD flags, DWORD access)
{
	struct event *event = malloc(sizeof *event);
	HANDLE handle = NULL;
	bool existed = false;
	int error = ERROR_NOT_ENOUGH_MEMORY;

	if (event) {
		wsi_object_init(&event->object, &kind);
		event->manual = flags & CREATE_EVENT_MANUAL_RESET;
		event->set = flags & CREATE_EVENT_INITIAL_SET;
		error = wsi_named_create(&event->object, name, access, security, &handle, &existed);
	}
	return wsi_named_finish(error, handle, existed);
}

HANDLE WINAPI
CreateEventExA(LPSECURITY_ATTRIBUTES security, LPCSTR name, DWORD flags, DWORD access)
{
	if (flags & ~(DWORD)(CREATE_EVENT_MANUAL_RESET | CREATE_EVENT_INITIAL_SET))
		return wsi_named_finish(ERROR_INVALID_PARAMETER, NULL, false);
	return create(security, name, flags, access);
}

HANDLE WINAPI
CreateEventA(LPSECURITY_ATTRIBUTES security, BOOL manual, BOOL initial, LPCSTR name)
{
	return create(security, name, (manual ? CREATE_EVENT_MANUAL_RESET : 0) | (initial ? CREATE_EVENT_INITIAL_SET : 0), EVENT_ALL_ACCESS);
}

HANDLE WINAPI
OpenEventA(DWORD access, BOOL inherit, LPCSTR name)
{
	return wsi_named_open(name, &kind, access, inherit);
}

WSI_NAMED_WIDE(CreateEventExW, (LPSECURITY_ATTRIBUTES security, LPCWSTR name, DWORD flags, DWORD access),
	CreateEventExA(security, narrow, flags, access))
WSI_NAMED_WIDE(CreateEventW, (LPSECURITY_ATTRIBUTES security, BOOL manual, BOOL initial, LPCWSTR name),
	CreateEventA(security, manual, initial, narrow))
WSI_NAMED_WIDE(OpenEventW, (DWORD access, BOOL inherit, LPCWSTR name), OpenEventA(access, inherit, narrow))

static BOOL
change(HANDLE handle, int how(struct wsi_object *object))
{
	struct wsi_object *object;
	int error = wsi_handle_find(handle, &kind, EVENT_MODIFY_STATE, &object);

	if (error)
		return wsi_succeeded(error);
	wsi_dispatch_lock();
	how(object);
	wsi_dispatch_unlock();
	wsi_object_release(object);
	return TRUE;
}

BOOL WINAPI
SetEvent(HANDLE handle)
{
	return change(handle, set);
}

BOOL WINAPI
ResetEvent(HANDLE handle)
{
	return change(handle, reset);
}

BOOL WINAPI
PulseEvent(HANDLE handle)
{
	return change(handle, pulse);
}
