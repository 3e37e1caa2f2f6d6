/* Threads and the process as objects.
 *
 * Each thread that needs one has a record, made by CreateThread or by the thread's first call that waits, and kept in a list while the thread
 * lives. A thread that never called us is known by its number and by when it was born: numbers come again. What is not atomic
 * is under the dispatcher's lock (wait.h), but for what is marked as the thread's own.
 */
#ifndef WSI_THREAD_H
#define WSI_THREAD_H

#include <windows.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/object.h"

struct wsi_apc;
struct wsi_mutex;
struct wsi_poller;
struct wsi_port;
struct wsi_waiter;

struct wsi_thread {
	struct wsi_object object;               /* signaled when it has ended */
	struct wsi_thread *next, *previous;     /* in the list of the living */
	DWORD tid;
	pthread_t id;
	uint64_t born;
	bool foreign;                           /* not ours, and has no code of ours running: known by number only */
	bool ended;
	DWORD exit_code;                        /* STILL_ACTIVE until it has ended */
	int priority;
	unsigned suspended;                     /* how often */
	atomic_uint stopped;                    /* 1: it is to stay where it is, or at its beginning (threadstop.c) */
	bool begun;                             /* it has left its beginning */
	bool no_boost;
	WCHAR *name;                            /* SetThreadDescription, or NULL */
	atomic_uint park;                       /* WSI_PARK_… (wait.h) */
	_Atomic(struct wsi_poller *) leads;     /* poller.h; set and cleared under the lock */
	atomic_uint aside;                      /* WSI_ASIDE… (poller.h): the lead is to be given up */
	atomic_uint requests;                   /* what it has begun and would end with it (provider/request.h) */

	struct wsi_waiter *waiter;              /* the wait it is parked in, or NULL */
	struct wsi_apc *apcs, **apcs_end;
	atomic_bool has_apcs;                   /* the same for those who look without the lock */
	struct wsi_mutex *owned;                /* abandoned when it ends */

	/* The completion port it last took a packet from, for the port's count of running threads; and what to tell that port when the thread
	 * parks (`parks` true) and when it goes on. Lock held, NULL: nobody. */
	struct wsi_port *port;
	struct wsi_thread *port_next, **port_link;      /* among the threads of that port */
	void (*port_parks)(struct wsi_thread *thread, bool parks);
	bool blocked;                           /* it has told the port that it blocks outside of a wait */
	bool worker;                            /* it has had a port; the thread's own */
};

/* Cache GetCurrentThreadId from here on; it is a system call until a forked child is sure to be noticed. Not async-signal-safe, which
 * is why GetCurrentThreadId itself does not call it. Who asks for that number in a fork handler calls this before registering it. */
void wsi_thread_watch_forks(void);

/* The calling thread's record, made when it has none; no reference is passed. NULL where memory is short. */
struct wsi_thread *wsi_thread_self(void);
extern __thread struct wsi_thread *wsi_thread_mine __attribute__((tls_model("initial-exec")));

/* For those who start and end threads. A record of no thread yet, with the caller's reference; the calling thread takes it for its own. */
struct wsi_thread *wsi_thread_new(void);
int wsi_thread_become(struct wsi_thread *thread);
/* A thread is no more: its mutexes are abandoned, its object is signaled. Lock held. */
void wsi_thread_end(struct wsi_thread *thread);
/* Give up the APCs that an ended thread did not run. Lock not held. */
void wsi_thread_drop_apcs(struct wsi_thread *thread);
/* threadname.c: what debuggers and ps show. Lock held. */
void wsi_thread_show_name(const struct wsi_thread *thread);
/* threadstop.c: the calling thread stays here while it is suspended. */
void wsi_thread_wait_resumed(struct wsi_thread *thread);

/* Start a thread that runs `start`; the record has a reference for the caller. Win32 code. It inherits no name and no APC. */
typedef DWORD wsi_thread_start(void *parameter);
int wsi_thread_create(wsi_thread_start *start, void *parameter, size_t stack, bool suspended, struct wsi_thread **thread);
/* The calling thread blocks, or goes on, in a call that is no wait of this floor: its completion port, if it has one, lets another in meanwhile. Costs
 * nothing for other threads. Not nested; lock not held. */
void wsi_thread_blocks(bool blocked);
/* Run what was queued to the calling thread, which may queue more; how many. Lock not held. */
unsigned wsi_thread_run_apcs(struct wsi_thread *thread);
/* Queue an APC: 0, ERROR_GEN_FAILURE (ended), ERROR_NOT_ENOUGH_MEMORY. Any thread, lock not held. */
int wsi_thread_queue_apc(struct wsi_thread *thread, void (*function)(ULONG_PTR a, ULONG_PTR b, ULONG_PTR c), ULONG_PTR a, ULONG_PTR b, ULONG_PTR c);
/* The same for one that is part of something that exists already, so that it cannot fail for want of memory. Lock held. False: the thread has ended. */
struct wsi_apc {
	struct wsi_apc *next;
	void (*function)(ULONG_PTR a, ULONG_PTR b, ULONG_PTR c);
	ULONG_PTR a, b, c;
	bool owned;                             /* free() it once it is taken */
	void (*dropped)(struct wsi_apc *apc);   /* its thread ended without having run it. Lock not held; NULL: nothing */
};
bool wsi_thread_give_apc(struct wsi_thread *thread, struct wsi_apc *apc);
/* Who is told that a thread was terminated from outside, and so had no end of its own; once, lock not held. And who is told of an APC for a thread that is in no alertable wait: the floor in whose calls threads block too. Called with the lock held. */
void wsi_thread_set_gone(void (*gone)(struct wsi_thread *thread));
void wsi_thread_set_alert(void (*alert)(const struct wsi_thread *thread));

/* The object of a running thread of this process, with a reference: ERROR_INVALID_PARAMETER where there is none. */
int wsi_thread_object(DWORD tid, struct wsi_object **object);
/* The number behind a thread's handle (or GetCurrentThread()), opened for `access`; 0 where that thread has ended. ERROR_INVALID_HANDLE,
 * ERROR_ACCESS_DENIED. */
int wsi_thread_id_of(HANDLE thread, DWORD access, DWORD *tid);
/* The record of a handle, with a reference. */
int wsi_thread_find(HANDLE handle, DWORD access, struct wsi_thread **thread);

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
