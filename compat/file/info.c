/* What a handle's file is, and its times. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/lasterror.h"
#include "file/attributes.h"
#include "file/file.h"
#include "file/path.h"
#include "file/share.h"

/* The file on disk behind a handle, with a reference. */
static int
find(HANDLE handle, DWORD access, struct wsi_file **file)
{
	struct wsi_object *object;
	int error = wsi_file_find(handle, access, &object);

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
find_status(HANDLE handle, struct wsi_file **file, struct stat *status)
{
	int error = find(handle, FILE_READ_ATTRIBUTES, file);

	if (error || !fstat((*file)->fd, status))
		return error;
	error = wsi_file_error(errno);
	wsi_object_release(&(*file)->object);
	return error;
}

BOOL WINAPI
GetFileTime(HANDLE handle, LPFILETIME created, LPFILETIME accessed, LPFILETIME written)
{
	FILETIME times[3];
	struct wsi_file *file;
	struct stat status;

	if (!wsi_succeeded(find_status(handle, &file, &status)))
		return FALSE;
	wsi_object_release(&file->object);
	wsi_attributes_times(&status, &times[0], &times[1], &times[2]);
	if (created)
		*created = times[0];
	if (accessed)
		*accessed = times[1];
	if (written)
		*written = times[2];
	return TRUE;
}

/* 0 and all ones leave a time alone. */
static struct timespec
wanted(const FILETIME *time)
{
	if (!time || (time->dwLowDateTime == time->dwHighDateTime && (!time->dwLowDateTime || time->dwLowDateTime == MAXDWORD)))
		return (struct timespec){.tv_nsec = UTIME_OMIT};
	return wsi_filetime_to(time);
}

/* The time of birth cannot be set: it stays what it is. */
BOOL WINAPI
SetFileTime(HANDLE handle, const FILETIME *created, const FILETIME *accessed, const FILETIME *written)
{
	const struct timespec times[2] = {wanted(accessed), wanted(written)};
	struct wsi_file *file;
	int error = find(handle, FILE_WRITE_ATTRIBUTES, &file);

	(void)created;
	if (error)
		return wsi_succeeded(error);
	if (futimens(file->fd, times))
		error = wsi_file_error(errno);
	wsi_object_release(&file->object);
	return wsi_succeeded(error);
}

BOOL WINAPI
GetFileInformationByHandle(HANDLE handle, LPBY_HANDLE_FILE_INFORMATION information)
{
	struct wsi_file *file;
	struct stat status;

	if (!wsi_succeeded(find_status(handle, &file, &status)))
		return FALSE;
	*information = (BY_HANDLE_FILE_INFORMATION){
		.dwFileAttributes = wsi_attributes_of(file->path, &status),
		.dwVolumeSerialNumber = (DWORD)status.st_dev,
		.nFileSizeHigh = S_ISDIR(status.st_mode) ? 0 : (DWORD)((ULONGLONG)status.st_size >> 32),
		.nFileSizeLow = S_ISDIR(status.st_mode) ? 0 : (DWORD)status.st_size,
		.nNumberOfLinks = (DWORD)status.st_nlink,
		.nFileIndexHigh = (DWORD)((ULONGLONG)status.st_ino >> 32),
		.nFileIndexLow = (DWORD)status.st_ino,
	};
	wsi_attributes_times(&status, &information->ftCreationTime, &information->ftLastAccessTime, &information->ftLastWriteTime);
	wsi_object_release(&file->object);
	return TRUE;
}

/* ---- GetFileInformationByHandleEx ---- */

static LARGE_INTEGER
large(const FILETIME *time)
{
	return (LARGE_INTEGER){.QuadPart = (LONGLONG)((ULONGLONG)time->dwHighDateTime << 32 | time->dwLowDateTime)};
}

static int
basic(const struct wsi_file *file, const struct stat *status, void *information)
{
	FILETIME created, accessed, written, changed = wsi_filetime_from(&status->st_ctim);

	wsi_attributes_times(status, &created, &accessed, &written);
	*(FILE_BASIC_INFO *)information = (FILE_BASIC_INFO){
		.CreationTime = large(&created), .LastAccessTime = large(&accessed), .LastWriteTime = large(&written), .ChangeTime = large(&changed),
		.FileAttributes = wsi_attributes_of(file->path, status),
	};
	return 0;
}

static int
standard(const struct wsi_file *file, const struct stat *status, void *information)
{
	BOOL is_directory = S_ISDIR(status->st_mode);

	(void)file;
	*(FILE_STANDARD_INFO *)information = (FILE_STANDARD_INFO){
		.AllocationSize = {.QuadPart = is_directory ? 0 : (LONGLONG)status->st_blocks * 512},
		.EndOfFile = {.QuadPart = is_directory ? 0 : (LONGLONG)status->st_size},
		.NumberOfLinks = (DWORD)status->st_nlink,
		.DeletePending = !status->st_nlink,
		.Directory = (BOOLEAN)is_directory,
	};
	return 0;
}

static int
tag(const struct wsi_file *file, const struct stat *status, void *information)
{
	*(FILE_ATTRIBUTE_TAG_INFO *)information = (FILE_ATTRIBUTE_TAG_INFO){.FileAttributes = wsi_attributes_of(file->path, status)};
	return 0;
}

static const struct {
	FILE_INFO_BY_HANDLE_CLASS what;
	DWORD size;
	int (*get)(const struct wsi_file *file, const struct stat *status, void *information);
} classes[] = {
	{FileBasicInfo, sizeof(FILE_BASIC_INFO), basic},
	{FileStandardInfo, sizeof(FILE_STANDARD_INFO), standard},
	{FileAttributeTagInfo, sizeof(FILE_ATTRIBUTE_TAG_INFO), tag},
};

static int
get_class(HANDLE handle, size_t index, void *information, DWORD size)
{
	struct wsi_file *file;
	struct stat status;
	int error;

	if (size < classes[index].size)
		return ERROR_BAD_LENGTH;
	error = find_status(handle, &file, &status);
	if (error)
		return error;
	error = classes[index].get(file, &status, information);
	wsi_object_release(&file->object);
	return error;
}

BOOL WINAPI
GetFileInformationByHandleEx(HANDLE handle, FILE_INFO_BY_HANDLE_CLASS what, LPVOID information, DWORD size)
{
	for (size_t i = 0; i < ARRAYSIZE(classes); i++)
		if (classes[i].what == what)
			return wsi_succeeded(get_class(handle, i, information, size));
	return wsi_succeeded(what < MaximumFileInfoByHandleClass ? ERROR_NOT_SUPPORTED : ERROR_INVALID_PARAMETER);
}

/* ---- SetFileInformationByHandle: deleting, and where the file ends ---- */

static int
set_disposition(HANDLE handle, const FILE_DISPOSITION_INFO *wish)
{
	struct wsi_file *file;
	int error = find(handle, DELETE, &file);

	if (error)
		return error;
	error = file->share && file->path ? wsi_share_delete_on_close(file->share, file->path, wish->DeleteFile) : ERROR_NOT_SUPPORTED;
	wsi_object_release(&file->object);
	return error;
}

static int
set_end(HANDLE handle, const FILE_END_OF_FILE_INFO *end)
{
	struct wsi_file *file;
	int error = find(handle, FILE_WRITE_DATA, &file);

	if (error)
		return error;
	error = wsi_file_disk.resize(&file->object, (ULONGLONG)end->EndOfFile.QuadPart);
	wsi_object_release(&file->object);
	return error;
}

BOOL WINAPI
SetFileInformationByHandle(HANDLE handle, FILE_INFO_BY_HANDLE_CLASS what, LPVOID information, DWORD size)
{
	if (what == FileDispositionInfo)
		return wsi_succeeded(size < sizeof(FILE_DISPOSITION_INFO) ? ERROR_BAD_LENGTH : set_disposition(handle, information));
	if (what == FileEndOfFileInfo)
		return wsi_succeeded(size < sizeof(FILE_END_OF_FILE_INFO) ? ERROR_BAD_LENGTH : set_end(handle, information));
	return wsi_succeeded(what < MaximumFileInfoByHandleClass ? ERROR_NOT_SUPPORTED : ERROR_INVALID_PARAMETER);
}
