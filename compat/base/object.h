/* What every object begins with: what kind it is, how many hold it, and who waits for it.
 *
 * An object lives while it is referenced; a handle is one reference, a call that works on it another. What a kind can do
 * is in its table of functions, so that whoever holds an object of unknown kind (CloseHandle, a wait, ReadFile) asks the table.
 * The functions of a wait are called with the dispatcher's lock held (wait.h).
 */
#ifndef WSI_OBJECT_H
#define WSI_OBJECT_H

#include <windef.h>
#include <stdatomic.h>
#include <stdbool.h>

struct wsi_object;
struct wsi_thread;
struct wsi_wait_block;
struct wsi_file_kind;
struct wsi_port;

struct wsi_kind {
	void (*destroy)(struct wsi_object *object);     /* the last reference is gone; the dispatcher's lock is not held */
	DWORD all_access;                               /* what MAXIMUM_ALLOWED and GENERIC_ALL mean for a handle to it */
	DWORD generic_read, generic_write, generic_execute; /* what these mean; 0: nothing */

	/* NULL: it cannot be waited for, which is ERROR_INVALID_HANDLE. */
	bool (*is_signaled)(struct wsi_object *object, struct wsi_thread *thread);
	/* What a satisfied wait does to it, NULL: nothing. Answers 0, or WAIT_ABANDONED_0. */
	DWORD (*take)(struct wsi_object *object, struct wsi_thread *thread);
	/* SignalObjectAndWait: 0 or a Win32 code; NULL: ERROR_INVALID_HANDLE. Ends with wsi_dispatch(). */
	int (*signal)(struct wsi_object *object);
	DWORD signal_access;                            /* what the handle must allow for that */
	/* Somebody waits for an object that is not signaled: have it watched (watch.h). Called with the lock held, again at each such wait. NULL: nothing. */
	void (*watch)(struct wsi_object *object);
	/* Its last handle was closed, though calls may still hold it; called without the lock. NULL: nothing. (A port lets its waiters go.) */
	void (*closed)(struct wsi_object *object);

	/* Its completions go to this port, of which a reference is taken; or a Win32 code. NULL: it has none. */
	int (*associate)(struct wsi_object *object, struct wsi_port *port, ULONG_PTR key);
	int (*set_modes)(struct wsi_object *object, UCHAR modes);       /* FILE_SKIP_… */

	const struct wsi_file_kind *file;               /* what ReadFile and WriteFile do, or NULL (file/file.h) */
};

struct wsi_object {
	const struct wsi_kind *kind;
	atomic_uint references;
	atomic_uint handles;                                    /* how many of them are handles */
	bool has_name;                                          /* named.h; set before anyone else knows it */
	bool fed;                                               /* sockets signal it: who waits for it may poll for them (poller.h). Under the dispatcher's lock */
	struct wsi_wait_block *first_waiting, *last_waiting;    /* under the dispatcher's lock */
};

/* With one reference, the caller's. */
static inline void
wsi_object_init(struct wsi_object *object, const struct wsi_kind *kind)
{
	object->kind = kind;
	object->has_name = object->fed = false;
	atomic_init(&object->references, 1);
	atomic_init(&object->handles, 0);
	object->first_waiting = object->last_waiting = NULL;
}

static inline void
wsi_object_hold(struct wsi_object *object)
{
	atomic_fetch_add_explicit(&object->references, 1, memory_order_relaxed);
}

/* For whoever knows an object without holding it: false where its last reference is gone already. */
static inline bool
wsi_object_try_hold(struct wsi_object *object)
{
	unsigned references = atomic_load_explicit(&object->references, memory_order_relaxed);

	while (references)
		if (atomic_compare_exchange_weak_explicit(&object->references, &references, references + 1, memory_order_acquire, memory_order_relaxed))
			return true;
	return false;
}

static inline void
wsi_object_release(struct wsi_object *object)
{
	if (atomic_fetch_sub_explicit(&object->references, 1, memory_order_acq_rel) == 1)
		object->kind->destroy(object);
}

#endif
