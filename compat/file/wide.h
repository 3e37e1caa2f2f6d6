/* W functions that are their A functions with one or two names converted. */
#ifndef WSI_FILE_WIDE_H
#define WSI_FILE_WIDE_H

#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/utf8.h"

static inline BOOL
wsi_file_narrow(LPCWSTR name, char **text)
{
	*text = NULL;
	return !name || wsi_succeeded(wsi_utf8_from_wide(name, text));
}

static inline BOOL
wsi_file_narrow_two(LPCWSTR a, LPCWSTR b, char **first, char **second)
{
	*second = NULL;
	if (!wsi_file_narrow(a, first))
		return FALSE;
	if (wsi_file_narrow(b, second))
		return TRUE;
	free(*first);
	return FALSE;
}

#endif
