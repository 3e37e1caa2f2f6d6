/* Faults of the processor as exceptions. */
#include "seh.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined __x86_64__ || defined __i386__
#define WRITES 1
#else
#define WRITES 0
#endif

#ifdef __has_feature
#if __has_feature(thread_sanitizer)
#define __SANITIZE_THREAD__ 1
#endif
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define WST_OWN_STACKS
#endif

static volatile int zero;
static int *volatile nowhere = (int *)8;

START_TEST(an_access_violation_reaches_the_handler)
{
	volatile int step = 0;
	DWORD code = 0;
	ULONG_PTR information[2] = {9, 9};

	for (int i = 0; i < 100; i++)
		__try {
			step = 1;
			*nowhere = 5;
			step = 2;
		} __except (memcpy(information, (GetExceptionInformation())->ExceptionRecord->ExceptionInformation, sizeof information), 1) {
			code = GetExceptionCode();
		}
	ck_assert_uint_eq(code, EXCEPTION_ACCESS_VIOLATION);
	ck_assert_int_eq(step, 1);
	ck_assert_uint_eq(information[0], WRITES);
	ck_assert_uint_eq(information[1], 8);
}
END_TEST

#if defined __x86_64__ || defined __i386__
static int __attribute__((noinline, no_sanitize("undefined")))
divide(int a, int b)
{
	return a / b;
}

START_TEST(a_division_by_zero_reaches_the_handler)
{
	volatile int result = 1;
	DWORD code = 0;

	__try {
		result = divide(10, zero);
	} __except (GetExceptionCode() == EXCEPTION_INT_DIVIDE_BY_ZERO) {
		code = GetExceptionCode();
	}
	ck_assert_uint_eq(code, EXCEPTION_INT_DIVIDE_BY_ZERO);
	ck_assert_int_eq(result, 1);
}
END_TEST

START_TEST(an_illegal_instruction_reaches_the_handler)
{
	DWORD code = 0;

	__try {
		__builtin_trap();
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		code = GetExceptionCode();
	}
	ck_assert_uint_eq(code, EXCEPTION_ILLEGAL_INSTRUCTION);
}
END_TEST
#endif

static long page;

static LONG
allow(EXCEPTION_POINTERS *exception)
{
	ULONG_PTR address = exception->ExceptionRecord->ExceptionInformation[1];

	ck_assert_int_eq(mprotect((void *)(address & ~(ULONG_PTR)(page - 1)), (size_t)page, PROT_READ | PROT_WRITE), 0);
	return EXCEPTION_CONTINUE_EXECUTION;
}

START_TEST(a_filter_can_mend_the_memory_and_go_on)
{
	volatile char *memory;

	page = sysconf(_SC_PAGESIZE);
	memory = mmap(NULL, (size_t)page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne((void *)(ULONG_PTR)memory, MAP_FAILED);
	__try {
		memory[10] = 3;
	} __except (allow(GetExceptionInformation())) {
		ck_abort();
	}
	ck_assert_int_eq(memory[10], 3);
}
END_TEST

static LONG NTAPI
mend(PEXCEPTION_POINTERS exception)
{
	return allow(exception);
}

START_TEST(so_can_a_vectored_handler)
{
	volatile char *memory;
	PVOID handler = AddVectoredExceptionHandler(1, mend);

	page = sysconf(_SC_PAGESIZE);
	memory = mmap(NULL, (size_t)page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memory[10] = 3;
	ck_assert_int_eq(memory[10], 3);
	ck_assert_uint_ne(RemoveVectoredExceptionHandler(handler), 0);
}
END_TEST

#if defined __x86_64__ && !defined WST_OWN_STACKS
static int
recurse(int depth)
{
	volatile char room[4000];

	room[0] = (char)depth;
	return depth < 0 ? 0 : recurse(depth + 1) + room[0];
}

START_TEST(a_full_stack_reaches_the_handler)
{
	DWORD code = 0;

	for (int i = 0; i < 3; i++)
		__try {
			recurse(0);
		} __except (EXCEPTION_EXECUTE_HANDLER) {
			code = GetExceptionCode();
		}
	ck_assert_uint_eq(code, EXCEPTION_STACK_OVERFLOW);
}
END_TEST
#endif

static void
watch(void)
{
	__try {
		zero = 0;
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		ck_abort();
	}
}

static void
before(int signo)
{
	_exit(signo);
}

START_TEST(a_fault_outside_of_any_block_ends_the_process_as_ever)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		signal(SIGSEGV, SIG_DFL);
		watch();
		*nowhere = 1;
		_exit(99);
	}
	waitpid(child, &status, 0);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
}
END_TEST

START_TEST(who_had_the_signal_before_has_what_nobody_takes)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		signal(SIGSEGV, before);
		watch();
		__try {
			*nowhere = 1;
		} __except (EXCEPTION_CONTINUE_SEARCH) {
			_exit(98);
		}
		_exit(99);
	}
	waitpid(child, &status, 0);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == SIGSEGV);
}
END_TEST

START_TEST(DebugBreak_is_a_breakpoint_exception)
{
	DWORD code = 0;

	__try {
		DebugBreak();
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		code = GetExceptionCode();
	}
	ck_assert_uint_eq(code, EXCEPTION_BREAKPOINT);
}
END_TEST

START_TEST(a_heap_raises_an_exception_where_that_was_asked)
{
	HANDLE heap = HeapCreate(0, 0, 0x10000), strict = HeapCreate(HEAP_GENERATE_EXCEPTIONS, 0, 0x10000);
	DWORD code = 0;

	ck_assert_ptr_null(HeapAlloc(heap, 0, 0x20000));
	__try {
		HeapAlloc(heap, HEAP_GENERATE_EXCEPTIONS, 0x20000);
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		code = GetExceptionCode();
	}
	ck_assert_uint_eq(code, STATUS_NO_MEMORY);
	code = 0;
	__try {
		HeapAlloc(strict, 0, 0x20000);
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		code = GetExceptionCode();
	}
	ck_assert_uint_eq(code, STATUS_NO_MEMORY);
	ck_assert_ptr_nonnull(HeapAlloc(strict, 0, 16));
	HeapDestroy(heap);
	HeapDestroy(strict);
}
END_TEST

START_TEST(the_environment_can_forbid_it)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		setenv("WINSOCK_SEH", "0", 1);
		signal(SIGSEGV, before);
		__try {
			*nowhere = 1;
		} __except (EXCEPTION_EXECUTE_HANDLER) {
			_exit(98);
		}
		_exit(99);
	}
	waitpid(child, &status, 0);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == SIGSEGV);
}
END_TEST

#if defined __x86_64__ || defined __i386__
#define OF_THE_PROCESSOR a_division_by_zero_reaches_the_handler, an_illegal_instruction_reaches_the_handler,
#else
#define OF_THE_PROCESSOR
#endif
#if defined __x86_64__ && !defined WST_OWN_STACKS
#define OF_THE_STACK a_full_stack_reaches_the_handler,
#else
#define OF_THE_STACK
#endif

#ifdef __SANITIZE_THREAD__
#define SKIPPED 1
#else
#define SKIPPED 0
#endif

/* ThreadSanitizer calls the handlers of signals itself, and does not follow a jump out of one. */
int
main(void)
{
	const TTest *cases[] = {
		an_access_violation_reaches_the_handler, OF_THE_PROCESSOR OF_THE_STACK a_filter_can_mend_the_memory_and_go_on,
		so_can_a_vectored_handler, a_fault_outside_of_any_block_ends_the_process_as_ever, who_had_the_signal_before_has_what_nobody_takes,
		the_environment_can_forbid_it, DebugBreak_is_a_breakpoint_exception, a_heap_raises_an_exception_where_that_was_asked};

	return SKIPPED ? 77 : wst_run("faults", cases, WST_COUNT(cases), TRUE);
}
