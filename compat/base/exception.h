/* Exceptions: who is asked about one, and in what order.
 *
 * Vectored handlers, the frames of the thread's __try blocks (seh.c) from the innermost outwards, the process' filter. All are asked on top of the
 * stack of whoever raised; a frame that takes the exception is then jumped to, once the __finally blocks inside it have run.
 */
#ifndef WSI_EXCEPTION_H
#define WSI_EXCEPTION_H

#include <windows.h>
#include <stdbool.h>

/* Returns where the thread is to go on as if nothing had been. False: nobody took it, and the default is to follow. */
bool wsi_exception_dispatch(EXCEPTION_POINTERS *exception);
/* Would anybody be asked? */
bool wsi_exception_expected(void);

/* seh.c: as above, for frames alone; does not return where one handles it. */
bool wsi_seh_dispatch(EXCEPTION_POINTERS *exception);
bool wsi_seh_has_frames(void);

/* vectored.c: true where a handler answers EXCEPTION_CONTINUE_EXECUTION. */
bool wsi_vectored_call(EXCEPTION_POINTERS *exception);
void wsi_vectored_continue(EXCEPTION_POINTERS *exception);
bool wsi_vectored_has(void);

/* fault.c: have SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP arrive as exceptions, from now on; no-op with WINSOCK_SEH=0 in the environment. What
 * nobody takes goes to whoever had the signal before. */
void wsi_fault_watch(void);

/* faultcontext.c: a ucontext_t as Windows has it, and back. `wsi_fault_access`: 0 a read, 1 a write, 8 an instruction. */
void wsi_fault_save(CONTEXT *to, const void *ucontext);
void wsi_fault_restore(void *ucontext, const CONTEXT *from);
void *wsi_fault_address(const void *ucontext);
void *wsi_fault_stack(const void *ucontext); /* NULL: not known */
ULONG_PTR wsi_fault_access(const void *ucontext);

#endif
