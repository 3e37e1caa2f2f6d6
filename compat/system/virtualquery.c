/* VirtualProtect, VirtualQuery and what else is asked of memory that is there, VirtualAlloc's or not. */
#include <windows.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "base/lasterror.h"
#include "base/thread.h"
#include "system/probe.h"
#include "system/virtual.h"

/* The macro for wide longs is for callers. */
#undef VirtualProtect

/* ---- protection ---- */

static DWORD
protection_of(const struct wsi_mapping *m)
{
	static const DWORD plain[] = {PAGE_NOACCESS, PAGE_READONLY, PAGE_READWRITE, PAGE_READWRITE};
	static const DWORD code[] = {PAGE_EXECUTE, PAGE_EXECUTE_READ, PAGE_EXECUTE_READWRITE, PAGE_EXECUTE_READWRITE};

	return (m->execute ? code : plain)[m->read | m->write << 1];
}

static uintptr_t
page_of(uintptr_t address)
{
	return address & ~(wsi_virtual_page() - 1);
}

static size_t
bytes_of_pages(uintptr_t address, size_t size)
{
	return page_of(address + size + wsi_virtual_page() - 1) - page_of(address);
}

static int
apply(uintptr_t address, size_t size, DWORD protection)
{
	return mprotect((void *)page_of(address), bytes_of_pages(address, size), wsi_virtual_rights(protection)) ? ERROR_INVALID_ADDRESS : 0;
}

/* All of it must be committed. */
static int
protect_ours(struct wsi_region *r, uintptr_t address, size_t size, DWORD protection, DWORD *old)
{
	size_t first = (address - r->base) / wsi_virtual_page();
	size_t count = bytes_of_pages(address, size) / wsi_virtual_page();
	int error;

	if (count > r->pages - first || memchr(r->page + first, 0, count))
		return ERROR_INVALID_ADDRESS;
	*old = r->page[first];
	error = apply(address, size, protection);
	if (!error)
		memset(r->page + first, (int)protection, count);
	return error;
}

static int
protect_other(uintptr_t address, size_t size, DWORD protection, DWORD *old)
{
	struct wsi_mapping m;
	int error = wsi_probe_mapping(address, &m);

	if (error)
		return error;
	if (!m.there)
		return ERROR_INVALID_ADDRESS;
	*old = protection_of(&m);
	return apply(address, size, protection);
}

static int
protect(uintptr_t address, size_t size, DWORD protection, DWORD *old)
{
	struct wsi_region *r;
	int error;

	if (!old)
		return ERROR_NOACCESS;
	if (wsi_virtual_rights(protection) < 0 || !size || size > UINTPTR_MAX - address - wsi_virtual_page())
		return ERROR_INVALID_PARAMETER;
	error = wsi_virtual_lock();
	if (error)
		return error;
	r = wsi_virtual_region(address);
	error = r ? protect_ours(r, address, size, protection, old) : protect_other(address, size, protection, old);
	wsi_virtual_unlock();
	return error;
}

BOOL WINAPI
VirtualProtect(LPVOID address, SIZE_T size, DWORD protection, PDWORD old)
{
	return wsi_succeeded(protect((uintptr_t)address, size, protection, old));
}

BOOL WINAPI
VirtualProtectEx(HANDLE process, LPVOID address, SIZE_T size, DWORD protection, PDWORD old)
{
	return wsi_succeeded(wsi_process_check(process)) && VirtualProtect(address, size, protection, old);
}

/* ---- query ---- */

static void
describe_ours(const struct wsi_region *r, uintptr_t address, MEMORY_BASIC_INFORMATION *to)
{
	size_t page = wsi_virtual_page(), first = (address - r->base) / page, past = first;
	unsigned char state = r->page[first];

	while (past < r->pages && r->page[past] == state)
		past++;
	to->BaseAddress = (PVOID)page_of(address);
	to->AllocationBase = (PVOID)r->base;
	to->AllocationProtect = r->protection;
	to->RegionSize = (past - first) * page;
	to->State = state ? MEM_COMMIT : MEM_RESERVE;
	to->Protect = state;
	to->Type = MEM_PRIVATE;
}

static int
describe_other(uintptr_t address, MEMORY_BASIC_INFORMATION *to)
{
	struct wsi_mapping m;
	int error = wsi_probe_mapping(address, &m);

	if (error)
		return error;
	to->BaseAddress = (PVOID)page_of(address);
	to->RegionSize = m.end - page_of(address);
	to->State = MEM_FREE;
	to->Protect = PAGE_NOACCESS;
	if (!m.there)
		return 0;
	to->AllocationBase = (PVOID)m.begin;
	to->AllocationProtect = to->Protect = protection_of(&m);
	to->State = MEM_COMMIT;
	to->Type = !m.file ? MEM_PRIVATE : m.shared ? MEM_MAPPED : MEM_IMAGE;
	return 0;
}

static int
query(uintptr_t address, MEMORY_BASIC_INFORMATION *to)
{
	struct wsi_region *r;
	int error = wsi_virtual_lock();

	if (error)
		return error;
	r = wsi_virtual_region(address);
	if (r)
		describe_ours(r, address, to);
	else
		error = describe_other(address, to);
	wsi_virtual_unlock();
	return error;
}

SIZE_T WINAPI
VirtualQuery(LPCVOID address, PMEMORY_BASIC_INFORMATION information, SIZE_T size)
{
	MEMORY_BASIC_INFORMATION found = {0};

	if (size < sizeof found) {
		wsi_last_error = ERROR_BAD_LENGTH;
		return 0;
	}
	if (!wsi_succeeded(query((uintptr_t)address, &found)))
		return 0;
	*information = found;
	return sizeof found;
}

SIZE_T WINAPI
VirtualQueryEx(HANDLE process, LPCVOID address, PMEMORY_BASIC_INFORMATION information, SIZE_T size)
{
	return wsi_succeeded(wsi_process_check(process)) ? VirtualQuery(address, information, size) : 0;
}

/* ---- locking ---- */

BOOL WINAPI
VirtualLock(LPVOID address, SIZE_T size)
{
	return wsi_succeeded(mlock(address, size) ? ERROR_WORKING_SET_QUOTA : 0);
}

BOOL WINAPI
VirtualUnlock(LPVOID address, SIZE_T size)
{
	return wsi_succeeded(munlock(address, size) ? ERROR_NOT_LOCKED : 0);
}

/* ---- this process's memory, as another's ---- */

static bool
can_write(uintptr_t address, size_t size)
{
	struct wsi_mapping m = {.end = address};

	if (address < WSI_GRANULE || size > UINTPTR_MAX - address)
		return !size;
	for (uintptr_t at = address; at < address + size; at = m.end)
		if (wsi_probe_mapping(at, &m) || !m.there || !m.write)
			return false;
	return true;
}

static BOOL
copy(HANDLE process, void *to, const void *from, SIZE_T size, SIZE_T *done, bool good, int error)
{
	if (done)
		*done = 0;
	if (!wsi_succeeded(wsi_process_check(process)))
		return FALSE;
	if (!good)
		return wsi_succeeded(error);
	memmove(to, from, size);
	if (done)
		*done = size;
	return TRUE;
}

BOOL WINAPI
ReadProcessMemory(HANDLE process, LPCVOID from, LPVOID to, SIZE_T size, SIZE_T *done)
{
	return copy(process, to, from, size, done, wsi_probe_read(from, size), ERROR_PARTIAL_COPY);
}

BOOL WINAPI
WriteProcessMemory(HANDLE process, LPVOID to, LPCVOID from, SIZE_T size, SIZE_T *done)
{
	return copy(process, to, from, size, done, can_write((uintptr_t)to, size), ERROR_NOACCESS);
}

BOOL WINAPI
FlushInstructionCache(HANDLE process, LPCVOID address, SIZE_T size)
{
	if (!wsi_succeeded(wsi_process_check(process)))
		return FALSE;
	__builtin___clear_cache((char *)(uintptr_t)address, (char *)(uintptr_t)address + size);
	return TRUE;
}

/* ---- IsBad… ---- */

BOOL WINAPI
IsBadReadPtr(const void *address, UINT_PTR size)
{
	return !wsi_probe_read(address, size);
}

BOOL WINAPI
IsBadHugeReadPtr(const void *address, UINT_PTR size)
{
	return !wsi_probe_read(address, size);
}

BOOL WINAPI
IsBadWritePtr(LPVOID address, UINT_PTR size)
{
	return !can_write((uintptr_t)address, size);
}

BOOL WINAPI
IsBadHugeWritePtr(LPVOID address, UINT_PTR size)
{
	return !can_write((uintptr_t)address, size);
}

/* Windows too asks only whether it can be read. */
BOOL WINAPI
IsBadCodePtr(FARPROC function)
{
	return !wsi_probe_read((const void *)function, 1);
}

BOOL WINAPI
IsBadStringPtrA(LPCSTR text, UINT_PTR most)
{
	size_t length;

	return !wsi_probe_string(text, most, &length);
}

BOOL WINAPI
IsBadStringPtrW(LPCWSTR text, UINT_PTR most)
{
	size_t length;

	return !wsi_probe_wide(text, most, &length);
}
