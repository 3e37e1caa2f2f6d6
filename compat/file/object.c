#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/above.h"
#include "base/handle.h"
#include "file/file.h"
#include "file/share.h"

void
wsi_file_init(struct wsi_file *file, const struct wsi_kind *kind, int fd, DWORD flags)
{
	*file = (struct wsi_file){.fd = fd, .flags = flags};
	wsi_object_init(&file->object, kind);
}

/* The last handle is closed: what was to be deleted goes first, so that nobody finds it in between. */
void
wsi_file_finish(struct wsi_file *file)
{
	wsi_file_forget_locks(file);
	if (file->share)
		wsi_share_leave(file->share);
	if (!(file->flags & WSI_FILE_BORROWED))
		close(file->fd);
	free(file->path);
	wsi_completion_finish(&file->completion);
}

static void
destroy(struct wsi_object *object)
{
	struct wsi_file *file = (struct wsi_file *)object;

	wsi_file_finish(file);
	free(file);
}

/* Every transfer has ended when its call returns. */
static bool
is_signaled(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)object;
	(void)thread;
	return true;
}

#define KIND(table)                             \
	{                                       \
		.destroy = destroy,             \
		.all_access = FILE_ALL_ACCESS,  \
		.generic_read = FILE_GENERIC_READ, \
		.generic_write = FILE_GENERIC_WRITE, \
		.generic_execute = FILE_GENERIC_EXECUTE, \
		.is_signaled = is_signaled,     \
		.associate = wsi_file_associate, \
		.set_modes = wsi_file_set_modes, \
		.file = &(table),               \
	}

static const struct wsi_kind disk = KIND(wsi_file_disk);
static const struct wsi_kind stream = KIND(wsi_file_pipe);
static const struct wsi_kind character = KIND(wsi_file_character);

/* A socket that came as a descriptor (standard input of a server's child) reads and writes as a pipe does. */
static const struct wsi_kind *
kind_of(mode_t mode)
{
	if (S_ISREG(mode) || S_ISDIR(mode) || S_ISBLK(mode))
		return &disk;
	return S_ISCHR(mode) ? &character : &stream;
}

int
wsi_file_new(int fd, DWORD flags, struct wsi_file **file)
{
	struct stat status;
	int error = fstat(fd, &status) ? ERROR_INVALID_HANDLE : 0;

	*file = error ? NULL : malloc(sizeof **file);
	if (!error && !*file)
		error = ERROR_NOT_ENOUGH_MEMORY;
	if (!error)
		wsi_file_init(*file, kind_of(status.st_mode), fd, flags);
	else if (!(flags & WSI_FILE_BORROWED))
		close(fd);
	return error;
}

DWORD
wsi_file_access(DWORD access)
{
	static const struct {
		DWORD generic, meaning;
	} rights[] = {
		{GENERIC_READ, FILE_GENERIC_READ},
		{GENERIC_WRITE, FILE_GENERIC_WRITE},
		{GENERIC_EXECUTE, FILE_GENERIC_EXECUTE},
		{GENERIC_ALL | MAXIMUM_ALLOWED, FILE_ALL_ACCESS},
	};

	for (size_t i = 0; i < ARRAYSIZE(rights); i++)
		if (access & rights[i].generic)
			access = (access & ~rights[i].generic) | rights[i].meaning;
	return access;
}

int
wsi_file_open_fd(int fd, DWORD access, DWORD flags, HANDLE *handle)
{
	struct wsi_file *file;
	int error = wsi_file_new(fd, flags, &file);

	if (error)
		return error;
	error = wsi_handle_open(&file->object, wsi_file_access(access), handle);
	wsi_object_release(&file->object);
	return error;
}

int
wsi_file_find(HANDLE handle, DWORD access, struct wsi_object **object)
{
	int error;

	*object = NULL;
	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.type && wsi_descriptors.type(handle) == FILE_TYPE_PIPE ? 0 : ERROR_INVALID_HANDLE;
	error = wsi_handle_find(handle, NULL, access, object);
	if (error || (*object)->kind->file)
		return error;
	wsi_object_release(*object);
	*object = NULL;
	return ERROR_INVALID_HANDLE;
}

int
wsi_file_fd(HANDLE handle, DWORD access, int *fd, struct wsi_object **object)
{
	int error = wsi_file_find(handle, access, object);

	if (error)
		return error;
	if (!*object)
		*fd = (int)(INT_PTR)handle;
	else
		*fd = (*object)->kind->file->descriptor ? (*object)->kind->file->descriptor(*object) : -1;
	if (*fd >= 0)
		return 0;
	wsi_object_release(*object);
	*object = NULL;
	return ERROR_INVALID_HANDLE;
}
