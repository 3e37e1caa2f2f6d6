#include "base/mutex.h"

#include <windows.h>
#include <stdlib.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/named.h"
#include "base/thread.h"
#include "base/utf8.h"
#include "base/wait.h"

/* Under the dispatcher's lock. An owned mutex is in its owner's list, and holds no reference on it: the list ends with the thread. */
struct wsi_mutex {
	struct wsi_object object;
	struct wsi_thread *owner;               /* NULL: free */
	unsigned count;                         /* how often it was taken */
	bool abandoned;
	struct wsi_mutex *next, **link;         /* in the owner's list */
};

static bool
is_free(struct wsi_object *object, struct wsi_thread *thread)
{
	const struct wsi_mutex *mutex = (struct wsi_mutex *)object;

	return !mutex->owner || mutex->owner == thread;
}

static void
own(struct wsi_mutex *mutex, struct wsi_thread *thread)
{
	mutex->owner = thread;
	mutex->next = thread->owned;
	mutex->link = &thread->owned;
	if (mutex->next)
		mutex->next->link = &mutex->next;
	thread->owned = mutex;
}

static void
disown(struct wsi_mutex *mutex)
{
	*mutex->link = mutex->next;
	if (mutex->next)
		mutex->next->link = mutex->link;
	mutex->owner = NULL;
	mutex->count = 0;
}

static DWORD
take(struct wsi_object *object, struct wsi_thread *thread)
{
	struct wsi_mutex *mutex = (struct wsi_mutex *)object;
	bool abandoned = mutex->abandoned;

	if (!mutex->owner)
		own(mutex, thread);
	mutex->count++;
	mutex->abandoned = false;
	return abandoned ? WAIT_ABANDONED_0 : 0;
}

static int
release(struct wsi_mutex *mutex, const struct wsi_thread *thread)
{
	if (mutex->owner != thread)
		return ERROR_NOT_OWNER;
	if (!--mutex->count) {
		disown(mutex);
		wsi_dispatch(&mutex->object);
	}
	return 0;
}

static int
signal_mutex(struct wsi_object *object)
{
	return release((struct wsi_mutex *)object, wsi_thread_mine);
}

void
wsi_mutex_abandon(struct wsi_thread *thread)
{
	while (thread->owned) {
		struct wsi_mutex *mutex = thread->owned;

		disown(mutex);
		mutex->abandoned = true;
		wsi_dispatch(&mutex->object);
	}
}

/* The last handle is gone, and a thread that owns it still cannot give it back. */
static void
destroy(struct wsi_object *object)
{
	struct wsi_mutex *mutex = (struct wsi_mutex *)object;

	wsi_named_forget(object);
	wsi_dispatch_lock();
	if (mutex->owner)
		disown(mutex);
	wsi_dispatch_unlock();
	free(mutex);
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = MUTEX_ALL_ACCESS,
	.generic_read = STANDARD_RIGHTS_READ | MUTEX_MODIFY_STATE,
	.generic_write = STANDARD_RIGHTS_WRITE,
	.generic_execute = STANDARD_RIGHTS_EXECUTE | SYNCHRONIZE,
	.is_signaled = is_free,
	.take = take,
	.signal = signal_mutex,
	.signal_access = 0,
};

static HANDLE
create(const SECURITY_ATTRIBUTES *security, DWORD flags, const char *name, DWORD access)
{
	struct wsi_mutex *mutex = calloc(1, sizeof *mutex);
	struct wsi_thread *thread = wsi_thread_self();
	HANDLE handle = NULL;
	bool existed = false;
	int error;

	if (!mutex || !thread) {
		free(mutex);
		return wsi_named_finish(ERROR_NOT_ENOUGH_MEMORY, NULL, false);
	}
	wsi_object_init(&mutex->object, &kind);
	if (flags & CREATE_MUTEX_INITIAL_OWNER) {
		wsi_dispatch_lock();
		take(&mutex->object, thread);
		wsi_dispatch_unlock();
	}
	error = wsi_named_create(&mutex->object, name, access, security, &handle, &existed);
	return wsi_named_finish(error, handle, existed);
}

HANDLE WINAPI
CreateMutexExA(LPSECURITY_ATTRIBUTES security, LPCSTR name, DWORD flags, DWORD access)
{
	if (flags & ~(DWORD)CREATE_MUTEX_INITIAL_OWNER)
		return wsi_named_finish(ERROR_INVALID_PARAMETER, NULL, false);
	return create(security, flags, name, access);
}

HANDLE WINAPI
CreateMutexA(LPSECURITY_ATTRIBUTES security, BOOL owned, LPCSTR name)
{
	return create(security, owned ? CREATE_MUTEX_INITIAL_OWNER : 0, name, MUTEX_ALL_ACCESS);
}

WSI_NAMED_WIDE(CreateMutexExW, (LPSECURITY_ATTRIBUTES security, LPCWSTR name, DWORD flags, DWORD access),
	CreateMutexExA(security, narrow, flags, access))
WSI_NAMED_WIDE(CreateMutexW, (LPSECURITY_ATTRIBUTES security, BOOL owned, LPCWSTR name), CreateMutexA(security, owned, narrow))

HANDLE WINAPI
OpenMutexA(DWORD access, BOOL inherit, LPCSTR name)
{
	return wsi_named_open(name, &kind, access, inherit);
}

WSI_NAMED_WIDE(OpenMutexW, (DWORD access, BOOL inherit, LPCWSTR name), OpenMutexA(access, inherit, narrow))

BOOL WINAPI
ReleaseMutex(HANDLE handle)
{
	struct wsi_thread *thread = wsi_thread_self();
	struct wsi_object *object;
	int error = wsi_handle_find(handle, &kind, 0, &object);

	if (error)
		return wsi_succeeded(error);
	wsi_dispatch_lock();
	error = release((struct wsi_mutex *)object, thread);
	wsi_dispatch_unlock();
	wsi_object_release(object);
	return wsi_succeeded(error);
}
