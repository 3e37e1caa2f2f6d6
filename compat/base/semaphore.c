#include <windows.h>
#include <stdlib.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/named.h"
#include "base/wait.h"

struct semaphore {
	struct wsi_object object;
	LONG count;             /* under the dispatcher's lock */
	LONG most;
};

static bool
is_positive(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	return ((struct semaphore *)object)->count > 0;
}

static DWORD
take(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	((struct semaphore *)object)->count--;
	return 0;
}

static int
give(struct semaphore *semaphore, LONG count)
{
	if (count > semaphore->most - semaphore->count)
		return ERROR_TOO_MANY_POSTS;
	semaphore->count += count;
	wsi_dispatch(&semaphore->object);
	return 0;
}

static int
give_one(struct wsi_object *object)
{
	return give((struct semaphore *)object, 1);
}

static void
destroy(struct wsi_object *object)
{
	wsi_named_forget(object);
	free(object);
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = SEMAPHORE_ALL_ACCESS,
	.generic_read = STANDARD_RIGHTS_READ | 0x0001,
	.generic_write = STANDARD_RIGHTS_WRITE | SEMAPHORE_MODIFY_STATE,
	.generic_execute = STANDARD_RIGHTS_EXECUTE | SYNCHRONIZE,
	.is_signaled = is_positive,
	.take = take,
	.signal = give_one,
	.signal_access = SEMAPHORE_MODIFY_STATE,
};

HANDLE WINAPI
CreateSemaphoreExA(LPSECURITY_ATTRIBUTES security, LONG initial, LONG most, LPCSTR name, DWORD flags, DWORD access)
{
	struct semaphore *semaphore;
	HANDLE handle = NULL;
	bool existed = false;
	int error = ERROR_NOT_ENOUGH_MEMORY;

	if (most <= 0 || initial < 0 || initial > most || flags)
		return wsi_named_finish(ERROR_INVALID_PARAMETER, NULL, false);
	semaphore = malloc(sizeof *semaphore);
	if (semaphore) {
		wsi_object_init(&semaphore->object, &kind);
		semaphore->count = initial;
		semaphore->most = most;
		error = wsi_named_create(&semaphore->object, name, access, security, &handle, &existed);
	}
	return wsi_named_finish(error, handle, existed);
}

HANDLE WINAPI
CreateSemaphoreA(LPSECURITY_ATTRIBUTES security, LONG initial, LONG most, LPCSTR name)
{
	return CreateSemaphoreExA(security, initial, most, name, 0, SEMAPHORE_ALL_ACCESS);
}

HANDLE WINAPI
OpenSemaphoreA(DWORD access, BOOL inherit, LPCSTR name)
{
	return wsi_named_open(name, &kind, access, inherit);
}

WSI_NAMED_WIDE(CreateSemaphoreExW, (LPSECURITY_ATTRIBUTES security, LONG initial, LONG most, LPCWSTR name, DWORD flags, DWORD access),
	CreateSemaphoreExA(security, initial, most, narrow, flags, access))
WSI_NAMED_WIDE(CreateSemaphoreW, (LPSECURITY_ATTRIBUTES security, LONG initial, LONG most, LPCWSTR name),
	CreateSemaphoreA(security, initial, most, narrow))
WSI_NAMED_WIDE(OpenSemaphoreW, (DWORD access, BOOL inherit, LPCWSTR name), OpenSemaphoreA(access, inherit, narrow))

BOOL WINAPI
(ReleaseSemaphore)(HANDLE handle, LONG count, LPLONG previous)
{
	struct wsi_object *object;
	LONG before;
	int error = count > 0 ? wsi_handle_find(handle, &kind, SEMAPHORE_MODIFY_STATE, &object) : ERROR_INVALID_PARAMETER;

	if (error)
		return wsi_succeeded(error);
	wsi_dispatch_lock();
	before = ((struct semaphore *)object)->count;
	error = give((struct semaphore *)object, count);
	wsi_dispatch_unlock();
	wsi_object_release(object);
	if (!error && previous)
		*previous = before;
	return wsi_succeeded(error);
}
