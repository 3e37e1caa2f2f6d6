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

int _getpid(void);
int getpid(void) WS_NOTHROW;

WS_END
#endif
