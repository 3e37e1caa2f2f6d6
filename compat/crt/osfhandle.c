/* _get_osfhandle and _open_osfhandle: descriptors have no handle until somebody asks, and keep the one that they got then.
 *
 * A descriptor that was closed behind our back, by fclose say, may be another file now: that is told by the file it is. */
#include "crt/osfhandle.h"

#include <windows.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <win32/crtfcntl.h>

#include "base/above.h"
#include "base/fork.h"
#include "base/handle.h"
#include "crt/doserror.h"
#include "crt/invalid.h"
#include "file/file.h"

struct known {
	struct known *next;
	int fd;
	dev_t device;
	ino_t file;
	HANDLE handle;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct known *first;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

static void
before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&lock);
}

static void
watch_forks(void)
{
	if (wsi_fork_prepare() || pthread_atfork(before_fork, after_fork, after_fork))
		unwatched = ERROR_NOT_ENOUGH_MEMORY;
}

/* Lock held: out of the list, or NULL. */
static struct known *
take_out(int fd)
{
	struct known **link = &first, *known;

	while (*link && (*link)->fd != fd)
		link = &(*link)->next;
	known = *link;
	if (known)
		*link = known->next;
	return known;
}

static bool
is_alive(const struct known *known, const struct stat *status)
{
	DWORD flags;

	return known->device == status->st_dev && known->file == status->st_ino && GetHandleInformation(known->handle, &flags);
}

/* Lock held. */
static int
learn(int fd, const struct stat *status, HANDLE handle)
{
	struct known *known = malloc(sizeof *known);

	if (!known)
		return ERROR_NOT_ENOUGH_MEMORY;
	*known = (struct known){.next = first, .fd = fd, .device = status->st_dev, .file = status->st_ino, .handle = handle};
	first = known;
	return 0;
}

static int
make(int fd, const struct stat *status, HANDLE *handle)
{
	int mode = fcntl(fd, F_GETFL) & O_ACCMODE, error;
	DWORD access = (mode == O_WRONLY ? 0 : GENERIC_READ) | (mode == O_RDONLY ? 0 : GENERIC_WRITE);

	error = wsi_file_open_fd(fd, access, WSI_FILE_BORROWED, handle);
	if (error)
		return error;
	error = learn(fd, status, *handle);
	if (error)
		CloseHandle(*handle);
	return error;
}

/* Lock held. */
static int
get(int fd, HANDLE *handle)
{
	struct known *known = take_out(fd);
	struct stat status;

	if (fstat(fd, &status)) {
		free(known);
		return ERROR_INVALID_HANDLE;
	}
	if (known && is_alive(known, &status)) {
		known->next = first;
		first = known;
		*handle = known->handle;
		return 0;
	}
	free(known);
	return make(fd, &status, handle);
}

static int
find(int fd, HANDLE *handle)
{
	int error;

	if (fd >= 0 && fd <= 2) {
		*handle = GetStdHandle(STD_INPUT_HANDLE - (DWORD)fd);
		return *handle ? 0 : ERROR_INVALID_HANDLE;
	}
	if (fd > 2 && wsi_descriptors.type((HANDLE)(INT_PTR)fd) != FILE_TYPE_UNKNOWN) {
		*handle = (HANDLE)(INT_PTR)fd;
		return 0;
	}
	pthread_once(&forks, watch_forks);
	if (unwatched)
		return unwatched;
	pthread_mutex_lock(&lock);
	error = get(fd, handle);
	pthread_mutex_unlock(&lock);
	return error;
}

intptr_t
_get_osfhandle(int fd)
{
	HANDLE handle = INVALID_HANDLE_VALUE;

	return wsi_crt_error((DWORD)find(fd, &handle)) ? -1 : (intptr_t)handle;
}

void
wsi_crt_forget_osfhandle(int fd)
{
	struct known *known;

	if (!__atomic_load_n(&first, __ATOMIC_RELAXED))
		return;
	pthread_mutex_lock(&lock);
	known = take_out(fd);
	pthread_mutex_unlock(&lock);
	if (known)
		CloseHandle(known->handle);
	free(known);
}

/* A file that has this one handle gives its descriptor away, so that an fclose() closes the file; else the descriptor is a copy. */
static int
take_descriptor(struct wsi_object *object, int own, int flags)
{
	struct wsi_file *file = (struct wsi_file *)object;

	if (atomic_load(&object->handles) != 1 || file->flags & WSI_FILE_BORROWED)
		return fcntl(own, flags & _O_NOINHERIT ? F_DUPFD_CLOEXEC : F_DUPFD, 3);
	file->flags |= WSI_FILE_BORROWED;
	return own;
}

/* Lock held. One that the descriptor had before, and was not told of its end. */
static int
learn_anew(int fd, HANDLE handle)
{
	struct known *old = take_out(fd);
	struct stat status;

	free(old);
	return fstat(fd, &status) ? ERROR_INVALID_HANDLE : learn(fd, &status, handle);
}

static int
open_file(HANDLE handle, int flags, int *fd)
{
	struct wsi_object *object;
	int own, error = wsi_file_fd(handle, 0, &own, &object);

	if (error)
		return error;
	if (!object)
		return ERROR_INVALID_HANDLE;
	*fd = take_descriptor(object, own, flags);
	wsi_object_release(object);
	if (*fd < 0)
		return ERROR_TOO_MANY_OPEN_FILES;
	pthread_mutex_lock(&lock);
	error = learn_anew(*fd, handle);
	pthread_mutex_unlock(&lock);
	if (error)
		close(*fd);
	return error;
}

int
_open_osfhandle(intptr_t handle, int flags)
{
	HANDLE h = (HANDLE)handle;
	int fd = -1;

	if (wsi_handle_is_descriptor(h) && wsi_descriptors.type(h) != FILE_TYPE_UNKNOWN)
		return (int)handle;
	pthread_once(&forks, watch_forks);
	return wsi_crt_error((DWORD)(unwatched ? unwatched : open_file(h, flags, &fd))) ? -1 : fd;
}
