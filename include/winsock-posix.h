/* Extensions of Winsock for POSIX. Nothing here exists on Windows.
 *
 * All functions may be called from any thread, before WSAStartup too, and none of them sets the last error unless it says so.
 */
#ifndef WINSOCK_POSIX_H
#define WINSOCK_POSIX_H

#include <winsock2.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Cancel the blocking call that is outstanding on a thread; it ends with WSAEINTR unless it finishes first.
 * `tid` is what GetCurrentThreadId() says in that thread. Answers 0, or SOCKET_ERROR with the last error WSAEINVAL where the thread has no
 * outstanding blocking call. Async-signal-safe. */
int winsock_cancel_thread(DWORD tid);

/* Is a blocking call outstanding on that thread, that is, would winsock_cancel_thread() find one? */
BOOL winsock_thread_blocking(DWORD tid);

/* Install a handler for a POSIX signal that does just WSACancelBlockingCall(): whether the signal interrupts the blocked thread or another
 * one, the call ends with WSAEINTR. SIG_DFL's place is taken; the former handler is called afterwards. `signo` is a signal number of
 * <signal.h>. Answers 0, or SOCKET_ERROR with the last error WSAEINVAL for a signal that cannot be caught. */
int winsock_cancel_on_signal(int signo);

/* Strict mode: WSACancelBlockingCall reaches the calling thread only, and the four functions of Winsock 1.1 that deal with blocking hooks
 * fail with WSAEOPNOTSUPP once version 2 was negotiated, as on Windows. The environment variable WINSOCK_STRICT=1 sets it from the start.
 * Answers the former setting. */
BOOL winsock_set_strict(BOOL on);

/* Pseudo-blocking: with no blocking hook set, a blocking call runs the default hook, which pumps the thread's messages, as on Windows 3.1.
 * For the whole process. Answers the former setting. */
BOOL winsock_set_pseudo_blocking(BOOL on);

/* The WSA code of an errno value where the call that gave it says no more about it (EPIPE: WSAECONNABORTED), and the nearest errno of a WSA or
 * Win32 code. 0 stays 0; an unknown errno is WSASYSCALLFAILURE, an unknown code EIO. */
int winsock_from_errno(int error);
int winsock_to_errno(int code);

/* The macro name of a WSA or Win32 code ("WSAEINTR"), and one sentence on it, the one that FormatMessage gives; an HRESULT that holds such a code
 * does as well. NULL for a code that has no name here. Constant storage. */
const char *winsock_error_name(int code);
const char *winsock_error_text(int code);

#ifdef __cplusplus
}
#endif
#endif
