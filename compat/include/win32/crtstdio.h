/* Microsoft's part of <stdio.h>, but for printf's family. */
#ifndef WS_WIN32_CRTSTDIO_H
#define WS_WIN32_CRTSTDIO_H
#pragma GCC system_header

#include <crtdefs.h>
#include <stdio.h>

WS_BEGIN

#ifndef _MAX_PATH
#define _MAX_PATH 260
#endif
#ifndef _P_tmpdir
#define _P_tmpdir "\\"
#endif

FILE *_fsopen(const char *name, const char *mode, int share);
errno_t fopen_s(FILE **file, const char *name, const char *mode);
errno_t freopen_s(FILE **file, const char *name, const char *mode, FILE *old);
errno_t tmpfile_s(FILE **file);
errno_t tmpnam_s(char *to, size_t size);
char *_tempnam(const char *directory, const char *prefix);
errno_t clearerr_s(FILE *file);
size_t fread_s(void *to, size_t room, size_t size, size_t count, FILE *file);
char *gets_s(char *to, size_t size);

FILE *_fdopen(int fd, const char *mode);
int _fileno(FILE *file);
int _flushall(void);
FILE *_popen(const char *command, const char *mode);
int _pclose(FILE *file);
int _getw(FILE *file);
int _putw(int value, FILE *file);
int _fgetchar(void);
int _fputchar(int c);
int _unlink(const char *name);
int _fseeki64(FILE *file, long long offset, int from);
long long _ftelli64(FILE *file);
void _lock_file(FILE *file);
void _unlock_file(FILE *file);
int _getmaxstdio(void);
int _setmaxstdio(int count);

#define _getc_nolock(file)     getc_unlocked(file)
#define _putc_nolock(c, file)  putc_unlocked(c, file)

WS_END
#endif
