/* Files by descriptor. */
#ifndef _INC_IO
#define _INC_IO
#define _IO_H_
#pragma GCC system_header

#include <crtdefs.h>
#include <time.h>

WS_BEGIN

int _open(const char *name, int flags, ...);
int _wopen(const wchar_t *name, int flags, ...);
int _sopen(const char *name, int flags, int share, ...);
errno_t _sopen_s(int *fd, const char *name, int flags, int share, int mode);
int _creat(const char *name, int mode);
int _close(int fd);
int _read(int fd, void *to, unsigned count);
int _write(int fd, const void *from, unsigned count);
int _lseek(int fd, int offset, int from);
__extension__ long long _lseeki64(int fd, long long offset, int from);
int _tell(int fd);
__extension__ long long _telli64(int fd);
int _filelength(int fd);
__extension__ long long _filelengthi64(int fd);
int _chsize(int fd, int size);
int _eof(int fd);
int _commit(int fd);
int _dup(int fd);
int _dup2(int fd, int to);
int _isatty(int fd);
/* Text and binary are one here; the answer is what was set before. */
int _setmode(int fd, int mode);

/* 0: it exists; 2: it can be written; 4: read; 6: both. */
int _access(const char *name, int mode);
errno_t _access_s(const char *name, int mode);
int _waccess(const wchar_t *name, int mode);
int _chmod(const char *name, int mode);
int _unlink(const char *name);
int _wunlink(const wchar_t *name);
int _umask(int mode);

typedef unsigned _fsize_t;
struct _finddata_t {
	unsigned attrib;
	time_t time_create, time_access, time_write;
	_fsize_t size;
	char name[260];
};
#define _A_NORMAL 0x00
#define _A_RDONLY 0x01
#define _A_HIDDEN 0x02
#define _A_SYSTEM 0x04
#define _A_SUBDIR 0x10
#define _A_ARCH   0x20
intptr_t _findfirst(const char *pattern, struct _finddata_t *found);
int _findnext(intptr_t search, struct _finddata_t *found);
int _findclose(intptr_t search);

/* Their older names, where libc's are the same. */
int access(const char *name, int mode) WS_NOTHROW;
int close(int fd);
int dup(int fd) WS_NOTHROW;
int dup2(int fd, int to) WS_NOTHROW;
int isatty(int fd) WS_NOTHROW;
int unlink(const char *name) WS_NOTHROW;
#define filelength(fd)    _filelength(fd)
#define setmode(fd, mode) _setmode(fd, mode)

WS_END
#endif
