/* FindFirstFile and its kin. A search has the names that were there when it began, in the order of NTFS: "." and "..", then by the alphabet. */
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "file/attributes.h"
#include "file/file.h"
#include "file/path.h"
#include "file/pattern.h"
#include "file/text.h"
#include "file/wide.h"

struct search {
	struct wsi_object object;
	pthread_mutex_t lock;           /* over `next`: two threads may share a search */
	char *directory;                /* the system's path, without a slash at its end unless it is the root */
	char **names;
	size_t count, next;
};

struct found {
	char *name;
	DWORD attributes;
	struct stat status;
};

static void
destroy(struct wsi_object *object)
{
	struct search *search = (struct search *)object;

	while (search->count)
		free(search->names[--search->count]);
	free(search->names);
	free(search->directory);
	pthread_mutex_destroy(&search->lock);
	free(search);
}

static const struct wsi_kind search_kind = {
	.destroy = destroy,
	.all_access = SYNCHRONIZE,
};

static int
add(struct search *search, const char *name)
{
	char **names = search->names;

	if (!(search->count & (search->count + 1)))
		names = realloc(names, (search->count * 2 + 2) * sizeof *names);
	if (!names)
		return ERROR_NOT_ENOUGH_MEMORY;
	search->names = names;
	names[search->count] = strdup(name);
	return names[search->count++] ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

static bool
is_dots(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

static int
by_name(const void *a, const void *b)
{
	const char *left = *(char *const *)a, *right = *(char *const *)b;
	int dots = is_dots(right) - is_dots(left);
	int order = dots ? dots : strcasecmp(left, right);

	return order ? order : strcmp(left, right);
}

/* Windows' root directory has neither "." nor "..". */
static bool
is_wanted(const struct search *search, const char *name, const char *pattern)
{
	if (is_dots(name) && (!strcmp(search->directory, "/") || !wsi_pattern_has_wildcards(pattern)))
		return false;
	return wsi_pattern_has_wildcards(pattern) ? wsi_pattern_matches(pattern, name) : !strcasecmp(pattern, name);
}

static int
fill(struct search *search, const char *pattern)
{
	DIR *stream = opendir(search->directory);
	struct dirent *entry;
	int error = 0;

	if (!stream)
		return errno == ENOTDIR ? ERROR_DIRECTORY : errno == ENOENT ? ERROR_PATH_NOT_FOUND : wsi_file_error(errno);
	while (!error && (entry = readdir(stream)))
		if (is_wanted(search, entry->d_name, pattern))
			error = add(search, entry->d_name);
	closedir(stream);
	if (error)
		return error;
	if (search->count)
		qsort(search->names, search->count, sizeof *search->names, by_name);
	return search->count ? 0 : ERROR_FILE_NOT_FOUND;
}

static int
stat_entry(const struct search *search, struct found *found)
{
	const char *directory = strcmp(search->directory, "/") ? search->directory : "";
	char *path;
	int error;

	if (asprintf(&path, "%s/%s", directory, found->name) < 0)
		return ENOMEM;
	error = wsi_attributes_stat(path, &found->status);
	if (!error)
		found->attributes = wsi_attributes_of(path, &found->status);
	free(path);
	return error;
}

/* What has gone since the search began is passed over. */
static int
advance(struct search *search, struct found *found)
{
	int error = ENOENT;

	pthread_mutex_lock(&search->lock);
	while (error && search->next < search->count) {
		found->name = search->names[search->next++];
		error = stat_entry(search, found);
	}
	pthread_mutex_unlock(&search->lock);
	return error ? ERROR_NO_MORE_FILES : 0;
}

static int
new_search(const char *directory, struct search **search)
{
	struct search *fresh = calloc(1, sizeof *fresh);
	int error;

	if (!fresh)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = wsi_path_posix(directory, &fresh->directory);
	if (error || pthread_mutex_init(&fresh->lock, NULL)) {
		free(fresh->directory);
		free(fresh);
		return error ? error : ERROR_NOT_ENOUGH_MEMORY;
	}
	for (size_t size = strlen(fresh->directory); size > 1 && fresh->directory[size - 1] == '/'; size--)
		fresh->directory[size - 1] = '\0';
	wsi_object_init(&fresh->object, &search_kind);
	*search = fresh;
	return 0;
}

static int
open_search(const char *name, struct search **search)
{
	size_t size = strlen(name), last = size;
	char *directory;
	int error;

	while (last && !wsi_path_is_separator(name[last - 1]) && name[last - 1] != ':')
		last--;
	if (last == size)
		return ERROR_FILE_NOT_FOUND;
	directory = last ? strndup(name, last) : strdup(".");
	if (!directory)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = new_search(directory, search);
	free(directory);
	if (error)
		return error == ERROR_FILE_NOT_FOUND ? ERROR_PATH_NOT_FOUND : error;
	error = fill(*search, name + last);
	if (error)
		wsi_object_release(&(*search)->object);
	return error;
}

/* "." and ".." are found by the names that the directories have. */
static int
begin(const char *name, struct search **search)
{
	const char *last = name + strlen(name);
	char *full;
	int error;

	while (last > name && !wsi_path_is_separator(last[-1]))
		last--;
	if (!is_dots(last))
		return open_search(name, search);
	error = wsi_path_full(name, &full);
	if (!error)
		error = open_search(full, search);
	free(full);
	return error;
}

static int
first(const char *name, FINDEX_INFO_LEVELS level, FINDEX_SEARCH_OPS what, HANDLE *handle, struct found *found, struct search **search)
{
	int error;

	if (!name || !*name)
		return ERROR_PATH_NOT_FOUND;
	if (level >= FindExInfoMaxInfoLevel || what >= FindExSearchLimitToDevices)
		return what == FindExSearchLimitToDevices ? ERROR_NOT_SUPPORTED : ERROR_INVALID_PARAMETER;
	error = begin(name, search);
	if (error)
		return error;
	error = advance(*search, found) ? ERROR_FILE_NOT_FOUND : wsi_handle_open(&(*search)->object, SYNCHRONIZE, handle);
	if (error)
		wsi_object_release(&(*search)->object);
	return error;
}

static DWORD
high_half(const struct stat *status)
{
	return S_ISDIR(status->st_mode) ? 0 : (DWORD)((ULONGLONG)status->st_size >> 32);
}

static DWORD
low_half(const struct stat *status)
{
	return S_ISDIR(status->st_mode) ? 0 : (DWORD)status->st_size;
}

static void
put_narrow(const struct found *found, WIN32_FIND_DATAA *data)
{
	*data = (WIN32_FIND_DATAA){.dwFileAttributes = found->attributes,
		.nFileSizeHigh = high_half(&found->status), .nFileSizeLow = low_half(&found->status)};
	wsi_attributes_times(&found->status, &data->ftCreationTime, &data->ftLastAccessTime, &data->ftLastWriteTime);
	strncpy(data->cFileName, found->name, sizeof data->cFileName - 1);
}

static void
put_wide(const struct found *found, WIN32_FIND_DATAW *data)
{
	*data = (WIN32_FIND_DATAW){.dwFileAttributes = found->attributes,
		.nFileSizeHigh = high_half(&found->status), .nFileSizeLow = low_half(&found->status)};
	wsi_attributes_times(&found->status, &data->ftCreationTime, &data->ftLastAccessTime, &data->ftLastWriteTime);
	wsi_text_put_wide(found->name, data->cFileName, ARRAYSIZE(data->cFileName));
}

HANDLE WINAPI
FindFirstFileExA(LPCSTR name, FINDEX_INFO_LEVELS level, LPVOID data, FINDEX_SEARCH_OPS what, LPVOID filter, DWORD flags)
{
	HANDLE handle = INVALID_HANDLE_VALUE;
	struct search *search;
	struct found found;

	(void)flags;
	if (!wsi_succeeded(filter ? ERROR_INVALID_PARAMETER : first(name, level, what, &handle, &found, &search)))
		return INVALID_HANDLE_VALUE;
	put_narrow(&found, data);
	wsi_object_release(&search->object);
	return handle;
}

HANDLE WINAPI
FindFirstFileExW(LPCWSTR name, FINDEX_INFO_LEVELS level, LPVOID data, FINDEX_SEARCH_OPS what, LPVOID filter, DWORD flags)
{
	HANDLE handle = INVALID_HANDLE_VALUE;
	struct search *search;
	struct found found;
	char *text;
	BOOL done;

	(void)flags;
	if (!wsi_file_narrow(name, &text))
		return handle;
	done = wsi_succeeded(filter ? ERROR_INVALID_PARAMETER : first(text, level, what, &handle, &found, &search));
	free(text);
	if (!done)
		return INVALID_HANDLE_VALUE;
	put_wide(&found, data);
	wsi_object_release(&search->object);
	return handle;
}

HANDLE WINAPI
FindFirstFileA(LPCSTR name, LPWIN32_FIND_DATAA data)
{
	return FindFirstFileExA(name, FindExInfoStandard, data, FindExSearchNameMatch, NULL, 0);
}

HANDLE WINAPI
FindFirstFileW(LPCWSTR name, LPWIN32_FIND_DATAW data)
{
	return FindFirstFileExW(name, FindExInfoStandard, data, FindExSearchNameMatch, NULL, 0);
}

/* The name belongs to the search, which the caller lets go of. */
static int
next(HANDLE handle, struct found *found, struct wsi_object **object)
{
	int error = wsi_handle_find(handle, &search_kind, 0, object);

	if (error)
		return error;
	error = advance((struct search *)*object, found);
	if (error)
		wsi_object_release(*object);
	return error;
}

BOOL WINAPI
FindNextFileA(HANDLE handle, LPWIN32_FIND_DATAA data)
{
	struct wsi_object *object;
	struct found found;

	if (!wsi_succeeded(next(handle, &found, &object)))
		return FALSE;
	put_narrow(&found, data);
	wsi_object_release(object);
	return TRUE;
}

BOOL WINAPI
FindNextFileW(HANDLE handle, LPWIN32_FIND_DATAW data)
{
	struct wsi_object *object;
	struct found found;

	if (!wsi_succeeded(next(handle, &found, &object)))
		return FALSE;
	put_wide(&found, data);
	wsi_object_release(object);
	return TRUE;
}

BOOL WINAPI
FindClose(HANDLE handle)
{
	struct wsi_object *object;

	if (!wsi_succeeded(wsi_handle_find(handle, &search_kind, 0, &object)))
		return FALSE;
	wsi_object_release(object);
	return CloseHandle(handle);
}
