/* Microsoft's part of <malloc.h>. */
#ifndef WS_WIN32_CRTMALLOC_H
#define WS_WIN32_CRTMALLOC_H
#pragma GCC system_header

#include <crtdefs.h>
#include <stdlib.h>

#ifndef alloca
#define alloca  __builtin_alloca
#endif
#define _alloca __builtin_alloca

/* On the stack if it is small, on the heap if not; a mark in front tells _freea which. */
#define _ALLOCA_S_THRESHOLD  1024
#define _ALLOCA_S_MARKER_SIZE 16
#define _malloca(size) \
	((size) + _ALLOCA_S_MARKER_SIZE <= _ALLOCA_S_THRESHOLD ? ws_mark(_alloca((size) + _ALLOCA_S_MARKER_SIZE), 0xcccc) \
	                                                       : ws_mark(malloc((size) + _ALLOCA_S_MARKER_SIZE), 0xdddd))
WS_INLINE void *
ws_mark(void *memory, unsigned mark)
{
	if (!memory)
		return NULL;
	*(unsigned *)memory = mark;
	return (char *)memory + _ALLOCA_S_MARKER_SIZE;
}
WS_INLINE void
_freea(void *memory)
{
	char *start = (char *)memory - _ALLOCA_S_MARKER_SIZE;

	if (memory && *(unsigned *)(void *)start == 0xdddd)
		free(start);
}

WS_BEGIN

void *_aligned_malloc(size_t size, size_t alignment);
void *_aligned_realloc(void *memory, size_t size, size_t alignment);
void *_aligned_offset_malloc(size_t size, size_t alignment, size_t offset);
size_t _aligned_msize(void *memory, size_t alignment, size_t offset);
void _aligned_free(void *memory);
/* What the block holds, which may be more than was asked for. */
size_t _msize(void *memory);
/* The block as it is, if it can hold so much; else NULL. */
void *_expand(void *memory, size_t size);
void *_recalloc(void *memory, size_t count, size_t size);

WS_END

WS_BEGIN
#define _HEAPEMPTY    (-1)
#define _HEAPOK       (-2)
#define _HEAPBADBEGIN (-3)
#define _HEAPBADNODE  (-4)
#define _HEAPEND      (-5)
#define _HEAPBADPTR   (-6)
int _heapchk(void);
int _heapmin(void);
intptr_t _get_heap_handle(void);
WS_END

#endif
