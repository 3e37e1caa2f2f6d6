#include <windows.h>
#include <errno.h>

#include "crt/doserror.h"
#include "crt/filename.h"
#include "crt/invalid.h"
#include "file/path.h"

char *
wsi_crt_filename(const char *name)
{
	char *own;

	if (!name)
		return wsi_crt_invalid(EINVAL), NULL;
	wsi_crt_error((DWORD)wsi_path_posix(name, &own));
	return own;
}

char *
wsi_crt_filename_wide(const wchar_t *name)
{
	char *own;

	if (!name)
		return wsi_crt_invalid(EINVAL), NULL;
	wsi_crt_error((DWORD)wsi_path_posix_wide(name, &own));
	return own;
}
