/* Version resources, which no file of this system has: the answers are those for a file without one. */
#include <windows.h>
#include <winver.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/utf8.h"

/* The macros for wide longs are for callers. */
#undef GetFileVersionInfoSizeA
#undef GetFileVersionInfoSizeW

/* A bare name may be one of our DLLs, which are there without a file. */
static int
look_for(LPCSTR file)
{
	if (!file)
		return ERROR_INVALID_PARAMETER;
	if (GetFileAttributesA(file) == INVALID_FILE_ATTRIBUTES && !GetModuleHandleA(file))
		return ERROR_FILE_NOT_FOUND;
	return ERROR_RESOURCE_TYPE_NOT_FOUND;
}

DWORD WINAPI
GetFileVersionInfoSizeA(LPCSTR file, LPDWORD unused)
{
	if (unused)
		*unused = 0;
	wsi_last_error = (DWORD)look_for(file);
	return 0;
}

DWORD WINAPI
GetFileVersionInfoSizeW(LPCWSTR file, LPDWORD unused)
{
	char *text = NULL;

	if (file && !wsi_succeeded(wsi_utf8_from_wide(file, &text)))
		return 0;
	GetFileVersionInfoSizeA(text, unused);
	free(text);
	return 0;
}

BOOL WINAPI
GetFileVersionInfoA(LPCSTR file, DWORD unused, DWORD size, LPVOID data)
{
	(void)unused;
	(void)size;
	(void)data;
	return wsi_succeeded(look_for(file));
}

BOOL WINAPI
GetFileVersionInfoW(LPCWSTR file, DWORD unused, DWORD size, LPVOID data)
{
	(void)unused;
	(void)size;
	(void)data;
	GetFileVersionInfoSizeW(file, NULL);
	return FALSE;
}

/* There is no data that any call could have given. */
BOOL WINAPI
VerQueryValueA(LPCVOID data, LPCSTR what, LPVOID *value, PUINT size)
{
	(void)data;
	(void)what;
	if (value)
		*value = NULL;
	if (size)
		*size = 0;
	return wsi_succeeded(ERROR_RESOURCE_TYPE_NOT_FOUND);
}

BOOL WINAPI
VerQueryValueW(LPCVOID data, LPCWSTR what, LPVOID *value, PUINT size)
{
	(void)what;
	return VerQueryValueA(data, NULL, value, size);
}
