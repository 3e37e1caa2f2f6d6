/* What lib/posix makes of a caller's pointers. */
#include "harness.h"

#include <sys/mman.h>

#include "posix/memory.h"
#include "posix/posix.h"

enum {
	PAGE = 0x10000,         /* at least one, whatever the system's is */
};

/* A page that is there, and one after it that is not. */
static char *
edge(void)
{
	char *pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ck_assert(pages != MAP_FAILED);
	ck_assert_int_eq(munmap(pages + PAGE, PAGE), 0);
	return pages;
}

static const int global = 42;
static int variable;

START_TEST(memory_that_is_there_is_copied)
{
	int local = 7, copy = 0;
	int *heap = malloc(sizeof *heap);

	ck_assert_int_eq(wsi_posix_copy_in(&copy, &local, sizeof copy), 0);
	ck_assert_int_eq(copy, 7);
	ck_assert_int_eq(wsi_posix_copy_in(&copy, &global, sizeof copy), 0);
	ck_assert_int_eq(copy, 42);
	copy = 9;
	ck_assert_int_eq(wsi_posix_copy_out(heap, &copy, sizeof copy), 0);
	ck_assert_int_eq(*heap, 9);
	ck_assert_int_eq(wsi_posix_copy_out(&variable, &copy, sizeof copy), 0);
	ck_assert_int_eq(variable, 9);
	ck_assert_int_eq(wsi_posix_copy_out(&local, &copy, sizeof copy), 0);
	ck_assert_int_eq(local, 9);
	free(heap);
}
END_TEST

START_TEST(nothing_can_be_copied_from_anywhere)
{
	ck_assert_int_eq(wsi_posix_copy_in(NULL, NULL, 0), 0);
	ck_assert_int_eq(wsi_posix_copy_out(NULL, NULL, 0), 0);
}
END_TEST

START_TEST(small_integers_and_the_end_of_the_address_space_are_WSAEFAULT)
{
	static const UINT_PTR bad[] = {0, 1, 0xffff, (UINT_PTR)-1, (UINT_PTR)-4, (UINT_PTR)-4096};
	int copy;

	for (size_t i = 0; i < WST_COUNT(bad); i++) {
		ck_assert_int_eq(wsi_posix_copy_in(&copy, (void *)bad[i], sizeof copy), WSAEFAULT);
		ck_assert_int_eq(wsi_posix_copy_out((void *)bad[i], &copy, sizeof copy), WSAEFAULT);
	}
	ck_assert_int_eq(wsi_posix_copy_in(&copy, &global, (size_t)-1), WSAEFAULT);
}
END_TEST

START_TEST(a_range_that_is_there_in_part_is_WSAEFAULT)
{
	char *last = edge() + PAGE - 2;
	char copy[4] = "abc";

	ck_assert_int_eq(wsi_posix_copy_in(copy, last, 2), 0);
	ck_assert_int_eq(wsi_posix_copy_in(copy, last, 4), WSAEFAULT);
	ck_assert_int_eq(wsi_posix_copy_out(last, copy, 2), 0);
	ck_assert_int_eq(wsi_posix_copy_out(last, copy, 4), WSAEFAULT);
	ck_assert_int_eq(wsi_posix_copy_in(copy, last + 2, 1), WSAEFAULT);
}
END_TEST

/* Reading a page before says nothing about writing it. */
START_TEST(memory_that_may_only_be_read_is_WSAEFAULT_to_write)
{
	char *page = edge();
	int copy = 5;

	ck_assert_int_eq(mprotect(page, PAGE, PROT_READ), 0);
	ck_assert_int_eq(wsi_posix_copy_in(&copy, page, sizeof copy), 0);
	ck_assert_int_eq(wsi_posix_copy_in(&copy, page, sizeof copy), 0);
	ck_assert_int_eq(wsi_posix_copy_out(page, &copy, sizeof copy), WSAEFAULT);
}
END_TEST

START_TEST(more_than_the_pages_that_are_remembered_is_copied)
{
	size_t size = 100 * 4096 + 17;
	char *from = malloc(size), *to = calloc(1, size);

	memset(from, 'x', size);
	ck_assert_int_eq(wsi_posix_copy_in(to, from, size), 0);
	ck_assert_mem_eq(to, from, size);
	memset(from, 'y', size);
	ck_assert_int_eq(wsi_posix_copy_out(to, from, size), 0);
	ck_assert_mem_eq(to, from, size);
	free(from);
	free(to);
}
END_TEST

START_TEST(the_pipe_serves_where_the_kernel_lets_nobody_look_into_a_process)
{
	char *last = edge() + PAGE - 600;
	char copy[1200];

	memset(copy, 'a', sizeof copy);
	ck_assert_int_eq(wsi_memory_pipe_out(last, copy, 600), 0);
	memset(copy, 0, sizeof copy);
	ck_assert_int_eq(wsi_memory_pipe_in(copy, last, 600), 0);
	ck_assert(copy[0] == 'a' && copy[599] == 'a' && !copy[600]);
	ck_assert_int_ne(wsi_memory_pipe_in(copy, last, 601), 0);
	ck_assert_int_ne(wsi_memory_pipe_out(last, copy, 601), 0);
}
END_TEST

START_TEST(code_is_told_from_data)
{
	int local;

	ck_assert(wsi_posix_is_code((void *)edge));
	ck_assert(wsi_posix_is_code((void *)strlen));
	ck_assert(!wsi_posix_is_code(&global));
	ck_assert(!wsi_posix_is_code(&local));
	ck_assert(!wsi_posix_is_code(NULL));
	ck_assert(!wsi_posix_is_code((void *)0x1234));
	ck_assert(!wsi_posix_is_code(edge() + PAGE));
}
END_TEST

WST_MAIN_RAW("memory", memory_that_is_there_is_copied, nothing_can_be_copied_from_anywhere,
	small_integers_and_the_end_of_the_address_space_are_WSAEFAULT, a_range_that_is_there_in_part_is_WSAEFAULT,
	memory_that_may_only_be_read_is_WSAEFAULT_to_write, more_than_the_pages_that_are_remembered_is_copied,
	the_pipe_serves_where_the_kernel_lets_nobody_look_into_a_process, code_is_told_from_data)
