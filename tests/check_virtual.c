/* VirtualAlloc and its kin. */
#include "harness.h"

#include <unistd.h>

enum {
	PAGE = 4096,
	GRANULE = 65536,
};

START_TEST(committed_memory_is_zero_and_at_a_multiple_of_64_KiB)
{
	char *memory = VirtualAlloc(NULL, 10000, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);

	ck_assert_ptr_nonnull(memory);
	ck_assert_uint_eq((UINT_PTR)memory % GRANULE, 0);
	for (int i = 0; i < 3 * PAGE; i++)
		ck_assert_int_eq(memory[i], 0);
	memset(memory, 1, 3 * PAGE);
	ck_assert(VirtualFree(memory, 0, MEM_RELEASE));
	WST_REFUSES(VirtualFree(memory, 0, MEM_RELEASE), ERROR_INVALID_ADDRESS);
	memory = VirtualAlloc(NULL, 1, MEM_COMMIT, PAGE_READWRITE);
	memory[PAGE - 1] = 1;
	ck_assert(VirtualFree(memory, 0, MEM_RELEASE));
}
END_TEST

START_TEST(reserved_memory_is_committed_page_by_page)
{
	char *memory = VirtualAlloc(NULL, 16 * PAGE, MEM_RESERVE, PAGE_NOACCESS);
	MEMORY_BASIC_INFORMATION about;

	ck_assert(IsBadReadPtr(memory, 1));
	ck_assert_ptr_eq(VirtualAlloc(memory + 2 * PAGE + 5, PAGE, MEM_COMMIT, PAGE_READWRITE), memory + 2 * PAGE);
	memory[2 * PAGE] = memory[4 * PAGE - 1] = 'x';
	ck_assert(!IsBadReadPtr(memory + 2 * PAGE, 2 * PAGE));
	ck_assert(IsBadReadPtr(memory + 2 * PAGE, 2 * PAGE + 1));
	ck_assert_uint_eq(VirtualQuery(memory + 3 * PAGE + 9, &about, sizeof about), sizeof about);
	ck_assert_ptr_eq(about.BaseAddress, memory + 3 * PAGE);
	ck_assert_ptr_eq(about.AllocationBase, memory);
	ck_assert_uint_eq(about.RegionSize, PAGE);
	ck_assert_uint_eq(about.State, MEM_COMMIT);
	ck_assert_uint_eq(about.Protect, PAGE_READWRITE);
	ck_assert_uint_eq(about.AllocationProtect, PAGE_NOACCESS);
	ck_assert_uint_eq(about.Type, MEM_PRIVATE);
	ck_assert_uint_eq(VirtualQuery(memory + 4 * PAGE, &about, sizeof about), sizeof about);
	ck_assert_uint_eq(about.RegionSize, 12 * PAGE);
	ck_assert_uint_eq(about.State, MEM_RESERVE);
	ck_assert(VirtualFree(memory + 2 * PAGE, PAGE, MEM_DECOMMIT));
	ck_assert(IsBadReadPtr(memory + 2 * PAGE, 1));
	ck_assert_int_eq(memory[4 * PAGE - 1], 'x');
	ck_assert_ptr_nonnull(VirtualAlloc(memory, 16 * PAGE, MEM_COMMIT, PAGE_READWRITE));
	ck_assert_int_eq(memory[2 * PAGE], 0);
	ck_assert_int_eq(memory[4 * PAGE - 1], 'x');
	ck_assert(VirtualFree(memory, 0, MEM_DECOMMIT));
	ck_assert(IsBadReadPtr(memory + 3 * PAGE, 1));
	ck_assert(VirtualFree(memory, 0, MEM_RELEASE));
	ck_assert_uint_eq(VirtualQuery(memory, &about, sizeof about), sizeof about);
	ck_assert_uint_eq(about.State, MEM_FREE);
}
END_TEST

START_TEST(bad_arguments_of_VirtualAlloc_have_the_codes_of_Windows)
{
	char *memory = VirtualAlloc(NULL, GRANULE, MEM_RESERVE, PAGE_NOACCESS);

	WST_REFUSES(VirtualAlloc(NULL, 0, MEM_RESERVE, PAGE_READWRITE), ERROR_INVALID_PARAMETER);
	WST_REFUSES(VirtualAlloc(NULL, PAGE, 0, PAGE_READWRITE), ERROR_INVALID_PARAMETER);
	WST_REFUSES(VirtualAlloc(NULL, PAGE, MEM_COMMIT, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(VirtualAlloc(NULL, PAGE, MEM_COMMIT, PAGE_READONLY | PAGE_READWRITE), ERROR_INVALID_PARAMETER);
	WST_REFUSES(VirtualAlloc(NULL, PAGE, MEM_COMMIT | MEM_RESERVE | MEM_LARGE_PAGES, PAGE_READWRITE), ERROR_PRIVILEGE_NOT_HELD);
	WST_REFUSES(VirtualAlloc(memory, GRANULE, MEM_RESERVE, PAGE_NOACCESS), ERROR_INVALID_ADDRESS);
	WST_REFUSES(VirtualAlloc(memory, 2 * GRANULE, MEM_COMMIT, PAGE_READWRITE), ERROR_INVALID_ADDRESS);
	WST_REFUSES(VirtualFree(memory, PAGE, MEM_RELEASE), ERROR_INVALID_PARAMETER);
	WST_REFUSES(VirtualFree(memory, 0, MEM_RELEASE | MEM_DECOMMIT), ERROR_INVALID_PARAMETER);
	WST_REFUSES(VirtualFree(memory + PAGE, 0, MEM_RELEASE), ERROR_INVALID_ADDRESS);
	WST_REFUSES(VirtualFree(NULL, 0, MEM_RELEASE), ERROR_INVALID_ADDRESS);
	ck_assert(VirtualFree(memory, 0, MEM_RELEASE));
	ck_assert_ptr_eq(VirtualAlloc(memory, GRANULE, MEM_RESERVE, PAGE_NOACCESS), memory);
	ck_assert(VirtualFree(memory, 0, MEM_RELEASE));
}
END_TEST

START_TEST(VirtualProtect_answers_what_was)
{
	char *memory = VirtualAlloc(NULL, 2 * PAGE, MEM_COMMIT, PAGE_READWRITE);
	static char page[2 * PAGE];
	unsigned long wide = ~0ul;
	DWORD old;

	ck_assert(VirtualProtect(memory, 1, PAGE_READONLY, &old));
	ck_assert_uint_eq(old, PAGE_READWRITE);
	ck_assert(IsBadWritePtr(memory, 1));
	ck_assert(!IsBadReadPtr(memory, 1));
	ck_assert(!IsBadWritePtr(memory + PAGE, PAGE));
	ck_assert(VirtualProtect(memory, 1, PAGE_NOACCESS, &wide));
	ck_assert_uint_eq(wide, PAGE_READONLY);
	WST_REFUSES(VirtualProtect(memory, 1, PAGE_READWRITE, (PDWORD)NULL), ERROR_NOACCESS);
	WST_REFUSES(VirtualProtect(memory, 1, 3, &old), ERROR_INVALID_PARAMETER);
	ck_assert(VirtualFree(memory, PAGE, MEM_DECOMMIT));
	WST_REFUSES(VirtualProtect(memory, 1, PAGE_READWRITE, &old), ERROR_INVALID_ADDRESS);
	ck_assert(VirtualFree(memory, 0, MEM_RELEASE));
	ck_assert(VirtualProtect((char *)((UINT_PTR)(page + PAGE) & ~(UINT_PTR)(PAGE - 1)), 1, PAGE_READONLY, &old));
	ck_assert_uint_eq(old, PAGE_READWRITE);
	ck_assert(VirtualProtect((char *)((UINT_PTR)(page + PAGE) & ~(UINT_PTR)(PAGE - 1)), 1, PAGE_READWRITE, &old));
	ck_assert_uint_eq(old, PAGE_READONLY);
}
END_TEST

START_TEST(bad_pointers_are_told)
{
	int here = 0;

	ck_assert(IsBadReadPtr(NULL, 1));
	ck_assert(!IsBadReadPtr(NULL, 0));
	ck_assert(!IsBadReadPtr(&here, sizeof here));
	ck_assert(!IsBadWritePtr(&here, sizeof here));
	ck_assert(IsBadWritePtr((void *)(UINT_PTR)"constant", 4));
	ck_assert(!IsBadStringPtrA("text", 100));
	ck_assert(!IsBadStringPtrW(L"text", 100));
	ck_assert(IsBadStringPtrA((LPCSTR)8, 100));
	ck_assert(!IsBadCodePtr((FARPROC)(UINT_PTR)GetLastError));
	ck_assert(IsBadCodePtr((FARPROC)NULL));
}
END_TEST

START_TEST(the_memory_of_this_process_is_read_and_written_as_anothers)
{
	char from[] = "abc", to[4] = "";
	SIZE_T done = 99;

	ck_assert(ReadProcessMemory(GetCurrentProcess(), from, to, 4, &done));
	ck_assert_uint_eq(done, 4);
	ck_assert_str_eq(to, "abc");
	ck_assert(WriteProcessMemory(GetCurrentProcess(), to, "xyz", 4, NULL));
	ck_assert_str_eq(to, "xyz");
	WST_REFUSES(ReadProcessMemory(GetCurrentProcess(), (void *)16, to, 4, &done), ERROR_PARTIAL_COPY);
	WST_REFUSES(WriteProcessMemory(GetCurrentProcess(), (void *)16, to, 4, &done), ERROR_NOACCESS);
	ck_assert_uint_eq(done, 0);
	ck_assert_ptr_eq(SecureZeroMemory(to, 4), to);
	ck_assert_int_eq(to[0], 0);
}
END_TEST

WST_MAIN_RAW("virtual", committed_memory_is_zero_and_at_a_multiple_of_64_KiB, reserved_memory_is_committed_page_by_page,
	bad_arguments_of_VirtualAlloc_have_the_codes_of_Windows, VirtualProtect_answers_what_was, bad_pointers_are_told,
	the_memory_of_this_process_is_read_and_written_as_anothers)
