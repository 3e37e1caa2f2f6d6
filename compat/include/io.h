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
int _wsopen(const wchar_t *name, int flags, int share, ...);
errno_t _wsopen_s(int *fd, const wchar_t *name, int flags, int share, int mode);
int _creat(const char *name, int mode);
int _wcreat(const wchar_t *name, int mode);
int _pipe(int *ends, unsigned size, int mode);
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
__extension__ errno_t _chsize_s(int fd, long long size);
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
errno_t _waccess_s(const wchar_t *name, int mode);
int _chmod(const char *name, int mode);
int _wchmod(const wchar_t *name, int mode);
int _unlink(const char *name);
int _wunlink(const wchar_t *name);
int _locking(int fd, int mode, long size);
/* The six Xs at the template's end are replaced. */
char *_mktemp(char *name);
errno_t _mktemp_s(char *name, size_t size);
wchar_t *_wmktemp(wchar_t *name);
errno_t _wmktemp_s(wchar_t *name, size_t size);
int _umask(int mode);
errno_t _umask_s(int mode, int *before);

/* The HANDLE of a descriptor, which stays the descriptor's; and a descriptor for a HANDLE, which it closes with itself. A SOCKET is its own. */
intptr_t _get_osfhandle(int fd);
int _open_osfhandle(intptr_t handle, int flags);

typedef unsigned _fsize_t;
struct _finddata_t {
	unsigned attrib;
	time_t time_create, time_access, time_write;
	_fsize_t size;
	char name[260];
};
struct _finddatai64_t {
	unsigned attrib;
	time_t time_create, time_access, time_write;
	__extension__ long long size;
	char name[260];
};
struct _wfinddata_t {
	unsigned attrib;
	time_t time_create, time_access, time_write;
	_fsize_t size;
	wchar_t name[260];
};
struct _wfinddatai64_t {
	unsigned attrib;
	time_t time_create, time_access, time_write;
	__extension__ long long size;
	wchar_t name[260];
};
#define __finddata64_t    _finddatai64_t
#define __wfinddata64_t   _wfinddatai64_t
#define _finddata64i32_t  _finddata_t
#define _wfinddata64i32_t _wfinddata_t
#define _A_NORMAL 0x00
#define _A_RDONLY 0x01
#define _A_HIDDEN 0x02
#define _A_SYSTEM 0x04
#define _A_SUBDIR 0x10
#define _A_ARCH   0x20
intptr_t _findfirst(const char *pattern, struct _finddata_t *found);
int _findnext(intptr_t search, struct _finddata_t *found);
intptr_t _findfirsti64(const char *pattern, struct _finddatai64_t *found);
int _findnexti64(intptr_t search, struct _finddatai64_t *found);
intptr_t _wfindfirst(const wchar_t *pattern, struct _wfinddata_t *found);
int _wfindnext(intptr_t search, struct _wfinddata_t *found);
intptr_t _wfindfirsti64(const wchar_t *pattern, struct _wfinddatai64_t *found);
int _wfindnexti64(intptr_t search, struct _wfinddatai64_t *found);
int _findclose(intptr_t search);
#define _findfirst64     _findfirsti64
#define _findnext64      _findnexti64
#define _wfindfirst64    _wfindfirsti64
#define _wfindnext64     _wfindnexti64
#define _findfirst64i32  _findfirst
#define _findnext64i32   _findnext
#define _wfindfirst64i32 _wfindfirst
#define _wfindnext64i32  _wfindnext

/* Their older names. */
#ifdef _WIN32
int access(const char *name, int mode) WS_NOTHROW WS_REDIRECT(access);
int unlink(const char *name) WS_NOTHROW WS_REDIRECT(unlink);
#endif
int close(int fd);
int dup(int fd) WS_NOTHROW;
int dup2(int fd, int to) WS_NOTHROW;
int isatty(int fd) WS_NOTHROW;
#define filelength(fd)    _filelength(fd)
#define setmode(fd, mode) _setmode(fd, mode)

WS_END
#endif
