/* VirtualAlloc and VirtualFree: address space from mmap, whose pages are made accessible as they are committed. */
#include "system/virtual.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/lasterror.h"
#include "base/thread.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct wsi_region *regions;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

static const struct {
	DWORD protection;
	int rights;
} rights[] = {
	{PAGE_NOACCESS, PROT_NONE},
	{PAGE_READONLY, PROT_READ},
	{PAGE_READWRITE, PROT_READ | PROT_WRITE},
	{PAGE_EXECUTE, PROT_EXEC},
	{PAGE_EXECUTE_READ, PROT_READ | PROT_EXEC},
	{PAGE_EXECUTE_READWRITE, PROT_READ | PROT_WRITE | PROT_EXEC},
};

static const DWORD known_types = MEM_COMMIT | MEM_RESERVE | MEM_TOP_DOWN | MEM_RESET;

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

static void
watch_forks(void)
{
	if (pthread_atfork(before_fork, after_fork, after_fork))
		unwatched = ERROR_NOT_ENOUGH_MEMORY;
}

int
wsi_virtual_lock(void)
{
	pthread_once(&forks, watch_forks);
	if (unwatched)
		return unwatched;
	pthread_mutex_lock(&lock);
	return 0;
}

void
wsi_virtual_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

size_t
wsi_virtual_page(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

int
wsi_virtual_rights(DWORD protection)
{
	for (size_t i = 0; i < ARRAYSIZE(rights); i++)
		if (rights[i].protection == protection)
			return rights[i].rights;
	return -1;
}

struct wsi_region *
wsi_virtual_region(uintptr_t address)
{
	struct wsi_region *r = regions;

	while (r && address >= r->base + r->pages * wsi_virtual_page())
		r = r->next;
	return r && address >= r->base ? r : NULL;
}

/* ---- reserving, under the lock ---- */

static void
link_region(struct wsi_region *r)
{
	struct wsi_region **link = &regions;

	while (*link && (*link)->base < r->base)
		link = &(*link)->next;
	r->next = *link;
	*link = r;
}

static void
unlink_region(struct wsi_region *r)
{
	struct wsi_region **link = &regions;

	while (*link != r)
		link = &(*link)->next;
	*link = r->next;
}

static void *
map(uintptr_t address, size_t size, int flags)
{
	void *memory = mmap((void *)address, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | flags, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

/* Where the caller does not say: anywhere, at a multiple of the granularity. */
static uintptr_t
map_anywhere(size_t size)
{
	uintptr_t at = (uintptr_t)map(0, size + WSI_GRANULE, 0);
	uintptr_t base = (at + WSI_GRANULE - 1) & ~(WSI_GRANULE - 1);
	size_t before = base - at;

	if (!at)
		return 0;
	if (before)
		munmap((void *)at, before);
	munmap((void *)(base + size), WSI_GRANULE - before);
	return base;
}

/* Without MAP_FIXED the address is a wish: elsewhere means that it is taken. */
static int
map_at(uintptr_t base, size_t size)
{
	void *memory = map(base, size, 0);

	if (!memory)
		return ERROR_NOT_ENOUGH_MEMORY;
	if ((uintptr_t)memory == base)
		return 0;
	munmap(memory, size);
	return ERROR_INVALID_ADDRESS;
}

static int
map_region(struct wsi_region *r, uintptr_t address, size_t size)
{
	r->base = address ? address : map_anywhere(size);
	if (!r->base)
		return ERROR_NOT_ENOUGH_MEMORY;
	return address ? map_at(address, size) : 0;
}

static int
reserve(uintptr_t address, size_t size, DWORD protection, struct wsi_region **region)
{
	uintptr_t base = address & ~(WSI_GRANULE - 1);
	size_t pages = (address + size - base + wsi_virtual_page() - 1) / wsi_virtual_page();
	struct wsi_region *r = calloc(1, sizeof *r);
	int error = ERROR_NOT_ENOUGH_MEMORY;

	if (!r)
		return error;
	*r = (struct wsi_region){.pages = pages, .protection = protection, .page = calloc(pages, 1)};
	if (r->page)
		error = map_region(r, base, pages * wsi_virtual_page());
	if (error) {
		free(r->page);
		free(r);
		return error;
	}
	link_region(r);
	*region = r;
	return 0;
}

static void
release(struct wsi_region *r)
{
	unlink_region(r);
	munmap((void *)r->base, r->pages * wsi_virtual_page());
	free(r->page);
	free(r);
}

/* ---- pages, under the lock ---- */

struct span {
	struct wsi_region *region;
	size_t first, count;
};

/* The pages that hold any of the bytes; ERROR_INVALID_ADDRESS where they are not all of one region. */
static int
find_span(uintptr_t address, size_t size, struct span *s)
{
	size_t page = wsi_virtual_page();
	struct wsi_region *r = wsi_virtual_region(address);

	if (!r || size > r->base + r->pages * page - address)
		return ERROR_INVALID_ADDRESS;
	*s = (struct span){.region = r, .first = (address - r->base) / page};
	s->count = (address + size - r->base + page - 1) / page - s->first;
	return 0;
}

static void *
span_start(const struct span *s)
{
	return (void *)(s->region->base + s->first * wsi_virtual_page());
}

/* Pages that are committed already keep what they hold. */
static int
commit(const struct span *s, DWORD protection)
{
	if (mprotect(span_start(s), s->count * wsi_virtual_page(), wsi_virtual_rights(protection)))
		return ERROR_COMMITMENT_LIMIT;
	memset(s->region->page + s->first, (int)protection, s->count);
	return 0;
}

/* A mapping laid over it forgets what was there. */
static int
decommit(const struct span *s)
{
	if (!map((uintptr_t)span_start(s), s->count * wsi_virtual_page(), MAP_FIXED))
		return ERROR_NOT_ENOUGH_MEMORY;
	memset(s->region->page + s->first, 0, s->count);
	return 0;
}

/* ---- VirtualAlloc ---- */

static int
check(uintptr_t address, size_t size, DWORD type, DWORD protection)
{
	if (type & MEM_LARGE_PAGES)
		return ERROR_PRIVILEGE_NOT_HELD;
	if (!size || type & ~known_types || !(type & (MEM_COMMIT | MEM_RESERVE | MEM_RESET)))
		return ERROR_INVALID_PARAMETER;
	if (wsi_virtual_rights(protection) < 0 || (type & MEM_RESET && type != MEM_RESET))
		return ERROR_INVALID_PARAMETER;
	if (size > PTRDIFF_MAX - 2 * WSI_GRANULE || address > UINTPTR_MAX - size - 2 * WSI_GRANULE)
		return ERROR_INVALID_PARAMETER;
	return 0;
}

/* What the pages hold is not needed any more; they stay committed. */
static int
reset(uintptr_t address, size_t size)
{
	struct span s;
	int error = find_span(address, size, &s);

	if (!error && madvise(span_start(&s), s.count * wsi_virtual_page(), MADV_DONTNEED))
		error = ERROR_INVALID_ADDRESS;
	return error;
}

static int
reserve_and_commit(uintptr_t *address, size_t size, DWORD type, DWORD protection)
{
	struct wsi_region *r;
	struct span s;
	int error = reserve(*address, size, protection, &r);

	if (error)
		return error;
	*address = r->base;
	s = (struct span){.region = r, .count = r->pages};
	if (type & MEM_COMMIT)
		error = commit(&s, protection);
	if (error)
		release(r);
	return error;
}

static int
commit_reserved(uintptr_t *address, size_t size, DWORD protection)
{
	struct span s;
	int error = find_span(*address, size, &s);

	if (error)
		return error;
	*address = (uintptr_t)span_start(&s);
	return commit(&s, protection);
}

static int
allocate(uintptr_t *address, size_t size, DWORD type, DWORD protection)
{
	int error = check(*address, size, type, protection);

	if (!error)
		error = wsi_virtual_lock();
	if (error)
		return error;
	if (type & MEM_RESET)
		error = reset(*address, size);
	else if (type & MEM_RESERVE || !*address)
		error = reserve_and_commit(address, size, type, protection);
	else
		error = commit_reserved(address, size, protection);
	wsi_virtual_unlock();
	return error;
}

LPVOID WINAPI
VirtualAlloc(LPVOID address, SIZE_T size, DWORD type, DWORD protection)
{
	uintptr_t at = (uintptr_t)address;

	return wsi_succeeded(allocate(&at, size, type, protection)) ? (LPVOID)at : NULL;
}

LPVOID WINAPI
VirtualAllocEx(HANDLE process, LPVOID address, SIZE_T size, DWORD type, DWORD protection)
{
	return wsi_succeeded(wsi_process_check(process)) ? VirtualAlloc(address, size, type, protection) : NULL;
}

/* ---- VirtualFree ---- */

static int
release_at(uintptr_t address, size_t size)
{
	struct wsi_region *r = wsi_virtual_region(address);

	if (size)
		return ERROR_INVALID_PARAMETER;
	if (!r || (address & ~(wsi_virtual_page() - 1)) != r->base)
		return ERROR_INVALID_ADDRESS;
	release(r);
	return 0;
}

/* Without a size: the whole of the region that begins there. */
static int
decommit_at(uintptr_t address, size_t size)
{
	struct wsi_region *r = wsi_virtual_region(address);
	struct span s;
	int error;

	if (!r || (!size && (address & ~(wsi_virtual_page() - 1)) != r->base))
		return ERROR_INVALID_ADDRESS;
	error = find_span(size ? address : r->base, size ? size : r->pages * wsi_virtual_page(), &s);
	return error ? error : decommit(&s);
}

static int
give_back(uintptr_t address, size_t size, DWORD type)
{
	int error;

	if (type != MEM_RELEASE && type != MEM_DECOMMIT)
		return ERROR_INVALID_PARAMETER;
	error = wsi_virtual_lock();
	if (error)
		return error;
	error = type == MEM_RELEASE ? release_at(address, size) : decommit_at(address, size);
	wsi_virtual_unlock();
	return error;
}

BOOL WINAPI
VirtualFree(LPVOID address, SIZE_T size, DWORD type)
{
	return wsi_succeeded(give_back((uintptr_t)address, size, type));
}

BOOL WINAPI
VirtualFreeEx(HANDLE process, LPVOID address, SIZE_T size, DWORD type)
{
	return wsi_succeeded(wsi_process_check(process)) && VirtualFree(address, size, type);
}
