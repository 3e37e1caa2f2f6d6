/* What every object begins with: what kind it is, and how many hold it.
 *
 * An object lives while it is referenced; a handle is one reference, a call that works on it another. What a kind can do
 * is in its table of functions, so that whoever holds an object of unknown kind (CloseHandle, a wait) asks the table.
 */
#ifndef WSI_OBJECT_H
#define WSI_OBJECT_H

#include <windef.h>
#include <stdatomic.h>

struct wsi_object;

struct wsi_kind {
	void (*destroy)(struct wsi_object *object);     /* the last reference is gone */
	DWORD all_access;                               /* what MAXIMUM_ALLOWED and GENERIC_ALL mean for a handle to it */
};

struct wsi_object {
	const struct wsi_kind *kind;
	atomic_uint references;
};

/* With one reference, the caller's. */
static inline void
wsi_object_init(struct wsi_object *object, const struct wsi_kind *kind)
{
	object->kind = kind;
	atomic_init(&object->references, 1);
}

static inline void
wsi_object_hold(struct wsi_object *object)
{
	atomic_fetch_add_explicit(&object->references, 1, memory_order_relaxed);
}

static inline void
wsi_object_release(struct wsi_object *object)
{
	if (atomic_fetch_sub_explicit(&object->references, 1, memory_order_acq_rel) == 1)
		object->kind->destroy(object);
}

#endif
