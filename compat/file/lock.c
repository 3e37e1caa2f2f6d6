/* LockFile: ranges that a handle has locked against the others, in this process and elsewhere. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/forklock.h"
#include "base/lasterror.h"
#include "file/file.h"

/* A system without locks that belong to an open file has those of a process, which do not part its own handles. */
#ifdef F_OFD_SETLK
enum { TRY = F_OFD_SETLK, WAIT = F_OFD_SETLKW };
#else
enum { TRY = F_SETLK, WAIT = F_SETLKW };
#endif

struct wsi_file_range {
	struct wsi_file_range *next;
	ULONGLONG at, size;
	bool exclusive;
};

/* Over the ranges of all files. It is never held across a wait. */
WSI_FORK_LOCK;

void
wsi_file_forget_locks(struct wsi_file *file)
{
	struct wsi_file_range *range;

	while ((range = file->locked)) {
		file->locked = range->next;
		free(range);
	}
}

/* The kernel counts to 2^63. */
static struct flock
kernels(short type, const struct wsi_file_range *range)
{
	ULONGLONG at = range->at & INT64_MAX, most = (ULONGLONG)INT64_MAX - at;

	return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)at, .l_len = range->size > most ? 0 : (off_t)range->size};
}

static int
ask(int fd, int command, short type, const struct wsi_file_range *range)
{
	struct flock wish = kernels(type, range);
	int result;

	if (!range->size)
		return 0;
	do
		result = fcntl(fd, command, &wish);
	while (result && errno == EINTR);
	if (!result)
		return 0;
	if (errno == EACCES || errno == EAGAIN)
		return ERROR_LOCK_VIOLATION;
	return errno == EBADF ? ERROR_ACCESS_DENIED : wsi_file_error(errno);
}

static bool
overlap(const struct wsi_file_range *a, const struct wsi_file_range *b)
{
	return a->size && b->size && a->at <= b->at + (b->size - 1) && b->at <= a->at + (a->size - 1);
}

/* A handle's own ranges are closed to itself as well. */
static int
enter(struct wsi_file *file, struct wsi_file_range *fresh)
{
	struct wsi_file_range *range;
	int error = 0;

	pthread_mutex_lock(&lock);
	for (range = file->locked; range; range = range->next)
		if (overlap(range, fresh) && (range->exclusive || fresh->exclusive))
			error = ERROR_LOCK_VIOLATION;
	if (!error) {
		fresh->next = file->locked;
		file->locked = fresh;
	}
	pthread_mutex_unlock(&lock);
	return error;
}

static struct wsi_file_range *
take(struct wsi_file *file, ULONGLONG at, ULONGLONG size)
{
	struct wsi_file_range **link, *found;

	pthread_mutex_lock(&lock);
	for (link = &file->locked; *link && ((*link)->at != at || (*link)->size != size);)
		link = &(*link)->next;
	found = *link;
	if (found)
		*link = found->next;
	pthread_mutex_unlock(&lock);
	return found;
}

static int
find(HANDLE handle, struct wsi_file **file)
{
	struct wsi_object *object;
	int error = wsi_file_find(handle, FILE_READ_DATA, &object);

	if (error == ERROR_ACCESS_DENIED)
		error = wsi_file_find(handle, FILE_WRITE_DATA, &object);
	if (error)
		return error;
	if (object && object->kind->file == &wsi_file_disk) {
		*file = (struct wsi_file *)object;
		return 0;
	}
	if (object)
		wsi_object_release(object);
	return ERROR_INVALID_FUNCTION;
}

static int
lock_range(struct wsi_file *file, ULONGLONG at, ULONGLONG size, DWORD flags)
{
	bool exclusive = flags & LOCKFILE_EXCLUSIVE_LOCK;
	struct wsi_file_range *range = malloc(sizeof *range);
	int error;

	pthread_once(&forks, watch_forks);
	if (!range || unwatched) {
		free(range);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	*range = (struct wsi_file_range){.at = at, .size = size, .exclusive = exclusive};
	error = enter(file, range);
	if (error) {
		free(range);
		return error;
	}
	error = ask(file->fd, flags & LOCKFILE_FAIL_IMMEDIATELY ? TRY : WAIT, exclusive ? F_WRLCK : F_RDLCK, range);
	if (error)
		free(take(file, at, size));
	return error;
}

/* What else the handle has locked there stays locked. */
static int
unlock_range(struct wsi_file *file, ULONGLONG at, ULONGLONG size)
{
	struct wsi_file_range *gone = take(file, at, size);
	int error;

	if (!gone)
		return ERROR_NOT_LOCKED;
	error = ask(file->fd, TRY, F_UNLCK, gone);
	pthread_mutex_lock(&lock);
	for (struct wsi_file_range *range = file->locked; range; range = range->next)
		if (overlap(range, gone))
			ask(file->fd, TRY, range->exclusive ? F_WRLCK : F_RDLCK, range);
	pthread_mutex_unlock(&lock);
	free(gone);
	return error;
}

static ULONGLONG
join(DWORD low, DWORD high)
{
	return (ULONGLONG)high << 32 | low;
}

static int
lock_overlapped(HANDLE handle, OVERLAPPED *overlapped, ULONGLONG size, DWORD flags)
{
	struct wsi_packet *packet;
	struct wsi_file *file;
	int error = find(handle, &file);

	if (error)
		return error;
	error = wsi_file_overlapped_begin(&file->object, overlapped, &packet);
	if (!error) {
		error = lock_range(file, join(overlapped->Offset, overlapped->OffsetHigh), size, flags);
		wsi_file_overlapped_end(&file->object, overlapped, packet, error, 0);
	}
	wsi_object_release(&file->object);
	return error;
}

static int
work(HANDLE handle, ULONGLONG at, ULONGLONG size, bool unlock, DWORD flags)
{
	struct wsi_file *file;
	int error = find(handle, &file);

	if (error)
		return error;
	error = unlock ? unlock_range(file, at, size) : lock_range(file, at, size, flags);
	wsi_object_release(&file->object);
	return error;
}

BOOL WINAPI
LockFile(HANDLE file, DWORD low, DWORD high, DWORD size_low, DWORD size_high)
{
	return wsi_succeeded(work(file, join(low, high), join(size_low, size_high), false, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY));
}

BOOL WINAPI
UnlockFile(HANDLE file, DWORD low, DWORD high, DWORD size_low, DWORD size_high)
{
	return wsi_succeeded(work(file, join(low, high), join(size_low, size_high), true, 0));
}

/* Complete when it returns: it waits for the others if it must. */
BOOL WINAPI
LockFileEx(HANDLE file, DWORD flags, DWORD reserved, DWORD size_low, DWORD size_high, LPOVERLAPPED overlapped)
{
	if (!overlapped || reserved)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	return wsi_succeeded(lock_overlapped(file, overlapped, join(size_low, size_high), flags));
}

BOOL WINAPI
UnlockFileEx(HANDLE file, DWORD reserved, DWORD size_low, DWORD size_high, LPOVERLAPPED overlapped)
{
	if (!overlapped || reserved)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	return wsi_succeeded(work(file, join(overlapped->Offset, overlapped->OffsetHigh), join(size_low, size_high), true, 0));
}
