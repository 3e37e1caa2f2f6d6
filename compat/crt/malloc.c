/* Aligned blocks have a header, and are freed by _aligned_free alone, as on Windows. */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>
#include <win32/crtmalloc.h>

#include "crt/invalid.h"

/* In front of what the program has. */
struct aligned {
	void *block;
	size_t size;
};

static struct aligned *
header(void *memory)
{
	return (struct aligned *)((uintptr_t)memory & ~(uintptr_t)(sizeof(void *) - 1)) - 1;
}

void *
_aligned_offset_malloc(size_t size, size_t alignment, size_t offset)
{
	size_t extra = alignment + sizeof(struct aligned) + sizeof(void *);
	uintptr_t at;
	void *block;

	if (!alignment || (alignment & (alignment - 1)) || (offset && offset >= size)) {
		wsi_crt_invalid(EINVAL);
		return NULL;
	}
	if (alignment < sizeof(void *))
		alignment = sizeof(void *);
	extra += alignment;
	block = size + extra < size ? NULL : malloc(size + extra);
	if (!block) {
		errno = ENOMEM;
		return NULL;
	}
	at = (uintptr_t)block + sizeof(struct aligned) + sizeof(void *) + offset;
	at = ((at + alignment - 1) & ~(uintptr_t)(alignment - 1)) - offset;
	*header((void *)at) = (struct aligned){.block = block, .size = size};
	return (void *)at;
}

void *
_aligned_malloc(size_t size, size_t alignment)
{
	return _aligned_offset_malloc(size, alignment, 0);
}

void
_aligned_free(void *memory)
{
	if (memory)
		free(header(memory)->block);
}

size_t
_aligned_msize(void *memory, size_t alignment, size_t offset)
{
	(void)alignment;
	(void)offset;
	if (memory)
		return header(memory)->size;
	wsi_crt_invalid(EINVAL);
	return (size_t)-1;
}

void *
_aligned_realloc(void *memory, size_t size, size_t alignment)
{
	void *grown;
	size_t old = memory ? header(memory)->size : 0;

	if (!size) {
		_aligned_free(memory);
		return NULL;
	}
	grown = _aligned_malloc(size, alignment);
	if (!grown)
		return NULL;
	if (memory)
		memcpy(grown, memory, old < size ? old : size);
	_aligned_free(memory);
	return grown;
}

size_t
_msize(void *memory)
{
	if (memory)
		return malloc_usable_size(memory);
	wsi_crt_invalid(EINVAL);
	return (size_t)-1;
}

void *
_expand(void *memory, size_t size)
{
	if (!memory) {
		wsi_crt_invalid(EINVAL);
		return NULL;
	}
	return size <= malloc_usable_size(memory) ? memory : NULL;
}

void *
_recalloc(void *memory, size_t count, size_t size)
{
	size_t old = memory ? malloc_usable_size(memory) : 0, total;
	char *grown;

	if (__builtin_mul_overflow(count, size, &total)) {
		errno = ENOMEM;
		return NULL;
	}
	grown = realloc(memory, total);
	if (grown && total > old)
		memset(grown + old, 0, total - old);
	return grown;
}

/* malloc looks for itself: it has nothing to tell but that its heap is sound. */
int
_heapchk(void)
{
	return HeapValidate(GetProcessHeap(), 0, NULL) ? _HEAPOK : _HEAPBADNODE;
}

int
_heapmin(void)
{
	return malloc_trim(0) < 0 ? -1 : 0;
}

intptr_t
_get_heap_handle(void)
{
	return (intptr_t)GetProcessHeap();
}
