/* The blocks of heaps. */
#include <windows.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/lasterror.h"
#include "system/heap.h"
#include "system/probe.h"

#define CHECK ((UINT_PTR)0x5a6b7c8du)

/* A heap with a maximum has no larger block, as on Windows. */
#define LARGEST_OF_FIXED (sizeof (void *) == 8 ? (SIZE_T)0xff000 : (SIZE_T)0x7fff8)

static atomic_bool terminates;

static bool
has_list(const struct wsi_heap *heap)
{
	return heap != &wsi_process_heap;
}

static SIZE_T
overhead(const struct wsi_heap *heap)
{
	return sizeof (struct wsi_heap_block) + (has_list(heap) ? sizeof (struct wsi_heap_links) : 0);
}

static UINT_PTR
check_of(const struct wsi_heap *heap, const struct wsi_heap_block *block)
{
	return CHECK ^ (UINT_PTR)heap ^ (UINT_PTR)block;
}

static struct wsi_heap_links *
links_of(struct wsi_heap_block *block)
{
	return (struct wsi_heap_links *)(void *)block - 1;
}

static void *
raw_of(const struct wsi_heap *heap, struct wsi_heap_block *block)
{
	return has_list(heap) ? (void *)links_of(block) : block;
}

struct wsi_heap_block *
wsi_heap_block(const struct wsi_heap *heap, const void *memory)
{
	struct wsi_heap_block *block = (struct wsi_heap_block *)(UINT_PTR)memory - 1;

	if ((UINT_PTR)memory < 0x10000 || (UINT_PTR)memory % _Alignof(struct wsi_heap_block))
		return NULL;
	return block->check == check_of(heap, block) ? block : NULL;
}

/* The heap of a call, or NULL with the last error set. Who holds the process's heap with HeapLock keeps the others out; else malloc has its own
 * locks. */
static struct wsi_heap *
begin(HANDLE handle)
{
	struct wsi_heap *heap = wsi_heap_of(handle);

	if (!heap)
		wsi_last_error = ERROR_INVALID_HANDLE;
	else if (has_list(heap) || atomic_load_explicit(&heap->depth, memory_order_relaxed))
		wsi_heap_enter(heap);
	return heap;
}

/* Only begin() or HeapLock can have made the calling thread the owner, and after HeapLock begin() has entered too. */
static void
end(struct wsi_heap *heap)
{
	if (wsi_heap_is_mine(heap))
		wsi_heap_leave(heap);
}

/* A pointer that is no block. */
static int
corrupt(void)
{
	if (atomic_load_explicit(&terminates, memory_order_relaxed))
		abort();
	return ERROR_INVALID_PARAMETER;
}

/* ---- blocks ---- */

static bool
fits(const struct wsi_heap *heap, SIZE_T old, SIZE_T size)
{
	if (size > PTRDIFF_MAX - overhead(heap))
		return false;
	return !heap->maximum || (size <= LARGEST_OF_FIXED && heap->used - old + size <= heap->maximum);
}

static void
hang(struct wsi_heap *heap, struct wsi_heap_block *block)
{
	struct wsi_heap_links *links = links_of(block);

	links->next = &heap->blocks;
	links->previous = heap->blocks.previous;
	links->previous->next = links->next->previous = links;
}

static void
unhang(struct wsi_heap_block *block)
{
	struct wsi_heap_links *links = links_of(block);

	links->previous->next = links->next;
	links->next->previous = links->previous;
}

static void
fill_in(struct wsi_heap *heap, struct wsi_heap_block *block, SIZE_T size)
{
	block->size = size;
	block->check = check_of(heap, block);
	if (has_list(heap))
		heap->used += size;
}

static void *
allocate(struct wsi_heap *heap, DWORD flags, SIZE_T size)
{
	struct wsi_heap_block *block;
	char *raw;

	if (!fits(heap, 0, size))
		return NULL;
	raw = flags & HEAP_ZERO_MEMORY ? calloc(1, overhead(heap) + size) : malloc(overhead(heap) + size);
	if (!raw)
		return NULL;
	block = (struct wsi_heap_block *)(void *)(raw + overhead(heap)) - 1;
	fill_in(heap, block, size);
	if (has_list(heap))
		hang(heap, block);
	return block + 1;
}

static int
release(struct wsi_heap *heap, void *memory)
{
	struct wsi_heap_block *block = wsi_heap_block(heap, memory);

	if (!block)
		return corrupt();
	block->check = 0;
	if (has_list(heap)) {
		heap->used -= block->size;
		unhang(block);
	}
	free(raw_of(heap, block));
	return 0;
}

/* Larger or smaller without moving: false where that is not possible. */
static bool
resize_in_place(struct wsi_heap *heap, struct wsi_heap_block *block, SIZE_T size)
{
	if (size > malloc_usable_size(raw_of(heap, block)) - overhead(heap))
		return false;
	if (has_list(heap))
		heap->used -= block->size;
	fill_in(heap, block, size);
	return true;
}

static struct wsi_heap_block *
move(struct wsi_heap *heap, struct wsi_heap_block *block, SIZE_T size)
{
	SIZE_T old = block->size;
	char *raw;

	block->check = 0;
	if (has_list(heap))
		unhang(block);
	raw = realloc(raw_of(heap, block), overhead(heap) + size);
	if (raw)
		block = (struct wsi_heap_block *)(void *)(raw + overhead(heap)) - 1;
	if (has_list(heap)) {
		heap->used -= old;
		hang(heap, block);
	}
	fill_in(heap, block, raw ? size : old);
	return raw ? block : NULL;
}

static int
reallocate(struct wsi_heap *heap, DWORD flags, void **memory, SIZE_T size)
{
	struct wsi_heap_block *block = wsi_heap_block(heap, *memory);
	SIZE_T old;

	if (!block)
		return corrupt();
	old = block->size;
	if (!fits(heap, old, size))
		return ERROR_NOT_ENOUGH_MEMORY;
	if (!(flags & HEAP_REALLOC_IN_PLACE_ONLY))
		block = move(heap, block, size);
	else if (!resize_in_place(heap, block, size))
		block = NULL;
	if (!block)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (flags & HEAP_ZERO_MEMORY && size > old)
		memset((char *)(block + 1) + old, 0, size - old);
	*memory = block + 1;
	return 0;
}

/* ---- the calls ---- */

/* There is not that much. The heap is not held. */
static void
lack(const struct wsi_heap *heap, DWORD flags, SIZE_T size)
{
	ULONG_PTR wanted = size;

	wsi_last_error = ERROR_NOT_ENOUGH_MEMORY;
	if ((flags | heap->flags) & HEAP_GENERATE_EXCEPTIONS)
		RaiseException(STATUS_NO_MEMORY, 0, 1, &wanted);
}

LPVOID WINAPI
HeapAlloc(HANDLE handle, DWORD flags, SIZE_T size)
{
	struct wsi_heap *heap = begin(handle);
	void *memory;

	if (!heap)
		return NULL;
	memory = allocate(heap, flags, size);
	end(heap);
	if (!memory)
		lack(heap, flags, size);
	return memory;
}

LPVOID WINAPI
HeapReAlloc(HANDLE handle, DWORD flags, LPVOID memory, SIZE_T size)
{
	struct wsi_heap *heap = begin(handle);
	int error;

	if (!heap)
		return NULL;
	error = reallocate(heap, flags, &memory, size);
	end(heap);
	if (error == ERROR_NOT_ENOUGH_MEMORY)
		lack(heap, flags, size);
	return wsi_succeeded(error) ? memory : NULL;
}

/* NULL may be freed. */
BOOL WINAPI
HeapFree(HANDLE handle, DWORD flags, LPVOID memory)
{
	struct wsi_heap *heap = begin(handle);
	int error = 0;

	(void)flags;
	if (!heap)
		return FALSE;
	if (memory)
		error = release(heap, memory);
	end(heap);
	return wsi_succeeded(error);
}

SIZE_T WINAPI
HeapSize(HANDLE handle, DWORD flags, LPCVOID memory)
{
	struct wsi_heap *heap = begin(handle);
	struct wsi_heap_block *block;
	SIZE_T size = (SIZE_T)-1;

	(void)flags;
	if (!heap)
		return size;
	block = wsi_heap_block(heap, memory);
	if (block)
		size = block->size;
	else
		wsi_last_error = (DWORD)corrupt();
	end(heap);
	return size;
}

static bool
is_whole(const struct wsi_heap *heap)
{
	const struct wsi_heap_links *links;

	if (!has_list(heap))
		return true;
	for (links = heap->blocks.next; links != &heap->blocks; links = links->next)
		if (links->next->previous != links || !wsi_heap_block(heap, (const char *)links + overhead(heap)))
			return false;
	return true;
}

BOOL WINAPI
HeapValidate(HANDLE handle, DWORD flags, LPCVOID memory)
{
	struct wsi_heap *heap = begin(handle);
	bool good;

	(void)flags;
	if (!heap)
		return FALSE;
	if (memory)
		good = wsi_probe_read((const struct wsi_heap_block *)memory - 1, sizeof (struct wsi_heap_block)) && wsi_heap_block(heap, memory);
	else
		good = is_whole(heap);
	end(heap);
	return good;
}

/* How much is free in malloc's one piece cannot be known: the documented answer is 0 then, and no error. */
SIZE_T WINAPI
HeapCompact(HANDLE handle, DWORD flags)
{
	(void)flags;
	if (!wsi_heap_of(handle)) {
		wsi_last_error = ERROR_INVALID_HANDLE;
		return 0;
	}
	wsi_last_error = NO_ERROR;
	return 0;
}

/* ---- information ---- */

static int
set_compatibility(HANDLE handle, const ULONG *value, SIZE_T size)
{
	struct wsi_heap *heap = wsi_heap_of(handle);

	if (!heap)
		return ERROR_INVALID_HANDLE;
	if (size < sizeof *value)
		return ERROR_INSUFFICIENT_BUFFER;
	/* The low-fragmentation heap needs locks and may grow; nothing goes back from it. */
	if (*value != 2 || heap->flags & HEAP_NO_SERIALIZE || heap->maximum)
		return ERROR_GEN_FAILURE;
	heap->compatibility = *value;
	return 0;
}

static int
set_information(HANDLE handle, HEAP_INFORMATION_CLASS what, const void *value, SIZE_T size)
{
	switch (what) {
	case HeapCompatibilityInformation:
		return value ? set_compatibility(handle, value, size) : ERROR_INVALID_PARAMETER;
	case HeapEnableTerminationOnCorruption:
		atomic_store_explicit(&terminates, true, memory_order_relaxed);
		return 0;
	}
	return ERROR_INVALID_PARAMETER;
}

BOOL WINAPI
HeapSetInformation(HANDLE handle, HEAP_INFORMATION_CLASS what, PVOID value, SIZE_T size)
{
	return wsi_succeeded(set_information(handle, what, value, size));
}

static int
query_information(HANDLE handle, HEAP_INFORMATION_CLASS what, PVOID value, SIZE_T size, PSIZE_T wanted)
{
	struct wsi_heap *heap = wsi_heap_of(handle);

	if (what != HeapCompatibilityInformation)
		return ERROR_INVALID_PARAMETER;
	if (!heap)
		return ERROR_INVALID_HANDLE;
	if (wanted)
		*wanted = sizeof heap->compatibility;
	if (!value || size < sizeof heap->compatibility)
		return ERROR_INSUFFICIENT_BUFFER;
	memcpy(value, &heap->compatibility, sizeof heap->compatibility);
	return 0;
}

BOOL WINAPI
HeapQueryInformation(HANDLE handle, HEAP_INFORMATION_CLASS what, PVOID value, SIZE_T size, PSIZE_T wanted)
{
	return wsi_succeeded(query_information(handle, what, value, size, wanted));
}
