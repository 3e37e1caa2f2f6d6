/* Structured exceptions: what the driver makes of __try, __except, __finally and __leave (it writes __ws_ before them, as C++'s own library has a
 * macro __try).
 *
 * A __try registers a frame and goes on; the rest of the function is called back into, with the stack of whoever raised left as it is, for
 * the filter (before anything is unwound) and for the __finally block. The handler is jumped to, as by longjmp. So a function with
 * a __try must keep its variables in memory, below a frame pointer: the driver has such files begin with win32/try.h.
 * What leaves a __try block by return, break, goto or a C++ exception runs a cleanup: the frame goes, a __finally runs.
 */
#ifndef WS_WIN32_SEH_H
#define WS_WIN32_SEH_H
#pragma GCC system_header

struct _EXCEPTION_POINTERS;
struct ws_seh_frame;
struct ws_seh_call;

#if __SIZEOF_LONG__ == 4
#define WS_SEH_CODE unsigned long
#else
#define WS_SEH_CODE unsigned int
#endif

#ifdef __cplusplus
extern "C" {
#endif
void **ws_seh_enter(void *function);
void **ws_seh_enter_watching(void *function);
int ws_seh_is_asked(void);
int ws_seh_is_filtering(void);
struct ws_seh_frame *ws_seh_guard(void);
void ws_seh_exit(struct ws_seh_frame **guard);
void ws_seh_exit_to_finally(struct ws_seh_frame **guard) __attribute__((noreturn));
void ws_seh_left(struct ws_seh_frame **guard);
void ws_seh_answer(int answer) __attribute__((noreturn));
void ws_seh_answer_finally(void) __attribute__((noreturn));
struct ws_seh_call *ws_seh_finally(void);
void ws_seh_finished(struct ws_seh_call **call);
void ws_seh_left_finally(struct ws_seh_call **call);
WS_SEH_CODE ws_seh_code(void *function);
struct _EXCEPTION_POINTERS *ws_seh_pointers(void);
#ifdef __cplusplus
}
#endif

/* The driver takes ws_seh_enter_watching where there is an __except: faults of the processor are to arrive as exceptions. */
#ifndef WS_SEH_ENTER
#define WS_SEH_ENTER ws_seh_enter
#endif
#define __ws_try \
	if (!__builtin_setjmp(WS_SEH_ENTER(__builtin_frame_address(0))) || ws_seh_is_asked()) { \
		__label__ __ws_leave_here, __ws_asked_here; \
		struct ws_seh_frame *__ws_guard __attribute__((cleanup(ws_seh_left))) = ws_seh_guard(); \
		if (ws_seh_is_asked()) \
			goto __ws_asked_here;

#define __ws_leave goto __ws_leave_here

#define __ws_except(...) \
		__ws_leave_here: __attribute__((unused)); \
		ws_seh_exit(&__ws_guard); \
		if (0) { \
			__ws_asked_here: ws_seh_answer(ws_seh_is_filtering() ? (int)(__VA_ARGS__) : 0); \
		} \
	} else

#define __ws_finally \
		__ws_leave_here: __attribute__((unused)); \
		ws_seh_exit_to_finally(&__ws_guard); \
		__ws_asked_here: ws_seh_answer_finally(); \
	} else \
		for (struct ws_seh_call *__ws_call __attribute__((cleanup(ws_seh_left_finally))) = ws_seh_finally(), *__ws_once = 0; \
		     !__ws_once; ws_seh_finished(&__ws_call), __ws_once = (struct ws_seh_call *)1)

#endif
