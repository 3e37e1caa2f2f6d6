/* Threads as Microsoft's C library starts them, and this process. */
#ifndef _PROCESS_H_
#define _PROCESS_H_
#define _INC_PROCESS
#pragma GCC system_header

#include <crtdefs.h>
#include <stdlib.h>
#include <minwindef.h>

WS_BEGIN

typedef void (__cdecl *_beginthread_proc_type)(void *argument);
typedef unsigned (__stdcall *_beginthreadex_proc_type)(void *argument);

/* The handle is closed when the thread ends; (uintptr_t)-1 and errno where there is no thread. */
uintptr_t _beginthread(_beginthread_proc_type function, unsigned stack, void *argument);
/* The handle is the caller's to close; 0 and errno where there is no thread. */
uintptr_t _beginthreadex(void *security, unsigned stack, _beginthreadex_proc_type function, void *argument, unsigned flags, unsigned *thread);
void _endthread(void) __attribute__((__noreturn__));
void _endthreadex(unsigned code) __attribute__((__noreturn__));

/* Other programs: parameters end with NULL. p searches along PATH, e takes an environment. */
#define _P_WAIT    0
#define _P_NOWAIT  1
#define _P_OVERLAY 2
#define _P_NOWAITO 3
#define _P_DETACH  4
#define _WAIT_CHILD      0
#define _WAIT_GRANDCHILD 1
#define P_WAIT    _P_WAIT
#define P_NOWAIT  _P_NOWAIT
#define P_OVERLAY _P_OVERLAY
#define P_NOWAITO _P_NOWAITO
#define P_DETACH  _P_DETACH
#define WAIT_CHILD _WAIT_CHILD
intptr_t _spawnl(int mode, const char *program, const char *first, ...);
intptr_t _execl(const char *program, const char *first, ...);
intptr_t _spawnle(int mode, const char *program, const char *first, ...);
intptr_t _execle(const char *program, const char *first, ...);
intptr_t _spawnlp(int mode, const char *program, const char *first, ...);
intptr_t _execlp(const char *program, const char *first, ...);
intptr_t _spawnlpe(int mode, const char *program, const char *first, ...);
intptr_t _execlpe(const char *program, const char *first, ...);
intptr_t _spawnv(int mode, const char *program, const char *const *argv);
intptr_t _spawnve(int mode, const char *program, const char *const *argv, const char *const *environment);
intptr_t _execv(const char *program, const char *const *argv);
intptr_t _execve(const char *program, const char *const *argv, const char *const *environment);
intptr_t _spawnvp(int mode, const char *program, const char *const *argv);
intptr_t _spawnvpe(int mode, const char *program, const char *const *argv, const char *const *environment);
intptr_t _execvp(const char *program, const char *const *argv);
intptr_t _execvpe(const char *program, const char *const *argv, const char *const *environment);
intptr_t _wspawnl(int mode, const wchar_t *program, const wchar_t *first, ...);
intptr_t _wexecl(const wchar_t *program, const wchar_t *first, ...);
intptr_t _wspawnle(int mode, const wchar_t *program, const wchar_t *first, ...);
intptr_t _wexecle(const wchar_t *program, const wchar_t *first, ...);
intptr_t _wspawnlp(int mode, const wchar_t *program, const wchar_t *first, ...);
intptr_t _wexeclp(const wchar_t *program, const wchar_t *first, ...);
intptr_t _wspawnlpe(int mode, const wchar_t *program, const wchar_t *first, ...);
intptr_t _wexeclpe(const wchar_t *program, const wchar_t *first, ...);
intptr_t _wspawnv(int mode, const wchar_t *program, const wchar_t *const *argv);
intptr_t _wspawnve(int mode, const wchar_t *program, const wchar_t *const *argv, const wchar_t *const *environment);
intptr_t _wexecv(const wchar_t *program, const wchar_t *const *argv);
intptr_t _wexecve(const wchar_t *program, const wchar_t *const *argv, const wchar_t *const *environment);
intptr_t _wspawnvp(int mode, const wchar_t *program, const wchar_t *const *argv);
intptr_t _wspawnvpe(int mode, const wchar_t *program, const wchar_t *const *argv, const wchar_t *const *environment);
intptr_t _wexecvp(const wchar_t *program, const wchar_t *const *argv);
intptr_t _wexecvpe(const wchar_t *program, const wchar_t *const *argv, const wchar_t *const *environment);
intptr_t _cwait(int *status, intptr_t process, int action);
int _wsystem(const wchar_t *command);
#ifdef _WIN32
intptr_t spawnl(int mode, const char *program, const char *first, ...) WS_LINK("_spawnl");
intptr_t spawnle(int mode, const char *program, const char *first, ...) WS_LINK("_spawnle");
intptr_t spawnlp(int mode, const char *program, const char *first, ...) WS_LINK("_spawnlp");
intptr_t spawnv(int mode, const char *program, const char *const *argv) WS_LINK("_spawnv");
intptr_t spawnve(int mode, const char *program, const char *const *argv, const char *const *environment) WS_LINK("_spawnve");
intptr_t spawnvp(int mode, const char *program, const char *const *argv) WS_LINK("_spawnvp");
intptr_t cwait(int *status, intptr_t process, int action) WS_LINK("_cwait");
#endif

/* The end: _exit without atexit's functions; these two come back. */
void _exit(int code) __attribute__((__noreturn__));
void _cexit(void);
void _c_exit(void);

int _getpid(void);
int getpid(void) WS_NOTHROW;

WS_END
#endif
