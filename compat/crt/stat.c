/* stat() with Windows' names. The structure is libc's as a program has it that has not asked for large files where these are a choice. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS
#include <sys/stat.h>
#include <stdlib.h>
#include <wchar.h>

#include "crt/doserror.h"
#include "crt/filename.h"

extern int ws_stat(const char *name, struct stat *status);
extern int _wstat(const wchar_t *name, struct stat *status);

/* Takes the name. */
static int
stat_named(char *name, struct stat *status)
{
	int result = name ? wsi_crt_system(stat(name, status)) : -1;

	free(name);
	return result;
}

int
ws_stat(const char *name, struct stat *status)
{
	return stat_named(wsi_crt_filename(name), status);
}

int
_wstat(const wchar_t *name, struct stat *status)
{
	return stat_named(wsi_crt_filename_wide(name), status);
}
