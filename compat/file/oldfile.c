/* The file functions of 16 bits: an HFILE is a HANDLE's number. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/lasterror.h"
#include "file/file.h"
#include "file/path.h"

static HANDLE
handle_of(HFILE file)
{
	return (HANDLE)(INT_PTR)file;
}

static HFILE
open_old(LPCSTR name, DWORD access, DWORD share, DWORD disposition, DWORD attributes)
{
	HANDLE handle = CreateFileA(name, access, share, NULL, disposition, attributes, NULL);

	return handle == INVALID_HANDLE_VALUE ? HFILE_ERROR : (HFILE)(INT_PTR)handle;
}

static DWORD
access_of(UINT mode)
{
	static const DWORD access[] = {GENERIC_READ, GENERIC_WRITE, GENERIC_READ | GENERIC_WRITE, GENERIC_READ};

	return access[mode & 3];
}

static DWORD
share_of(UINT mode)
{
	switch (mode & 0x70) {
	case OF_SHARE_EXCLUSIVE:
		return 0;
	case OF_SHARE_DENY_WRITE:
		return FILE_SHARE_READ;
	case OF_SHARE_DENY_READ:
		return FILE_SHARE_WRITE;
	default:
		return FILE_SHARE_READ | FILE_SHARE_WRITE;
	}
}

HFILE WINAPI
_lopen(LPCSTR name, int mode)
{
	return open_old(name, access_of((UINT)mode), share_of((UINT)mode), OPEN_EXISTING, 0);
}

HFILE WINAPI
_lcreat(LPCSTR name, int attributes)
{
	return open_old(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, CREATE_ALWAYS,
			(DWORD)attributes & (FILE_ATTRIBUTE_READONLY | FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM));
}

HFILE WINAPI
_lclose(HFILE file)
{
	return CloseHandle(handle_of(file)) ? 0 : HFILE_ERROR;
}

UINT WINAPI
_lread(HFILE file, LPVOID buffer, UINT size)
{
	DWORD got;

	return ReadFile(handle_of(file), buffer, size, &got, NULL) ? got : (UINT)HFILE_ERROR;
}

/* Writing nothing cuts the file off. */
UINT WINAPI
_lwrite(HFILE file, LPCSTR buffer, UINT size)
{
	DWORD put;

	if (!size)
		return SetEndOfFile(handle_of(file)) ? 0 : (UINT)HFILE_ERROR;
	return WriteFile(handle_of(file), buffer, size, &put, NULL) ? put : (UINT)HFILE_ERROR;
}

long WINAPI
_hread(HFILE file, LPVOID buffer, long size)
{
	return (int)_lread(file, buffer, (UINT)size);
}

long WINAPI
_hwrite(HFILE file, LPCSTR buffer, long size)
{
	return (int)_lwrite(file, buffer, (UINT)size);
}

LONG WINAPI
_llseek(HFILE file, LONG distance, int origin)
{
	return (LONG)SetFilePointer(handle_of(file), distance, NULL, (DWORD)origin);
}

/* ---- OpenFile ---- */

static int
full_name(const char *name, LPOFSTRUCT record)
{
	char *full;
	int error = name && *name ? wsi_path_full(name, &full) : ERROR_INVALID_PARAMETER;

	if (error)
		return error;
	if (strlen(full) >= sizeof record->szPathName)
		error = ERROR_BUFFER_OVERFLOW;
	else
		strcpy(record->szPathName, full);
	free(full);
	return error;
}

/* A bare name is looked for along the path too, unless it is to be made. */
static int
locate(const char *name, LPOFSTRUCT record, UINT style)
{
	if (style & OF_REOPEN)
		return *record->szPathName ? 0 : ERROR_FILE_NOT_FOUND;
	*record = (OFSTRUCT){.cBytes = sizeof *record};
	if (!(style & (OF_CREATE | OF_PARSE)) && name && SearchPathA(NULL, name, NULL, sizeof record->szPathName, record->szPathName, NULL))
		return 0;
	return full_name(name, record);
}

HFILE WINAPI
OpenFile(LPCSTR name, LPOFSTRUCT record, UINT style)
{
	HFILE file;
	int error = record ? locate(name, record, style) : ERROR_INVALID_PARAMETER;

	if (error) {
		if (record)
			record->nErrCode = (WORD)error;
		wsi_succeeded(error);
		return HFILE_ERROR;
	}
	if (style & OF_PARSE)
		return 0;
	if (style & OF_DELETE)
		file = DeleteFileA(record->szPathName) ? 1 : HFILE_ERROR;
	else if (style & OF_CREATE)
		file = open_old(record->szPathName, access_of(style) | GENERIC_WRITE, share_of(style), CREATE_ALWAYS, 0);
	else
		file = _lopen(record->szPathName, (int)style);
	if (file != HFILE_ERROR && style & OF_EXIST && !(style & OF_DELETE))
		_lclose(file);
	record->nErrCode = file == HFILE_ERROR ? (WORD)wsi_last_error : 0;
	return file;
}
