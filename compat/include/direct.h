/* Directories. */
#ifndef _INC_DIRECT
#define _INC_DIRECT
#pragma GCC system_header

#include <crtdefs.h>

WS_BEGIN

int _mkdir(const char *name);
int _rmdir(const char *name);
int _chdir(const char *name);
char *_getcwd(char *to, int size);
int _wmkdir(const wchar_t *name);
int _wrmdir(const wchar_t *name);
int _wchdir(const wchar_t *name);
wchar_t *_wgetcwd(wchar_t *to, int size);

/* There is one drive, C. */
int _getdrive(void);
int _chdrive(int drive);
char *_getdcwd(int drive, char *to, int size);
unsigned long _getdrives(void);

/* Their older names. */
#ifdef _WIN32
int rmdir(const char *name) WS_NOTHROW WS_REDIRECT(rmdir);
int chdir(const char *name) WS_NOTHROW WS_REDIRECT(chdir);
#ifndef WS_LIBC_STAT
int mkdir(const char *name) WS_REDIRECT(mkdir);
#endif
#endif

WS_END
#endif
