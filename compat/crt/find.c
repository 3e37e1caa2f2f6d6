/* _findfirst and its kin, which are FindFirstFile with another record. The handle is the same. */
#include <windows.h>
#include <errno.h>
#include <io.h>
#include <string.h>
#include <wchar.h>

#include "crt/doserror.h"
#include "crt/invalid.h"

static unsigned
attributes(DWORD attributes)
{
	return attributes == FILE_ATTRIBUTE_NORMAL ? _A_NORMAL : (unsigned)attributes;
}

/* In seconds since 1970; -1 where it is not known. */
static time_t
time_of(FILETIME time)
{
	ULONGLONG ticks = (ULONGLONG)time.dwHighDateTime << 32 | time.dwLowDateTime;

	return ticks ? (time_t)((LONGLONG)ticks / 10000000 - 11644473600) : -1;
}

#define FOUND struct _finddata_t
#define FIRST _findfirst
#define NEXT  _findnext
#define DATA  WIN32_FIND_DATAA
#define FIND(what) what##A
#define TELL  tell
#define COPY  strcpy
#include "crt/find.inc"

#define FOUND struct _finddatai64_t
#define FIRST _findfirsti64
#define NEXT  _findnexti64
#define DATA  WIN32_FIND_DATAA
#define FIND(what) what##A
#define TELL  tell_large
#define COPY  strcpy
#include "crt/find.inc"

#define FOUND struct _wfinddata_t
#define FIRST _wfindfirst
#define NEXT  _wfindnext
#define DATA  WIN32_FIND_DATAW
#define FIND(what) what##W
#define TELL  tell_wide
#define COPY  wcscpy
#include "crt/find.inc"

#define FOUND struct _wfinddatai64_t
#define FIRST _wfindfirsti64
#define NEXT  _wfindnexti64
#define DATA  WIN32_FIND_DATAW
#define FIND(what) what##W
#define TELL  tell_large_wide
#define COPY  wcscpy
#include "crt/find.inc"

int
_findclose(intptr_t search)
{
	if (search == -1 || !search)
		return wsi_crt_invalid(EINVAL), -1;
	return wsi_crt_done(FindClose((HANDLE)search));
}
