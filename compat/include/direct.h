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

/* There is one drive, C. */
int _getdrive(void);
int _chdrive(int drive);

/* Their older names, where libc's are the same. */
int rmdir(const char *name) WS_NOTHROW;
int chdir(const char *name) WS_NOTHROW;

WS_END

#ifdef __cplusplus
extern "C++" {
inline int mkdir(const char *name) { return _mkdir(name); }
}
#endif
#endif
