#include "base/above.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/table.h"
#include "base/thread.h"

static struct wsi_table handles = WSI_TABLE(WSI_HANDLE_FIRST, WSI_HANDLE_PAST);
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

static void
before_fork(void)
{
	pthread_mutex_lock(&handles.lock);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&handles.lock);
}

static void
watch_forks(void)
{
	if (pthread_atfork(before_fork, after_fork, after_fork))
		unwatched = ERROR_NOT_ENOUGH_MEMORY;
}

static DWORD
granted(const struct wsi_object *object, DWORD access)
{
	const DWORD everything = MAXIMUM_ALLOWED | GENERIC_ALL;

	return access & everything ? (access & ~everything) | object->kind->all_access : access;
}

int
wsi_handle_open(struct wsi_object *object, DWORD access, HANDLE *handle)
{
	UINT_PTR value;
	int error;

	pthread_once(&forks, watch_forks);
	error = unwatched ? unwatched : wsi_table_add(&handles, object, granted(object, access), &value);
	if (!error)
		*handle = (HANDLE)value;
	return error;
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

/* Closing what stands for oneself has no effect, and is no error. */
static int
close_handle(HANDLE handle)
{
	struct wsi_entry entry;
	int error;

	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.close(handle);
	if (handle == GetCurrentThread() || handle == GetCurrentProcess())
		return 0;
	error = wsi_table_remove(&handles, (UINT_PTR)handle, &entry);
	if (!error)
		wsi_object_release(entry.object);
	return error;
}

BOOL WINAPI
CloseHandle(HANDLE handle)
{
	return wsi_succeeded(close_handle(handle));
}

/* The object behind any HANDLE but a descriptor, with a reference, and what the handle allows. */
static int
find_source(HANDLE handle, struct wsi_entry *source)
{
	int error;

	if (wsi_handle_is_descriptor(handle))
		return ERROR_NOT_SUPPORTED;
	if (handle != GetCurrentThread() && handle != GetCurrentProcess())
		return wsi_table_find(&handles, (UINT_PTR)handle, source);
	error = handle == GetCurrentThread() ? wsi_thread_object(GetCurrentThreadId(), &source->object) : wsi_process_object(&source->object);
	if (!error)
		source->access = source->object->kind->all_access;
	return error;
}

static int
duplicate(HANDLE handle, HANDLE *copy, DWORD access, DWORD options)
{
	struct wsi_entry source;
	int error = find_source(handle, &source);

	if (error)
		return error;
	if (copy)
		error = wsi_handle_open(source.object, options & DUPLICATE_SAME_ACCESS ? source.access : access, copy);
	wsi_object_release(source.object);
	return error;
}

/* Both processes must be this one: there is no way into another's table. The source is closed whatever becomes of the copy, as on
 * Windows. */
BOOL WINAPI
DuplicateHandle(HANDLE from, HANDLE handle, HANDLE to, LPHANDLE copy, DWORD access, BOOL inherit, DWORD options)
{
	int error;

	(void)inherit;
	error = wsi_process_check(from);
	if (!error)
		error = wsi_process_check(to);
	if (error)
		return wsi_succeeded(error);
	error = duplicate(handle, copy, access, options);
	if (options & DUPLICATE_CLOSE_SOURCE)
		close_handle(handle);
	return wsi_succeeded(error);
}
