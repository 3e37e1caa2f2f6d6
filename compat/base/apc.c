/* Asynchronous procedure calls: queued to a thread, run by it in an alertable wait. */
#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/thread.h"
#include "base/wait.h"

typedef void tell(const struct wsi_thread *thread);

static _Atomic(tell *) alert;

void
wsi_thread_set_alert(void (*how)(const struct wsi_thread *thread))
{
	atomic_store(&alert, how);
}

static void
call_alert(const struct wsi_thread *thread)
{
	tell *how = atomic_load(&alert);

	if (how)
		how(thread);
}

bool
wsi_thread_give_apc(struct wsi_thread *thread, struct wsi_apc *apc)
{
	if (thread->ended || thread->foreign)
		return false;
	apc->next = NULL;
	*thread->apcs_end = apc;
	thread->apcs_end = &apc->next;
	atomic_store(&thread->has_apcs, true);
	if (thread->waiter && thread->waiter->alertable)
		wsi_waiter_end(thread->waiter, WAIT_IO_COMPLETION);
	else
		call_alert(thread);
	return true;
}

int
wsi_thread_queue_apc(struct wsi_thread *thread, void (*function)(ULONG_PTR a, ULONG_PTR b, ULONG_PTR c), ULONG_PTR a, ULONG_PTR b, ULONG_PTR c)
{
	struct wsi_apc *apc = malloc(sizeof *apc);
	bool given;

	if (!apc)
		return ERROR_NOT_ENOUGH_MEMORY;
	*apc = (struct wsi_apc){.function = function, .a = a, .b = b, .c = c, .owned = true};
	wsi_dispatch_lock();
	given = wsi_thread_give_apc(thread, apc);
	wsi_dispatch_unlock();
	if (!given)
		free(apc);
	return given ? 0 : ERROR_GEN_FAILURE;
}

static struct wsi_apc *
take(struct wsi_thread *thread)
{
	struct wsi_apc *apc;

	wsi_dispatch_lock();
	apc = thread->apcs;
	if (apc) {
		thread->apcs = apc->next;
		if (!thread->apcs)
			thread->apcs_end = &thread->apcs;
	}
	atomic_store(&thread->has_apcs, thread->apcs != NULL);
	wsi_dispatch_unlock();
	return apc;
}

/* It may be queued again at once, by its own function even: it is finished with before that is called. */
static void
run(struct wsi_apc *apc)
{
	struct wsi_apc call = *apc;

	if (call.owned)
		free(apc);
	call.function(call.a, call.b, call.c);
}

static void
drop(struct wsi_apc *apc)
{
	bool owned = apc->owned;

	if (apc->dropped)
		apc->dropped(apc);
	if (owned)
		free(apc);
}

unsigned
wsi_thread_run_apcs(struct wsi_thread *thread)
{
	struct wsi_apc *apc;
	unsigned count = 0;

	for (; (apc = take(thread)); count++)
		run(apc);
	return count;
}

void
wsi_thread_drop_apcs(struct wsi_thread *thread)
{
	struct wsi_apc *apc;

	while ((apc = take(thread)))
		drop(apc);
}

static void
call_user(ULONG_PTR function, ULONG_PTR data, ULONG_PTR unused)
{
	(void)unused;
	((PAPCFUNC)function)(data);
}

DWORD WINAPI
QueueUserAPC(PAPCFUNC function, HANDLE handle, ULONG_PTR data)
{
	struct wsi_thread *thread;
	int error = wsi_thread_find(handle, THREAD_SET_CONTEXT, &thread);

	if (error)
		return (DWORD)wsi_succeeded(error);
	error = function ? wsi_thread_queue_apc(thread, call_user, (ULONG_PTR)function, data, 0) : ERROR_INVALID_PARAMETER;
	wsi_object_release(&thread->object);
	return (DWORD)wsi_succeeded(error);
}
