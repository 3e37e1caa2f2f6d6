/* Heaps, global and local memory. */
#include "harness.h"

#include <stdatomic.h>
#include <stdint.h>
#include <unistd.h>
#include <sys/wait.h>

START_TEST(a_block_has_exactly_the_size_that_was_asked)
{
	HANDLE heap = GetProcessHeap();

	ck_assert_ptr_nonnull(heap);
	for (SIZE_T size = 0; size < 300; size++) {
		char *block = HeapAlloc(heap, HEAP_ZERO_MEMORY, size);

		ck_assert_ptr_nonnull(block);
		ck_assert_uint_eq((UINT_PTR)block % (2 * sizeof (void *)), 0);
		ck_assert_uint_eq(HeapSize(heap, 0, block), size);
		for (SIZE_T i = 0; i < size; i++)
			ck_assert_int_eq(block[i], 0);
		ck_assert(HeapFree(heap, 0, block));
	}
	ck_assert(HeapFree(heap, 0, NULL));
}
END_TEST

START_TEST(HeapReAlloc_keeps_what_was_there_and_clears_the_rest)
{
	HANDLE heaps[] = {GetProcessHeap(), HeapCreate(0, 0, 0)};

	for (size_t i = 0; i < WST_COUNT(heaps); i++) {
		char *block = HeapAlloc(heaps[i], 0, 10);

		memset(block, 'x', 10);
		block = HeapReAlloc(heaps[i], HEAP_ZERO_MEMORY, block, 100000);
		ck_assert_uint_eq(HeapSize(heaps[i], 0, block), 100000);
		ck_assert_int_eq(block[9], 'x');
		for (int at = 10; at < 100000; at++)
			ck_assert_int_eq(block[at], 0);
		ck_assert_ptr_eq(HeapReAlloc(heaps[i], HEAP_REALLOC_IN_PLACE_ONLY, block, 50), block);
		ck_assert_uint_eq(HeapSize(heaps[i], 0, block), 50);
		WST_REFUSES(HeapReAlloc(heaps[i], HEAP_REALLOC_IN_PLACE_ONLY, block, 10000000), ERROR_NOT_ENOUGH_MEMORY);
		ck_assert_uint_eq(HeapSize(heaps[i], 0, block), 50);
		ck_assert(HeapFree(heaps[i], 0, block));
	}
	ck_assert(HeapDestroy(heaps[1]));
}
END_TEST

/* Seen by the sanitizers: nothing leaks. */
START_TEST(HeapDestroy_frees_the_blocks_of_its_heap)
{
	HANDLE heap = HeapCreate(HEAP_NO_SERIALIZE, 4096, 0);

	for (int i = 0; i < 1000; i++)
		ck_assert_ptr_nonnull(HeapAlloc(heap, 0, 100));
	ck_assert(HeapValidate(heap, 0, NULL));
	ck_assert(HeapDestroy(heap));
	WST_REFUSES(HeapAlloc(heap, 0, 1), ERROR_INVALID_HANDLE);
	WST_REFUSES(HeapDestroy(heap), ERROR_INVALID_HANDLE);
	WST_REFUSES(HeapDestroy(GetProcessHeap()), ERROR_INVALID_HANDLE);
	WST_REFUSES(HeapAlloc(NULL, 0, 1), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(a_heap_with_a_maximum_is_full_at_some_time)
{
	HANDLE heap = HeapCreate(0, 4096, 65536);
	int count = 0;

	while (HeapAlloc(heap, 0, 1000))
		count++;
	ck_assert_int_gt(count, 30);
	ck_assert_int_le(count, 65);
	ck_assert(HeapDestroy(heap));
	heap = HeapCreate(0, 0, 16 << 20);
	WST_REFUSES(HeapAlloc(heap, 0, 2 << 20), ERROR_NOT_ENOUGH_MEMORY);
	ck_assert(HeapDestroy(heap));
	WST_REFUSES(HeapAlloc(GetProcessHeap(), 0, (SIZE_T)-100), ERROR_NOT_ENOUGH_MEMORY);
}
END_TEST

START_TEST(a_block_belongs_to_its_heap)
{
	HANDLE heap = HeapCreate(0, 0, 0), heaps[16];
	void *block = HeapAlloc(heap, 0, 5);
	DWORD count = GetProcessHeaps(WST_COUNT(heaps), heaps);

	ck_assert_uint_eq(count, 2);
	ck_assert(heaps[0] == heap || heaps[1] == heap);
	ck_assert(HeapValidate(heap, 0, block));
	ck_assert(!HeapValidate(GetProcessHeap(), 0, block));
	ck_assert(!HeapValidate(heap, 0, (void *)16));
	WST_REFUSES(HeapFree(GetProcessHeap(), 0, block), ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(HeapSize(GetProcessHeap(), 0, block), (SIZE_T)-1);
	ck_assert(HeapFree(heap, 0, block));
	ck_assert(HeapDestroy(heap));
}
END_TEST

START_TEST(HeapLock_is_recursive_and_belongs_to_its_thread)
{
	HANDLE heaps[] = {GetProcessHeap(), HeapCreate(0, 0, 0)};

	for (size_t i = 0; i < WST_COUNT(heaps); i++) {
		WST_REFUSES(HeapUnlock(heaps[i]), ERROR_NOT_OWNER);
		ck_assert(HeapLock(heaps[i]));
		ck_assert(HeapLock(heaps[i]));
		ck_assert(HeapFree(heaps[i], 0, HeapAlloc(heaps[i], 0, 1)));
		ck_assert(HeapUnlock(heaps[i]));
		ck_assert(HeapUnlock(heaps[i]));
		WST_REFUSES(HeapUnlock(heaps[i]), ERROR_NOT_OWNER);
	}
	ck_assert(HeapDestroy(heaps[1]));
}
END_TEST

START_TEST(a_heap_tells_that_it_is_one_of_low_fragmentation)
{
	ULONG mode = 99;
	SIZE_T wanted = 0;

	ck_assert(HeapQueryInformation(GetProcessHeap(), HeapCompatibilityInformation, &mode, sizeof mode, &wanted));
	ck_assert_uint_eq(mode, 2);
	ck_assert_uint_eq(wanted, sizeof mode);
	ck_assert(HeapSetInformation(GetProcessHeap(), HeapCompatibilityInformation, &mode, sizeof mode));
	ck_assert(HeapSetInformation(NULL, HeapEnableTerminationOnCorruption, NULL, 0));
	WST_REFUSES(HeapQueryInformation(GetProcessHeap(), HeapCompatibilityInformation, &mode, 1, NULL), ERROR_INSUFFICIENT_BUFFER);
}
END_TEST

enum {
	ROUNDS = 5000,
	THREADS = 4,
};

static HANDLE shared;
static _Atomic(void *) handed;

/* Blocks are freed by other threads than made them. */
static void
exchange(void *unused)
{
	(void)unused;
	for (int i = 0; i < ROUNDS; i++) {
		char *block = HeapAlloc(shared, 0, (SIZE_T)(i % 500));

		ck_assert_ptr_nonnull(block);
		if (i % 7 == 0) {
			ck_assert(HeapLock(shared));
			ck_assert(HeapUnlock(shared));
		}
		block = HeapReAlloc(shared, 0, block, 64);
		ck_assert(HeapFree(shared, 0, atomic_exchange(&handed, block)));
	}
}

START_TEST(threads_share_a_heap)
{
	HANDLE heaps[] = {HeapCreate(0, 0, 0), GetProcessHeap()};

	for (size_t at = 0; at < WST_COUNT(heaps); at++) {
		struct wst_thread threads[THREADS];

		shared = heaps[at];
		for (int i = 0; i < THREADS; i++) {
			pthread_mutex_init(&threads[i].lock, NULL);
			wst_start(&threads[i], exchange, NULL);
		}
		for (int i = 0; i < THREADS; i++)
			wst_join(&threads[i]);
		ck_assert(HeapFree(shared, 0, atomic_exchange(&handed, NULL)));
	}
	ck_assert(HeapDestroy(heaps[0]));
}
END_TEST

START_TEST(a_forked_child_has_heaps_that_work)
{
	HANDLE heap = HeapCreate(0, 0, 0);
	void *block = HeapAlloc(heap, 0, 9);
	int status;
	pid_t child;

	ck_assert(HeapLock(heap));
	child = fork();
	if (!child)
		_exit(!(HeapUnlock(heap) && HeapFree(heap, 0, block) && HeapAlloc(heap, 0, 1) && HeapDestroy(heap)));
	ck_assert(HeapUnlock(heap));
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert(HeapDestroy(heap));
}
END_TEST

/* ---- GlobalAlloc ---- */

START_TEST(a_fixed_block_is_its_own_handle)
{
	char *block = GlobalAlloc(GPTR, 20);

	ck_assert_int_eq(block[19], 0);
	ck_assert_ptr_eq(GlobalLock(block), block);
	ck_assert(GlobalUnlock(block));
	WST_REFUSES(LocalUnlock(block), ERROR_NOT_LOCKED);
	ck_assert_uint_eq(GlobalSize(block), 20);
	ck_assert_uint_eq(HeapSize(GetProcessHeap(), 0, block), 20);
	ck_assert_uint_eq(GlobalFlags(block), 0);
	ck_assert_ptr_eq(GlobalHandle(block), block);
	block = LocalReAlloc(block, 5000, LMEM_MOVEABLE | LMEM_ZEROINIT);
	ck_assert_uint_eq(LocalSize(block), 5000);
	ck_assert_int_eq(block[4999], 0);
	ck_assert_ptr_null(LocalFree(block));
	ck_assert_ptr_null(GlobalFree(NULL));
}
END_TEST

START_TEST(a_movable_block_is_locked_for_its_address)
{
	HGLOBAL handle = GlobalAlloc(GHND, 10);
	char *memory = GlobalLock(handle);

	ck_assert_ptr_nonnull(memory);
	ck_assert_ptr_ne(memory, handle);
	ck_assert_ptr_eq(GlobalLock(handle), memory);
	ck_assert_uint_eq(GlobalFlags(handle), 2);
	ck_assert_ptr_eq(GlobalHandle(memory), handle);
	ck_assert_uint_eq(GlobalSize(handle), 10);
	ck_assert(GlobalUnlock(handle));
	WST_REFUSES(GlobalUnlock(handle), NO_ERROR);
	WST_REFUSES(GlobalUnlock(handle), ERROR_NOT_LOCKED);
	ck_assert_ptr_eq(GlobalReAlloc(handle, 100000, GMEM_ZEROINIT), handle);
	memory = GlobalLock(handle);
	ck_assert_int_eq(memory[99999], 0);
	ck_assert_ptr_null(GlobalFree(handle));
	WST_REFUSES(GlobalLock(handle), ERROR_INVALID_HANDLE);
	WST_REFUSES(GlobalSize(handle), ERROR_INVALID_HANDLE);
	ck_assert_uint_eq(GlobalFlags(handle), GMEM_INVALID_HANDLE);
	ck_assert_ptr_eq(GlobalFree(handle), handle);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(a_block_of_no_size_is_discarded)
{
	HGLOBAL handle = GlobalAlloc(GMEM_MOVEABLE, 10);

	ck_assert_ptr_eq(GlobalDiscard(handle), handle);
	ck_assert_uint_eq(GlobalFlags(handle), GMEM_DISCARDED);
	WST_REFUSES(GlobalLock(handle), ERROR_DISCARDED);
	ck_assert_ptr_eq(GlobalReAlloc(handle, 7, GMEM_MOVEABLE), handle);
	ck_assert_uint_eq(GlobalSize(handle), 7);
	ck_assert_ptr_null(GlobalFree(handle));
}
END_TEST

START_TEST(GMEM_MODIFY_makes_a_fixed_block_movable)
{
	char *block = GlobalAlloc(GMEM_FIXED, 10);
	HGLOBAL handle = GlobalReAlloc(block, 0, GMEM_MODIFY | GMEM_MOVEABLE);

	ck_assert_ptr_ne(handle, block);
	ck_assert_ptr_eq(GlobalLock(handle), block);
	ck_assert_ptr_null(GlobalFree(handle));
}
END_TEST

static void
lock_and_unlock(void *handle)
{
	for (int i = 0; i < ROUNDS; i++) {
		HGLOBAL own = LocalAlloc(LHND, 8);

		ck_assert_ptr_nonnull(GlobalLock(handle));
		ck_assert_ptr_nonnull(LocalLock(own));
		GlobalUnlock(handle);
		ck_assert_ptr_null(LocalFree(own));
	}
}

START_TEST(locks_of_many_threads_are_counted)
{
	HGLOBAL handle = GlobalAlloc(GHND, 10);
	struct wst_thread threads[THREADS];

	for (int i = 0; i < THREADS; i++) {
		pthread_mutex_init(&threads[i].lock, NULL);
		wst_start(&threads[i], lock_and_unlock, handle);
	}
	for (int i = 0; i < THREADS; i++)
		wst_join(&threads[i]);
	ck_assert_uint_eq(GlobalFlags(handle), 0);
	ck_assert_ptr_null(GlobalFree(handle));
}
END_TEST

WST_MAIN_RAW("heap", a_block_has_exactly_the_size_that_was_asked, HeapReAlloc_keeps_what_was_there_and_clears_the_rest,
	HeapDestroy_frees_the_blocks_of_its_heap, a_heap_with_a_maximum_is_full_at_some_time, a_block_belongs_to_its_heap,
	HeapLock_is_recursive_and_belongs_to_its_thread, a_heap_tells_that_it_is_one_of_low_fragmentation, threads_share_a_heap,
	a_forked_child_has_heaps_that_work, a_fixed_block_is_its_own_handle, a_movable_block_is_locked_for_its_address,
	a_block_of_no_size_is_discarded, GMEM_MODIFY_makes_a_fixed_block_movable, locks_of_many_threads_are_counted)
