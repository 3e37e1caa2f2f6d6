/* File mappings and their views. */
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/forklock.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/named.h"
#include "file/file.h"

enum {
	GRANULARITY = 65536,
};

struct mapping {
	struct wsi_object object;
	int fd;                 /* a duplicate, or that of anonymous memory */
	ULONGLONG size;
	DWORD protect;          /* PAGE_… */
};

struct view {
	struct view *next;
	struct wsi_object *mapping;     /* which a view keeps, and its name with it */
	char *base;
	size_t size;
};

/* Over the list of views. */
WSI_FORK_LOCK;
static struct view *views;

static void
destroy(struct wsi_object *object)
{
	struct mapping *mapping = (struct mapping *)object;

	wsi_named_forget(object);
	close(mapping->fd);
	free(mapping);
}

static const struct wsi_kind mapping_kind = {
	.destroy = destroy,
	.all_access = SECTION_ALL_ACCESS,
	.generic_read = STANDARD_RIGHTS_READ | SECTION_QUERY | SECTION_MAP_READ,
	.generic_write = STANDARD_RIGHTS_WRITE | SECTION_MAP_WRITE,
	.generic_execute = STANDARD_RIGHTS_EXECUTE | SECTION_MAP_EXECUTE,
};

/* The protections: what they ask of the file's handle, and which views they allow. */
static const struct protection {
	DWORD page, file_access, views;
} protections[] = {
	{PAGE_READONLY, FILE_READ_DATA, SECTION_MAP_READ | SECTION_QUERY},
	{PAGE_WRITECOPY, FILE_READ_DATA, SECTION_MAP_READ | SECTION_QUERY},
	{PAGE_READWRITE, FILE_READ_DATA | FILE_WRITE_DATA, SECTION_MAP_READ | SECTION_MAP_WRITE | SECTION_QUERY},
	{PAGE_EXECUTE_READ, FILE_READ_DATA | FILE_EXECUTE, SECTION_MAP_READ | SECTION_MAP_EXECUTE | SECTION_QUERY},
	{PAGE_EXECUTE_WRITECOPY, FILE_READ_DATA | FILE_EXECUTE, SECTION_MAP_READ | SECTION_MAP_EXECUTE | SECTION_QUERY},
	{PAGE_EXECUTE_READWRITE, FILE_READ_DATA | FILE_WRITE_DATA | FILE_EXECUTE, SECTION_ALL_ACCESS},
};

static const struct protection *
protection_of(DWORD protect)
{
	for (size_t i = 0; i < ARRAYSIZE(protections); i++)
		if (protections[i].page == (protect & 0xff))
			return &protections[i];
	return NULL;
}

static bool
may_write(const struct protection *protection)
{
	return protection->file_access & FILE_WRITE_DATA;
}

/* ---- making ---- */

static int
anonymous(ULONGLONG size, int *fd)
{
	if (!size)
		return ERROR_INVALID_PARAMETER;
	*fd = memfd_create("mapping", MFD_CLOEXEC);
	if (*fd < 0)
		return wsi_file_error(errno);
	if (!ftruncate(*fd, (off_t)size))
		return 0;
	close(*fd);
	return ERROR_NOT_ENOUGH_MEMORY;
}

/* The file grows to the mapping's size. */
static int
fit(int fd, const struct protection *protection, ULONGLONG *size)
{
	struct stat status;

	if (fstat(fd, &status))
		return wsi_file_error(errno);
	if (!S_ISREG(status.st_mode))
		return ERROR_BAD_EXE_FORMAT;
	if (!*size && !status.st_size)
		return ERROR_FILE_INVALID;
	if (!*size)
		*size = (ULONGLONG)status.st_size;
	if (*size <= (ULONGLONG)status.st_size)
		return 0;
	if (!may_write(protection))
		return ERROR_NOT_ENOUGH_MEMORY;
	return ftruncate(fd, (off_t)*size) ? wsi_file_error(errno) : 0;
}

static int
duplicate(HANDLE handle, const struct protection *protection, int *fd)
{
	struct wsi_object *object;
	int error = wsi_file_find(handle, protection->file_access & ~(DWORD)FILE_EXECUTE, &object);

	if (error)
		return error;
	*fd = -1;
	if (object && object->kind->file == &wsi_file_disk)
		*fd = dup(((struct wsi_file *)object)->fd);
	error = *fd >= 0 ? 0 : object && object->kind->file == &wsi_file_disk ? wsi_file_error(errno) : ERROR_INVALID_HANDLE;
	if (object)
		wsi_object_release(object);
	return error;
}

static int
over_file(HANDLE handle, const struct protection *protection, ULONGLONG *size, int *fd)
{
	int error = duplicate(handle, protection, fd);

	if (error)
		return error;
	error = fit(*fd, protection, size);
	if (error)
		close(*fd);
	return error;
}

static int
new_mapping(HANDLE file, DWORD protect, ULONGLONG size, struct mapping **mapping)
{
	const struct protection *protection = protection_of(protect);
	int error, fd;

	if (!protection || (protect & (SEC_IMAGE | SEC_RESERVE) && file != INVALID_HANDLE_VALUE))
		return ERROR_INVALID_PARAMETER;
	if (size > INT64_MAX)
		return ERROR_INVALID_PARAMETER;
	error = file == INVALID_HANDLE_VALUE ? anonymous(size, &fd) : over_file(file, protection, &size, &fd);
	if (error)
		return error;
	*mapping = malloc(sizeof **mapping);
	if (!*mapping) {
		close(fd);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	**mapping = (struct mapping){.fd = fd, .size = size, .protect = protect & 0xff};
	wsi_object_init(&(*mapping)->object, &mapping_kind);
	return 0;
}

HANDLE WINAPI
CreateFileMappingA(HANDLE file, LPSECURITY_ATTRIBUTES security, DWORD protect, DWORD high, DWORD low, LPCSTR name)
{
	struct mapping *mapping = NULL;
	HANDLE handle = NULL;
	bool existed = false;
	int error = new_mapping(file, protect, (ULONGLONG)high << 32 | low, &mapping);

	pthread_once(&forks, watch_forks);
	if (!error)
		error = wsi_named_create(&mapping->object, name, protection_of(protect)->views | STANDARD_RIGHTS_REQUIRED, security, &handle, &existed);
	return wsi_named_finish(error, handle, existed);
}

WSI_NAMED_WIDE(CreateFileMappingW, (HANDLE file, LPSECURITY_ATTRIBUTES security, DWORD protect, DWORD high, DWORD low, LPCWSTR name),
	CreateFileMappingA(file, security, protect, high, low, narrow))

HANDLE WINAPI
OpenFileMappingA(DWORD access, BOOL inherit, LPCSTR name)
{
	bool copies = access & FILE_MAP_COPY && access != FILE_MAP_ALL_ACCESS;

	return wsi_named_open(name, &mapping_kind, copies ? access | SECTION_MAP_READ : access, inherit);
}

WSI_NAMED_WIDE(OpenFileMappingW, (DWORD access, BOOL inherit, LPCWSTR name), OpenFileMappingA(access, inherit, narrow))

/* ---- views ---- */

/* A copy needs only to read the mapping. */
static DWORD
needed(DWORD access)
{
	if ((access & FILE_MAP_ALL_ACCESS) == FILE_MAP_ALL_ACCESS)
		return SECTION_MAP_READ | SECTION_MAP_WRITE;
	if (access & FILE_MAP_WRITE)
		return SECTION_MAP_WRITE | (access & SECTION_MAP_READ);
	return SECTION_MAP_READ | (access & FILE_MAP_EXECUTE ? SECTION_MAP_EXECUTE : 0);
}

static int
protection_bits(DWORD access)
{
	int bits = PROT_READ;

	bits |= access & (FILE_MAP_WRITE | FILE_MAP_COPY) ? PROT_WRITE : 0;
	return bits | (access & FILE_MAP_EXECUTE ? PROT_EXEC : 0);
}

static int
map(const struct mapping *mapping, DWORD access, ULONGLONG offset, void *wish, struct view *view)
{
	bool copies = (access & FILE_MAP_ALL_ACCESS) != FILE_MAP_ALL_ACCESS && access & FILE_MAP_COPY && !(access & FILE_MAP_WRITE);

	view->base = mmap(wish, view->size, protection_bits(access), copies ? MAP_PRIVATE : MAP_SHARED, mapping->fd, (off_t)offset);
	if (view->base == MAP_FAILED)
		return errno == ENOMEM ? ERROR_NOT_ENOUGH_MEMORY : wsi_file_error(errno);
	if (!wish || view->base == wish)
		return 0;
	munmap(view->base, view->size);
	return ERROR_INVALID_ADDRESS;
}

static void
enter(struct view *view)
{
	pthread_mutex_lock(&lock);
	view->next = views;
	views = view;
	pthread_mutex_unlock(&lock);
}

static int
view_mapping(struct mapping *mapping, DWORD access, ULONGLONG offset, SIZE_T size, void *wish, void **base)
{
	struct view *view;
	int error;

	if (offset > mapping->size || size > mapping->size - offset || (!size && offset == mapping->size))
		return ERROR_ACCESS_DENIED;
	if (!size && mapping->size - offset > SIZE_MAX)
		return ERROR_NOT_ENOUGH_MEMORY;
	view = malloc(sizeof *view);
	if (!view || unwatched) {
		free(view);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	*view = (struct view){.mapping = &mapping->object, .size = size ? size : (size_t)(mapping->size - offset)};
	error = map(mapping, access, offset, wish, view);
	if (error) {
		free(view);
		return error;
	}
	wsi_object_hold(&mapping->object);
	*base = view->base;
	enter(view);
	return 0;
}

LPVOID WINAPI
MapViewOfFileEx(HANDLE handle, DWORD access, DWORD high, DWORD low, SIZE_T size, LPVOID wish)
{
	struct wsi_object *object;
	void *base = NULL;
	int error = low % GRANULARITY || (UINT_PTR)wish % GRANULARITY ? ERROR_MAPPED_ALIGNMENT : 0;

	if (!error)
		error = wsi_handle_find(handle, &mapping_kind, needed(access), &object);
	if (!error) {
		error = view_mapping((struct mapping *)object, access, (ULONGLONG)high << 32 | low, size, wish, &base);
		wsi_object_release(object);
	}
	return wsi_succeeded(error) ? base : NULL;
}

LPVOID WINAPI
MapViewOfFile(HANDLE handle, DWORD access, DWORD high, DWORD low, SIZE_T size)
{
	return MapViewOfFileEx(handle, access, high, low, size, NULL);
}

static struct view *
take(const char *address)
{
	struct view **link = &views, *found;

	pthread_mutex_lock(&lock);
	while (*link && (address < (*link)->base || address >= (*link)->base + (*link)->size))
		link = &(*link)->next;
	found = *link;
	if (found)
		*link = found->next;
	pthread_mutex_unlock(&lock);
	return found;
}

BOOL WINAPI
UnmapViewOfFile(LPCVOID address)
{
	struct view *view = take(address);

	if (!view)
		return wsi_succeeded(ERROR_INVALID_ADDRESS);
	munmap(view->base, view->size);
	wsi_object_release(view->mapping);
	free(view);
	return TRUE;
}

static int
flush(const char *address, size_t size)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int error = ERROR_INVALID_ADDRESS;

	pthread_mutex_lock(&lock);
	for (const struct view *view = views; view; view = view->next)
		if (address >= view->base && address < view->base + view->size) {
			size_t before = (size_t)(address - view->base), lead = before % page;
			size_t most = view->size - before;

			error = msync((char *)(UINT_PTR)address - lead, (size && size < most ? size : most) + lead, MS_ASYNC) ? wsi_file_error(errno) : 0;
		}
	pthread_mutex_unlock(&lock);
	return error;
}

/* The pages are with the file; FlushFileBuffers brings them to the disk. */
BOOL WINAPI
FlushViewOfFile(LPCVOID address, SIZE_T size)
{
	return wsi_succeeded(flush(address, size));
}
