/* This process as an object; there is one of it. */
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/thread.h"

static void
destroy(struct wsi_object *object)
{
	(void)object;
}

/* Whoever could ask is part of it. */
static bool
has_ended(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)object;
	(void)thread;
	return false;
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = PROCESS_ALL_ACCESS,
	.is_signaled = has_ended,
};

static struct wsi_object self = {.kind = &kind, .references = 1};

int
wsi_process_object(struct wsi_object **object)
{
	wsi_object_hold(&self);
	*object = &self;
	return 0;
}

int
wsi_process_check(HANDLE process)
{
	struct wsi_object *object;
	int error;

	if (process == GetCurrentProcess())
		return 0;
	error = wsi_handle_find(process, &kind, PROCESS_DUP_HANDLE, &object);
	if (!error)
		wsi_object_release(object);
	return error;
}
