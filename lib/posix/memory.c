/* A caller's pointers.
 *
 * Three ways to be sure of a range, the cheapest first:
 *   - it lies in the live part of the thread's own stack, where most callers have their addresses and lengths;
 *   - its pages were found good before. The trade: memory that was good once and was unmapped since raises the signal that a plain
 *     program would get, not WSAEFAULT; in exchange a hot caller that passes the same global or heap structure pays no system call;
 *   - the kernel copies it.
 */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "posix/memory.h"
#include "posix/posix.h"
#include "winerror.h"

enum {
	LOWEST = 0x10000,       /* Windows maps nothing below, and small integers passed for pointers end here */
	PAGE = 4096,            /* the least that a page can be */
	PAGES = 16384,          /* as many as a server with thousands of connections has its structures in */
	FEW = 8,                /* at once */
};

/* Direct-mapped: the address of a good page, or 0. For all threads; only what is in use of it takes memory. */
struct good {
	_Atomic(uintptr_t) pages[PAGES];
};

struct stack {
	bool asked;
	uintptr_t low, high;    /* both 0 where it is not known */
};

#define PER_THREAD static __thread __attribute__((tls_model("initial-exec")))

static struct good readable, writable;
PER_THREAD struct stack stack;

static void
find_stack(void)
{
	pthread_attr_t attr;
	void *low;
	size_t size;

	stack.asked = true;
	if (pthread_getattr_np(pthread_self(), &attr))
		return;
	if (!pthread_attr_getstack(&attr, &low, &size)) {
		stack.low = (uintptr_t)low;
		stack.high = (uintptr_t)low + size;
	}
	pthread_attr_destroy(&attr);
}

/* From our own frame upward the stack is in use; a coroutine's frame is elsewhere and says nothing. */
static bool
on_stack(uintptr_t start, size_t size)
{
	uintptr_t frame = (uintptr_t)__builtin_frame_address(0);

	if (!stack.asked)
		find_stack();
	return frame >= stack.low && frame < stack.high && start >= frame && start < stack.high && size <= stack.high - start;
}

static _Atomic(uintptr_t) *
slot(struct good *good, uintptr_t page)
{
	return &good->pages[page / PAGE % PAGES];
}

static bool
is_good(struct good *good, uintptr_t start, size_t size)
{
	uintptr_t last = (start + size - 1) & ~(uintptr_t)(PAGE - 1);

	if (size > FEW * PAGE)
		return false;
	for (uintptr_t page = start & ~(uintptr_t)(PAGE - 1); page <= last; page += PAGE)
		if (atomic_load_explicit(slot(good, page), memory_order_relaxed) != page)
			return false;
	return true;
}

static void
remember(struct good *good, uintptr_t start, size_t size)
{
	uintptr_t last = (start + size - 1) & ~(uintptr_t)(PAGE - 1);

	if (size > FEW * PAGE)
		return;
	for (uintptr_t page = start & ~(uintptr_t)(PAGE - 1); page <= last; page += PAGE)
		atomic_store_explicit(slot(good, page), page, memory_order_relaxed);
}

/* Also keeps the sums above from wrapping: the last page of the address space is nobody's. */
static bool
is_possible(uintptr_t start, size_t size)
{
	return start >= LOWEST && start <= UINTPTR_MAX - PAGE && size <= UINTPTR_MAX - PAGE - start;
}

static bool
is_refusal(int error)
{
	return error == ENOSYS || error == EPERM || error == EACCES || error == EINVAL || error == ESRCH;
}

static int
answer(int error)
{
	if (error == EFAULT)
		return WSAEFAULT;
	return wsi_errno_to_wsa(error);
}

int
wsi_posix_copy_in(void *ours, const void *theirs, size_t size)
{
	uintptr_t start = (uintptr_t)theirs;
	int error;

	if (!size)
		return 0;
	if (!is_possible(start, size))
		return WSAEFAULT;
	if (on_stack(start, size) || is_good(&readable, start, size)) {
		memcpy(ours, theirs, size);
		return 0;
	}
	error = wsi_memory_vm_in(ours, theirs, size);
	if (is_refusal(error))
		error = wsi_memory_pipe_in(ours, theirs, size);
	if (error)
		return answer(error);
	remember(&readable, start, size);
	return 0;
}

int
wsi_posix_copy_out(void *theirs, const void *ours, size_t size)
{
	uintptr_t start = (uintptr_t)theirs;
	int error;

	if (!size)
		return 0;
	if (!is_possible(start, size))
		return WSAEFAULT;
	if (on_stack(start, size) || is_good(&writable, start, size)) {
		memcpy(theirs, ours, size);
		return 0;
	}
	error = wsi_memory_vm_out(theirs, ours, size);
	if (is_refusal(error))
		error = wsi_memory_pipe_out(theirs, ours, size);
	if (error)
		return answer(error);
	memcpy(theirs, ours, size);     /* once more, so that valgrind and its like see it written */
	remember(&writable, start, size);
	return 0;
}

/* One line of the map: is it of code, with the address inside? */
static bool
is_code_at(const char *line, uintptr_t address)
{
	unsigned long long low, high;
	char r, w, x;

	if (sscanf(line, "%llx-%llx %c%c%c", &low, &high, &r, &w, &x) != 5)
		return false;
	return x == 'x' && address >= low && address < high;
}

bool
wsi_posix_is_code(const void *address)
{
	uintptr_t at = (uintptr_t)address;
	char *line = NULL;
	size_t room = 0;
	bool found = false;
	bool read = false;
	FILE *map;

	if (at < LOWEST)
		return false;
	map = fopen("/proc/self/maps", "re");
	if (!map)
		return true;
	while (!found && getline(&line, &room, map) > 0) {
		read = true;
		found = is_code_at(line, at);
	}
	free(line);
	fclose(map);
	return found || !read;
}
