/* GlobalAlloc's and LocalAlloc's memory, which is one as on NT.
 *
 * A fixed block is one of the process's heap and its handle the address. A movable block has a record, and its handle is that record's address and 2, which
 * tells it from a pointer. Records are in pieces of memory that are never given back, so that a stale handle is told from a good one.
 */
#include <windows.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "system/heap.h"

enum {
	MARK = 2,
	PIECE = 256,
	LOCKS_MAX = GMEM_LOCKCOUNT,
	FLAGS = GMEM_MOVEABLE | GMEM_DISCARDABLE | GMEM_DDESHARE,
};

struct movable {
	bool used;
	unsigned locks;
	UINT flags;
	void *memory;           /* a block of the process's heap, NULL: discarded */
	struct movable *next;   /* of those that are free */
};

struct piece {
	struct piece *next;
	struct movable records[PIECE];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct piece *pieces;
static struct movable *free_records;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

static void
before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&lock);
}

/* The heaps' handlers first, so that theirs run after ours before a fork: a heap is used under our lock. */
static void
watch_forks(void)
{
	unwatched = wsi_heap_watch_forks();
	if (!unwatched && pthread_atfork(before_fork, after_fork, after_fork))
		unwatched = ERROR_NOT_ENOUGH_MEMORY;
}

/* ---- records, under the lock ---- */

static bool
is_handle(HGLOBAL memory)
{
	return (UINT_PTR)memory & MARK;
}

static HGLOBAL
handle_of(struct movable *m)
{
	return (char *)m + MARK;
}

static struct movable *
find(HGLOBAL handle)
{
	UINT_PTR at = (UINT_PTR)handle - MARK;

	for (struct piece *p = pieces; p; p = p->next) {
		UINT_PTR place = at - (UINT_PTR)p->records;
		struct movable *m = &p->records[place / sizeof *p->records % PIECE];

		if (place < sizeof p->records && place % sizeof *p->records == 0)
			return m->used ? m : NULL;
	}
	return NULL;
}

static bool
add_piece(void)
{
	struct piece *p = calloc(1, sizeof *p);

	if (!p)
		return false;
	p->next = pieces;
	pieces = p;
	for (size_t i = 0; i < PIECE; i++) {
		p->records[i].next = free_records;
		free_records = &p->records[i];
	}
	return true;
}

static struct movable *
new_record(void *memory, UINT flags)
{
	struct movable *m;

	if (!free_records && !add_piece())
		return NULL;
	m = free_records;
	free_records = m->next;
	*m = (struct movable){.used = true, .flags = flags & FLAGS, .memory = memory};
	return m;
}

static void
drop_record(struct movable *m)
{
	*m = (struct movable){.used = false, .next = free_records};
	free_records = m;
}

/* ---- what the heap does ---- */

static void *
get(UINT flags, SIZE_T size)
{
	return HeapAlloc(GetProcessHeap(), flags & GMEM_ZEROINIT ? HEAP_ZERO_MEMORY : 0, size);
}

static int
give_back(void *memory)
{
	if (!wsi_heap_block(&wsi_process_heap, memory))
		return ERROR_INVALID_HANDLE;
	return HeapFree(GetProcessHeap(), 0, memory) ? 0 : ERROR_INVALID_HANDLE;
}

static int
resize(void **memory, SIZE_T size, UINT flags, bool may_move)
{
	DWORD how = (flags & GMEM_ZEROINIT ? HEAP_ZERO_MEMORY : 0) | (may_move ? 0 : HEAP_REALLOC_IN_PLACE_ONLY);
	void *fresh = HeapReAlloc(GetProcessHeap(), how, *memory, size);

	if (!fresh)
		return ERROR_NOT_ENOUGH_MEMORY;
	*memory = fresh;
	return 0;
}

/* ---- allocation ---- */

/* A movable block of no size is a discarded one. */
static int
allocate_movable(UINT flags, SIZE_T size, HGLOBAL *handle)
{
	void *memory = size ? get(flags, size) : NULL;
	struct movable *m;

	if (size && !memory)
		return ERROR_NOT_ENOUGH_MEMORY;
	pthread_once(&forks, watch_forks);
	pthread_mutex_lock(&lock);
	m = unwatched ? NULL : new_record(memory, flags);
	pthread_mutex_unlock(&lock);
	if (m)
		*handle = handle_of(m);
	else if (memory)
		give_back(memory);
	return m ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

HGLOBAL WINAPI
GlobalAlloc(UINT flags, SIZE_T size)
{
	HGLOBAL handle = NULL;

	if (!(flags & GMEM_MOVEABLE))
		return get(flags, size);
	wsi_succeeded(allocate_movable(flags, size, &handle));
	return handle;
}

static int
free_movable(HGLOBAL handle)
{
	struct movable *m;
	void *memory = NULL;

	pthread_mutex_lock(&lock);
	m = find(handle);
	if (m) {
		memory = m->memory;
		drop_record(m);
	}
	pthread_mutex_unlock(&lock);
	if (memory)
		give_back(memory);
	return m ? 0 : ERROR_INVALID_HANDLE;
}

/* NT frees locked blocks too. */
HGLOBAL WINAPI
GlobalFree(HGLOBAL memory)
{
	if (!memory)
		return NULL;
	return wsi_succeeded(is_handle(memory) ? free_movable(memory) : give_back(memory)) ? NULL : memory;
}

/* ---- another size ---- */

static int
discard(struct movable *m)
{
	if (m->locks)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (m->memory)
		give_back(m->memory);
	m->memory = NULL;
	return 0;
}

static int
resize_movable(struct movable *m, SIZE_T size, UINT flags)
{
	if (!size)
		return discard(m);
	if (m->memory)
		return resize(&m->memory, size, flags, !m->locks || flags & GMEM_MOVEABLE);
	m->memory = get(flags, size);
	return m->memory ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

static int
change_movable(HGLOBAL handle, SIZE_T size, UINT flags)
{
	struct movable *m;
	int error = 0;

	pthread_mutex_lock(&lock);
	m = find(handle);
	if (!m)
		error = ERROR_INVALID_HANDLE;
	else if (flags & GMEM_MODIFY)
		m->flags = GMEM_MOVEABLE | (flags & FLAGS) | (m->flags & GMEM_DDESHARE);
	else
		error = resize_movable(m, size, flags);
	pthread_mutex_unlock(&lock);
	return error;
}

/* A fixed block becomes a movable one where that is all that is asked. */
static int
make_movable(HGLOBAL *memory, UINT flags)
{
	struct movable *m;

	if (!(flags & GMEM_MOVEABLE))
		return 0;
	pthread_once(&forks, watch_forks);
	pthread_mutex_lock(&lock);
	m = unwatched ? NULL : new_record(*memory, flags);
	pthread_mutex_unlock(&lock);
	if (!m)
		return ERROR_NOT_ENOUGH_MEMORY;
	*memory = handle_of(m);
	return 0;
}

static int
change_fixed(HGLOBAL *memory, SIZE_T size, UINT flags)
{
	if (!wsi_heap_block(&wsi_process_heap, *memory))
		return ERROR_INVALID_HANDLE;
	if (flags & GMEM_MODIFY)
		return make_movable(memory, flags);
	return resize(memory, size, flags, flags & GMEM_MOVEABLE);
}

HGLOBAL WINAPI
GlobalReAlloc(HGLOBAL memory, SIZE_T size, UINT flags)
{
	int error = is_handle(memory) ? change_movable(memory, size, flags) : change_fixed(&memory, size, flags);

	return wsi_succeeded(error) ? memory : NULL;
}

/* ---- locks ---- */

static int
lock_movable(HGLOBAL handle, void **address)
{
	struct movable *m;
	int error = 0;

	pthread_mutex_lock(&lock);
	m = find(handle);
	if (!m) {
		error = ERROR_INVALID_HANDLE;
	} else if (!m->memory) {
		error = ERROR_DISCARDED;
	} else {
		*address = m->memory;
		if (m->locks < LOCKS_MAX)
			m->locks++;
	}
	pthread_mutex_unlock(&lock);
	return error;
}

/* A fixed block's handle is its address. */
LPVOID WINAPI
GlobalLock(HGLOBAL memory)
{
	void *address = NULL;

	if (!is_handle(memory) && memory)
		return memory;
	wsi_succeeded(memory ? lock_movable(memory, &address) : ERROR_INVALID_HANDLE);
	return address;
}

/* Whether it is still locked; if not, the last error is 0, or says that it never was. */
static BOOL
unlock_movable(HGLOBAL handle)
{
	struct movable *m;
	bool locked = false;
	int error = NO_ERROR;

	pthread_mutex_lock(&lock);
	m = find(handle);
	if (!m)
		error = ERROR_INVALID_HANDLE;
	else if (!m->locks)
		error = ERROR_NOT_LOCKED;
	else
		locked = --m->locks;
	pthread_mutex_unlock(&lock);
	if (!locked)
		wsi_last_error = (DWORD)error;
	return locked;
}

/* A fixed block counts as locked for good. */
BOOL WINAPI
GlobalUnlock(HGLOBAL memory)
{
	return is_handle(memory) ? unlock_movable(memory) : TRUE;
}

BOOL WINAPI
LocalUnlock(HLOCAL memory)
{
	return is_handle(memory) ? unlock_movable(memory) : wsi_succeeded(ERROR_NOT_LOCKED);
}

/* ---- questions ---- */

static int
measure(HGLOBAL memory, SIZE_T *size, UINT *flags)
{
	const struct wsi_heap_block *block = NULL;
	struct movable *m;

	if (is_handle(memory)) {
		pthread_mutex_lock(&lock);
		m = find(memory);
		if (m) {
			block = m->memory ? wsi_heap_block(&wsi_process_heap, m->memory) : NULL;
			*size = block ? block->size : 0;
			*flags = m->locks | (m->memory ? 0 : GMEM_DISCARDED) | (m->flags & (GMEM_DISCARDABLE | GMEM_DDESHARE));
		}
		pthread_mutex_unlock(&lock);
		return m ? 0 : ERROR_INVALID_HANDLE;
	}
	block = wsi_heap_block(&wsi_process_heap, memory);
	if (!block)
		return ERROR_INVALID_HANDLE;
	*size = block->size;
	*flags = 0;
	return 0;
}

SIZE_T WINAPI
GlobalSize(HGLOBAL memory)
{
	SIZE_T size = 0;
	UINT flags;

	wsi_succeeded(measure(memory, &size, &flags));
	return size;
}

UINT WINAPI
GlobalFlags(HGLOBAL memory)
{
	SIZE_T size;
	UINT flags = 0;

	return wsi_succeeded(measure(memory, &size, &flags)) ? flags : GMEM_INVALID_HANDLE;
}

static struct movable *
find_address(LPCVOID address)
{
	for (struct piece *p = pieces; p; p = p->next)
		for (size_t i = 0; i < PIECE; i++)
			if (p->records[i].used && p->records[i].memory == address)
				return &p->records[i];
	return NULL;
}

HGLOBAL WINAPI
GlobalHandle(LPCVOID address)
{
	struct movable *m;

	if (!address || !wsi_heap_block(&wsi_process_heap, address))
		return wsi_succeeded(ERROR_INVALID_HANDLE), NULL;
	pthread_mutex_lock(&lock);
	m = find_address(address);
	pthread_mutex_unlock(&lock);
	return m ? handle_of(m) : (HGLOBAL)(UINT_PTR)address;
}

/* ---- the same by the other name ---- */

HLOCAL WINAPI
LocalAlloc(UINT flags, SIZE_T size)
{
	return GlobalAlloc(flags, size);
}

HLOCAL WINAPI
LocalReAlloc(HLOCAL memory, SIZE_T size, UINT flags)
{
	return GlobalReAlloc(memory, size, flags);
}

HLOCAL WINAPI
LocalFree(HLOCAL memory)
{
	return GlobalFree(memory);
}

LPVOID WINAPI
LocalLock(HLOCAL memory)
{
	return GlobalLock(memory);
}

SIZE_T WINAPI
LocalSize(HLOCAL memory)
{
	return GlobalSize(memory);
}

UINT WINAPI
LocalFlags(HLOCAL memory)
{
	return GlobalFlags(memory);
}

HLOCAL WINAPI
LocalHandle(LPCVOID address)
{
	return GlobalHandle(address);
}
