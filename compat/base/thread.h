/* Threads and the process as objects. A thread that we did not start is known by its number and by when it was born: numbers come again. */
#ifndef WSI_THREAD_H
#define WSI_THREAD_H

#include <windows.h>
#include <stdbool.h>
#include <stdint.h>

struct wsi_object;

/* Cache GetCurrentThreadId from here on; it is a system call until a forked child is sure to be noticed. Not async-signal-safe, which
 * is why GetCurrentThreadId itself does not call it. Who asks for that number in a fork handler calls this before registering it. */
void wsi_thread_watch_forks(void);

/* The object of a running thread of this process, with a reference: ERROR_INVALID_PARAMETER where there is none. */
int wsi_thread_object(DWORD tid, struct wsi_object **object);
/* The number behind a thread's handle (or GetCurrentThread()), opened for `access`; 0 where that thread has ended. ERROR_INVALID_HANDLE,
 * ERROR_ACCESS_DENIED. */
int wsi_thread_id_of(HANDLE thread, DWORD access, DWORD *tid);

/* This process, with a reference. */
int wsi_process_object(struct wsi_object **object);
/* 0 where a handle is this process, or ERROR_INVALID_HANDLE. */
int wsi_process_check(HANDLE process);

/* tid_linux.c: the system's number of a thread. */
DWORD wsi_tid_self(void);
bool wsi_tid_exists(DWORD tid);
/* When a thread was born, in whatever unit; 0 where that cannot be known. */
uint64_t wsi_tid_born(DWORD tid);

#endif
