/* Heaps themselves: made, destroyed, listed, locked. */
#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "system/heap.h"

static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;
static struct wsi_heap *first = &wsi_process_heap;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

struct wsi_heap wsi_process_heap = {
	.alive = WSI_HEAP_ALIVE,
	.flags = HEAP_GROWABLE,
	.compatibility = 2,
	.lock = PTHREAD_MUTEX_INITIALIZER,
};

/* ---- locks ---- */

bool
wsi_heap_is_mine(struct wsi_heap *heap)
{
	return atomic_load_explicit(&heap->depth, memory_order_relaxed)
		&& pthread_equal(atomic_load_explicit(&heap->owner, memory_order_relaxed), pthread_self());
}

void
wsi_heap_enter(struct wsi_heap *heap)
{
	if (!wsi_heap_is_mine(heap)) {
		pthread_mutex_lock(&heap->lock);
		atomic_store_explicit(&heap->owner, pthread_self(), memory_order_relaxed);
	}
	atomic_fetch_add_explicit(&heap->depth, 1, memory_order_relaxed);
}

void
wsi_heap_leave(struct wsi_heap *heap)
{
	if (atomic_fetch_sub_explicit(&heap->depth, 1, memory_order_relaxed) == 1)
		pthread_mutex_unlock(&heap->lock);
}

/* A thread that holds the lock of one heap and forks keeps it, in the child too. */
static void
before_fork(void)
{
	pthread_mutex_lock(&list_lock);
	for (struct wsi_heap *h = first; h; h = h->next)
		wsi_heap_enter(h);
}

static void
after_fork(void)
{
	for (struct wsi_heap *h = first; h; h = h->next)
		wsi_heap_leave(h);
	pthread_mutex_unlock(&list_lock);
}

static void
watch_forks(void)
{
	if (pthread_atfork(before_fork, after_fork, after_fork))
		unwatched = ERROR_NOT_ENOUGH_MEMORY;
}

int
wsi_heap_watch_forks(void)
{
	pthread_once(&forks, watch_forks);
	return unwatched;
}

BOOL WINAPI
HeapLock(HANDLE handle)
{
	struct wsi_heap *heap = wsi_heap_of(handle);

	if (!heap)
		return wsi_succeeded(ERROR_INVALID_HANDLE);
	if (!wsi_succeeded(wsi_heap_watch_forks()))
		return FALSE;
	wsi_heap_enter(heap);
	return TRUE;
}

BOOL WINAPI
HeapUnlock(HANDLE handle)
{
	struct wsi_heap *heap = wsi_heap_of(handle);

	if (!heap)
		return wsi_succeeded(ERROR_INVALID_HANDLE);
	if (!wsi_heap_is_mine(heap))
		return wsi_succeeded(ERROR_NOT_OWNER);
	wsi_heap_leave(heap);
	return TRUE;
}

/* ---- life ---- */

struct wsi_heap *
wsi_heap_of(HANDLE handle)
{
	struct wsi_heap *heap = handle;

	return heap && (UINT_PTR)heap % _Alignof(struct wsi_heap) == 0 && heap->alive == WSI_HEAP_ALIVE ? heap : NULL;
}

/* A record that is not in use, or a new one; the list's lock is held. */
static struct wsi_heap *
get_record(void)
{
	struct wsi_heap *h;

	for (h = first; h; h = h->next)
		if (h->alive != WSI_HEAP_ALIVE)
			return h;
	h = calloc(1, sizeof *h);
	if (!h)
		return NULL;
	pthread_mutex_init(&h->lock, NULL);
	h->next = first->next;
	first->next = h;
	return h;
}

HANDLE WINAPI
GetProcessHeap(void)
{
	return &wsi_process_heap;
}

HANDLE WINAPI
HeapCreate(DWORD options, SIZE_T initial, SIZE_T maximum)
{
	struct wsi_heap *h;

	if (maximum && initial > maximum)
		return wsi_succeeded(ERROR_INVALID_PARAMETER), NULL;
	if (!wsi_succeeded(wsi_heap_watch_forks()))
		return NULL;
	pthread_mutex_lock(&list_lock);
	h = get_record();
	if (h) {
		h->flags = options | (maximum ? 0 : HEAP_GROWABLE);
		h->maximum = maximum;
		h->compatibility = maximum || options & HEAP_NO_SERIALIZE ? 0 : 2;
		h->blocks.next = h->blocks.previous = &h->blocks;
		h->used = 0;
		h->alive = WSI_HEAP_ALIVE;
	}
	pthread_mutex_unlock(&list_lock);
	wsi_succeeded(h ? 0 : ERROR_NOT_ENOUGH_MEMORY);
	return h;
}

static void
free_all(struct wsi_heap *heap)
{
	struct wsi_heap_links *links, *next;

	for (links = heap->blocks.next; links != &heap->blocks; links = next) {
		next = links->next;
		free(links);
	}
}

/* Other threads may not use it any more, as on Windows; the one that holds its lock may. */
BOOL WINAPI
HeapDestroy(HANDLE handle)
{
	struct wsi_heap *heap;
	bool found;

	pthread_mutex_lock(&list_lock);
	heap = wsi_heap_of(handle);
	found = heap && heap != &wsi_process_heap;
	if (found) {
		while (wsi_heap_is_mine(heap))
			wsi_heap_leave(heap);
		free_all(heap);
		heap->alive = 0;
	}
	pthread_mutex_unlock(&list_lock);
	return wsi_succeeded(found ? 0 : ERROR_INVALID_HANDLE);
}

DWORD WINAPI
GetProcessHeaps(DWORD room, PHANDLE heaps)
{
	DWORD count = 0;

	pthread_mutex_lock(&list_lock);
	for (struct wsi_heap *h = first; h; h = h->next) {
		if (h->alive != WSI_HEAP_ALIVE)
			continue;
		if (count < room)
			heaps[count] = h;
		count++;
	}
	pthread_mutex_unlock(&list_lock);
	return count;
}
