#include <windows.h>
#include <errno.h>
#include <io.h>
#include <sys/locking.h>

#include "crt/doserror.h"
#include "crt/invalid.h"

enum { TRIES = 10 };

/* From the descriptor's place on. */
static BOOL
change(HANDLE handle, int mode, DWORD at, DWORD size)
{
	return mode == _LK_UNLCK ? UnlockFile(handle, at, 0, size, 0) : LockFile(handle, at, 0, size, 0);
}

/* Ten tries, a second apart, but for those that do not wait. */
int
_locking(int fd, int mode, long size)
{
	HANDLE handle = (HANDLE)_get_osfhandle(fd);
	int at = _tell(fd), tries = mode == _LK_LOCK || mode == _LK_RLCK ? TRIES : 1;

	if (size < 0 || mode < _LK_UNLCK || mode > _LK_NBRLCK)
		return wsi_crt_invalid(EINVAL), -1;
	if (handle == INVALID_HANDLE_VALUE || at < 0)
		return -1;
	while (!change(handle, mode, (DWORD)at, (DWORD)size)) {
		if (mode == _LK_UNLCK || !--tries) {
			wsi_crt_done(FALSE);
			errno = mode == _LK_LOCK || mode == _LK_RLCK ? EDEADLK : EACCES;
			return -1;
		}
		Sleep(1000);
	}
	return 0;
}
