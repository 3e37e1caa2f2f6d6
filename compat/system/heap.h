/* Heaps. A block is malloc's, with its size and a check before it, so that HeapSize is exact and a pointer that is no block of the heap is
 * told. The process's heap is malloc itself; any other heap keeps its blocks in a list too, for HeapDestroy.
 *
 * A heap's handle is the address of its record. Records are never given back, only used again, so that a stale handle is told from a heap
 * and harms nobody.
 */
#ifndef WSI_HEAP_H
#define WSI_HEAP_H

#include <windows.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Before each block. */
struct wsi_heap_block {
	_Alignas(max_align_t) SIZE_T size;
	UINT_PTR check;
};

/* And before that, in a heap that has a list. */
struct wsi_heap_links {
	_Alignas(max_align_t) struct wsi_heap_links *next;
	struct wsi_heap_links *previous;
};

struct wsi_heap {
	atomic_uintptr_t alive;         /* WSI_HEAP_ALIVE while it is one */
	struct wsi_heap *next;          /* of all records; under the list's lock */
	DWORD flags;
	SIZE_T maximum;                 /* 0: none */
	ULONG compatibility;            /* as HeapSetInformation set it */

	/* HeapLock is recursive; `owner` is read by others, but is only then the reader's own thread if that thread wrote it. */
	pthread_mutex_t lock;
	_Atomic(pthread_t) owner;
	atomic_uint depth;
	struct wsi_heap_links blocks;   /* a ring, under the lock */
	SIZE_T used;                    /* bytes of the blocks, under the lock */
};

#define WSI_HEAP_ALIVE ((UINT_PTR)0x70616548u)

extern struct wsi_heap wsi_process_heap;

/* Register the fork handlers; 0 or ERROR_NOT_ENOUGH_MEMORY. */
int wsi_heap_watch_forks(void);
/* The heap of a handle, or NULL. */
struct wsi_heap *wsi_heap_of(HANDLE handle);
void wsi_heap_enter(struct wsi_heap *heap);
void wsi_heap_leave(struct wsi_heap *heap);
/* False: the thread does not hold it. */
bool wsi_heap_is_mine(struct wsi_heap *heap);
/* The block of a pointer, or NULL where it is none of the heap's. */
struct wsi_heap_block *wsi_heap_block(const struct wsi_heap *heap, const void *memory);

#endif
