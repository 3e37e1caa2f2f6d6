#include "base/handle.h"

#include <string.h>

#include "base/above.h"
#include "base/fork.h"
#include "base/lasterror.h"
#include "base/table.h"
#include "base/thread.h"
#include "posix/posix.h"

static struct wsi_table handles = WSI_TABLE(WSI_HANDLE_FIRST, WSI_HANDLE_PAST);
void
wsi_handle_lock(void)
{
	pthread_mutex_lock(&handles.lock);
}

void
wsi_handle_unlock(void)
{
	pthread_mutex_unlock(&handles.lock);
}

static DWORD
granted(const struct wsi_object *object, DWORD access)
{
	const struct wsi_kind *kind = object->kind;

	if (access & (MAXIMUM_ALLOWED | GENERIC_ALL))
		access |= kind->all_access;
	if (access & GENERIC_READ)
		access |= kind->generic_read;
	if (access & GENERIC_WRITE)
		access |= kind->generic_write;
	if (access & GENERIC_EXECUTE)
		access |= kind->generic_execute;
	return access & ~(DWORD)(MAXIMUM_ALLOWED | GENERIC_ALL | GENERIC_READ | GENERIC_WRITE | GENERIC_EXECUTE);
}

static int
open_handle(struct wsi_object *object, DWORD access, DWORD flags, HANDLE *handle)
{
	UINT_PTR value;
	int error = wsi_fork_prepare();

	if (error)
		return error;
	atomic_fetch_add(&object->handles, 1);
	error = wsi_table_add(&handles, object, access, flags, &value);
	if (error)
		atomic_fetch_sub(&object->handles, 1);
	else
		*handle = (HANDLE)value;
	return error;
}

int
wsi_handle_open(struct wsi_object *object, DWORD access, HANDLE *handle)
{
	return open_handle(object, granted(object, access), 0, handle);
}

int
wsi_handle_create(struct wsi_object *object, DWORD access, const SECURITY_ATTRIBUTES *security, HANDLE *handle)
{
	return open_handle(object, granted(object, access), security && security->bInheritHandle ? HANDLE_FLAG_INHERIT : 0, handle);
}

static int
check(const struct wsi_entry *entry, const struct wsi_kind *kind, DWORD access)
{
	if (kind && entry->object->kind != kind)
		return ERROR_INVALID_HANDLE;
	return (entry->access & access) == access ? 0 : ERROR_ACCESS_DENIED;
}

int
wsi_handle_find(HANDLE handle, const struct wsi_kind *kind, DWORD access, struct wsi_object **object)
{
	struct wsi_entry entry;
	int error = wsi_table_find(&handles, (UINT_PTR)handle, &entry);

	if (error)
		return error;
	error = check(&entry, kind, access);
	if (error)
		wsi_object_release(entry.object);
	else
		*object = entry.object;
	return error;
}

int
wsi_handle_find_with_access(HANDLE handle, struct wsi_object **object, DWORD *access)
{
	struct wsi_entry entry;
	int error = wsi_table_find(&handles, (UINT_PTR)handle, &entry);

	if (error)
		return error;
	*object = entry.object;
	*access = entry.access;
	return 0;
}

static bool
is_pseudo(HANDLE handle)
{
	return handle == GetCurrentThread() || handle == GetCurrentProcess();
}

/* What is in no table. */
static bool
is_elsewhere(HANDLE handle)
{
	return is_pseudo(handle) || wsi_handle_is_descriptor(handle);
}

static int
find_elsewhere(HANDLE handle, struct wsi_object **object)
{
	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.object(handle, object);
	return handle == GetCurrentThread() ? wsi_thread_object(GetCurrentThreadId(), object) : wsi_process_object(object);
}

int
wsi_handle_find_any(HANDLE handle, DWORD access, struct wsi_object **object)
{
	return is_elsewhere(handle) ? find_elsewhere(handle, object) : wsi_handle_find(handle, NULL, access, object);
}

static int
find_those_elsewhere(const HANDLE *wanted, unsigned count, struct wsi_object **objects)
{
	int error = 0;

	for (unsigned i = 0; i < count && !error; i++)
		if (is_elsewhere(wanted[i]))
			error = find_elsewhere(wanted[i], &objects[i]);
	return error;
}

int
wsi_handle_find_all(const HANDLE *wanted, unsigned count, DWORD access, struct wsi_object **objects)
{
	int error;

	memset(objects, 0, count * sizeof(struct wsi_object *));
	error = find_those_elsewhere(wanted, count, objects);
	if (!error)
		error = wsi_table_find_all(&handles, wanted, count, access, objects);
	for (unsigned i = 0; i < count && error; i++)
		if (objects[i])
			wsi_object_release(objects[i]);
	return error;
}

/* Closing what stands for oneself has no effect, and is no error. */
static int
close_handle(HANDLE handle)
{
	struct wsi_entry entry;
	int error;

	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.close(handle);
	if (is_pseudo(handle))
		return 0;
	error = wsi_table_remove(&handles, (UINT_PTR)handle, HANDLE_FLAG_PROTECT_FROM_CLOSE, &entry);
	if (error)
		return error;
	if (atomic_fetch_sub(&entry.object->handles, 1) == 1 && entry.object->kind->closed)
		entry.object->kind->closed(entry.object);
	wsi_object_release(entry.object);
	return 0;
}

BOOL WINAPI
CloseHandle(HANDLE handle)
{
	return wsi_succeeded(close_handle(handle));
}

static int
get_flags(HANDLE handle, DWORD *flags)
{
	struct wsi_entry entry;
	int error;

	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.get_flags(handle, flags);
	error = wsi_table_find(&handles, (UINT_PTR)handle, &entry);
	if (error)
		return error;
	*flags = entry.flags;
	wsi_object_release(entry.object);
	return 0;
}

BOOL WINAPI
(GetHandleInformation)(HANDLE handle, LPDWORD flags)
{
	DWORD found = 0;
	int error = get_flags(handle, &found);

	if (!error && wsi_posix_copy_out(flags, &found, sizeof found))
		error = ERROR_NOACCESS;
	return wsi_succeeded(error);
}

BOOL WINAPI
SetHandleInformation(HANDLE handle, DWORD mask, DWORD flags)
{
	const DWORD known = HANDLE_FLAG_INHERIT | HANDLE_FLAG_PROTECT_FROM_CLOSE;

	if (mask & ~known)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	return wsi_succeeded(wsi_handle_is_descriptor(handle) ? wsi_descriptors.set_flags(handle, mask, flags) :
		wsi_table_set_flags(&handles, (UINT_PTR)handle, mask, flags));
}

/* The object behind any HANDLE but a descriptor, with a reference, and what the handle allows. */
static int
find_source(HANDLE handle, struct wsi_object **object, DWORD *access)
{
	int error;

	if (!is_pseudo(handle))
		return wsi_handle_find_with_access(handle, object, access);
	error = find_elsewhere(handle, object);
	if (!error)
		*access = (*object)->kind->all_access;
	return error;
}

static int
duplicate(HANDLE handle, HANDLE *copy, DWORD access, BOOL inherit, DWORD options)
{
	struct wsi_object *object;
	DWORD had;
	int error;

	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.duplicate(handle, inherit, copy);
	error = find_source(handle, &object, &had);
	if (error)
		return error;
	if (copy)
		error = open_handle(object, options & DUPLICATE_SAME_ACCESS ? had : granted(object, access), inherit ? HANDLE_FLAG_INHERIT : 0, copy);
	wsi_object_release(object);
	return error;
}

/* Both processes must be this one: there is no way into another's table. The source is closed whatever becomes of the copy, as on
 * Windows. */
BOOL WINAPI
DuplicateHandle(HANDLE from, HANDLE handle, HANDLE to, LPHANDLE copy, DWORD access, BOOL inherit, DWORD options)
{
	int error = wsi_process_check(from);

	if (!error)
		error = wsi_process_check(to);
	if (error)
		return wsi_succeeded(error);
	error = duplicate(handle, copy, access, inherit, options);
	if (options & DUPLICATE_CLOSE_SOURCE)
		close_handle(handle);
	return wsi_succeeded(error);
}

/* Two handles of one object? Of the same socket. */
BOOL WINAPI
CompareObjectHandles(HANDLE first, HANDLE second)
{
	struct wsi_object *one, *other;
	BOOL same;

	if (wsi_handle_is_descriptor(first) || wsi_handle_is_descriptor(second))
		return first == second;
	if (!wsi_succeeded(wsi_handle_find_any(first, 0, &one)))
		return FALSE;
	if (!wsi_succeeded(wsi_handle_find_any(second, 0, &other))) {
		wsi_object_release(one);
		return FALSE;
	}
	same = one == other;
	wsi_object_release(one);
	wsi_object_release(other);
	return wsi_succeeded(same ? 0 : ERROR_NOT_SAME_OBJECT);
}
