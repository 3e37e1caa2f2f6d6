/* Structured exceptions that programs raise: filters, handlers, termination blocks, the process' filter, vectored handlers. */
#include "seh.h"

#include <sys/wait.h>
#include <unistd.h>

#define MINE 0xe0000001

/* What happened, a letter each. */
static char trace[64];

static int
note(char letter, int value)
{
	size_t length = strlen(trace);

	ck_assert_uint_lt(length, sizeof trace - 1);
	trace[length] = letter;
	return value;
}

START_TEST(a_block_that_raises_nothing_skips_the_handler)
{
	int handled = 0, after = 0;

	__try {
		after = 1;
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		handled = 1;
	}
	ck_assert_int_eq(handled, 0);
	ck_assert_int_eq(after, 1);
}
END_TEST

START_TEST(the_handler_knows_the_code_and_the_variables_as_they_were)
{
	int count = 1;
	DWORD code = 0;

	__try {
		count = 2;
		RaiseException(MINE, 0, 0, NULL);
		count = 3;
	} __except (GetExceptionCode() == MINE ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
		code = GetExceptionCode();
	}
	ck_assert_uint_eq(code, MINE);
	ck_assert_int_eq(count, 2);
}
END_TEST

static void
raise_deep(int depth)
{
	volatile char room[200];

	room[0] = (char)depth;
	if (depth)
		raise_deep(depth - 1);
	else
		RaiseException(MINE, 0, 0, NULL);
	ck_assert_int_eq(room[0], depth);
}

START_TEST(filters_run_before_any_termination_block)
{
	__try {
		__try {
			__try {
				raise_deep(20);
			} __finally {
				note('a', 0);
			}
		} __except (note('1', EXCEPTION_CONTINUE_SEARCH)) {
			note('x', 0);
		}
	} __except (note('2', EXCEPTION_EXECUTE_HANDLER)) {
		note('b', 0);
	}
	ck_assert_str_eq(trace, "12ab");
}
END_TEST

START_TEST(a_termination_block_knows_how_its_block_ended)
{
	int ends[4] = {9, 9, 9, 9};

	__try {
		__try {
			note('a', 0);
		} __finally {
			ends[0] = AbnormalTermination();
		}
		__try {
			__leave;
		} __finally {
			ends[1] = AbnormalTermination();
		}
		__try {
			RaiseException(MINE, 0, 0, NULL);
		} __finally {
			ends[2] = AbnormalTermination();
		}
		ends[3] = 1;
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		note('b', 0);
	}
	ck_assert_int_eq(ends[0], 0);
	ck_assert_int_eq(ends[1], 0);
	ck_assert_int_eq(ends[2], 1);
	ck_assert_int_eq(ends[3], 9);
	ck_assert_str_eq(trace, "ab");
}
END_TEST

START_TEST(leave_ends_its_own_block_from_within_loops_and_switches)
{
	int i, j = 0;

	__try {
		for (i = 0; i < 5; i++) {
			for (;;) {
				__try {
					switch (i) {
					case 3:
						__leave;
					default:
						j++;
					}
				} __finally {
					note('f', 0);
				}
				if (i == 3)
					__leave;
				break;
			}
		}
		note('x', 0);
	} __finally {
		note('e', 0);
	}
	ck_assert_int_eq(i, 3);
	ck_assert_int_eq(j, 3);
	ck_assert_str_eq(trace, "ffffe");
}
END_TEST

static int
returns(int how)
{
	__try {
		__try {
			if (how == 1)
				return note('r', 5);
			note('n', 0);
		} __finally {
			note(AbnormalTermination() ? 'F' : 'f', 0);
		}
		if (how == 2)
			return 6;
	} __except (note('x', EXCEPTION_EXECUTE_HANDLER)) {
		return 7;
	}
	return 8;
}

START_TEST(return_out_of_a_block_runs_its_termination_block)
{
	ck_assert_int_eq(returns(0), 8);
	ck_assert_int_eq(returns(1), 5);
	ck_assert_int_eq(returns(2), 6);
	ck_assert_str_eq(trace, "nfrFnf");
	ck_assert_int_eq(returns(0), 8);
}
END_TEST

START_TEST(break_continue_and_goto_out_of_a_block_run_its_termination_block)
{
	for (int i = 0; i < 3; i++) {
		__try {
			if (i == 0)
				continue;
			if (i == 1)
				break;
		} __finally {
			note((char)('0' + i), 0);
		}
	}
	__try {
		goto out;
	} __finally {
		note('g', 0);
	}
out:
	ck_assert_str_eq(trace, "01g");
}
END_TEST

START_TEST(break_and_continue_in_a_handler_are_the_loops)
{
	int rounds = 0;

	for (;;) {
		__try {
			rounds++;
			RaiseException(MINE, 0, 0, NULL);
		} __except (EXCEPTION_EXECUTE_HANDLER) {
			if (rounds < 3)
				continue;
			break;
		}
		ck_abort();
	}
	ck_assert_int_eq(rounds, 3);
}
END_TEST

START_TEST(an_unbraced_block_is_one_statement)
{
	for (int i = 0; i < 2; i++)
		if (i == 0)
			__try {
				note('a', 0);
			} __finally {
				note('b', 0);
			}
		else
			__try {
				RaiseException(MINE, 0, 0, NULL);
			} __except (1) {
				note('c', 0);
			}
	ck_assert_str_eq(trace, "abc");
}
END_TEST

static int
look(EXCEPTION_POINTERS *exception, DWORD code, int *seen)
{
	const EXCEPTION_RECORD *record = exception->ExceptionRecord;

	*seen = code == MINE && record->ExceptionCode == MINE && record->NumberParameters == 2 && record->ExceptionInformation[0] == 7
	        && record->ExceptionInformation[1] == 8 && record->ExceptionFlags == 0;
	return EXCEPTION_EXECUTE_HANDLER;
}

START_TEST(a_filter_sees_the_record)
{
	const ULONG_PTR information[] = {7, 8};
	int seen = 0;

	__try {
		RaiseException(MINE, 0, 2, information);
	} __except (look(GetExceptionInformation(), GetExceptionCode(), &seen)) {
		note('h', 0);
	}
	ck_assert_int_eq(seen, 1);
	ck_assert_str_eq(trace, "h");
}
END_TEST

START_TEST(a_filter_can_have_the_thread_go_on)
{
	int local = 1;

	__try {
		RaiseException(MINE, 0, 0, NULL);
		note('c', 0);
		ck_assert_int_eq(local, 2);
	} __except (local++, EXCEPTION_CONTINUE_EXECUTION) {
		note('x', 0);
	}
	ck_assert_str_eq(trace, "c");
}
END_TEST

START_TEST(going_on_after_one_that_is_not_continuable_is_an_exception)
{
	DWORD code = 0;

	__try {
		RaiseException(MINE, EXCEPTION_NONCONTINUABLE, 0, NULL);
	} __except (GetExceptionCode() == MINE ? EXCEPTION_CONTINUE_EXECUTION : EXCEPTION_EXECUTE_HANDLER) {
		code = GetExceptionCode();
	}
	ck_assert_uint_eq(code, STATUS_NONCONTINUABLE_EXCEPTION);
}
END_TEST

static void
handled_inside(void)
{
	__try {
		RaiseException(MINE + 1, 0, 0, NULL);
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		note('i', 0);
	}
}

START_TEST(a_handlers_code_is_its_own)
{
	__try {
		RaiseException(MINE, 0, 0, NULL);
	} __except (handled_inside(), GetExceptionCode() == MINE) {
		handled_inside();
		ck_assert_uint_eq(GetExceptionCode(), MINE);
	}
	ck_assert_str_eq(trace, "ii");
}
END_TEST

START_TEST(an_exception_in_a_handler_goes_outwards)
{
	__try {
		__try {
			RaiseException(MINE, 0, 0, NULL);
		} __except (EXCEPTION_EXECUTE_HANDLER) {
			note('1', 0);
			RaiseException(MINE + 1, 0, 0, NULL);
		}
	} __except (GetExceptionCode() == MINE + 1) {
		note('2', 0);
	}
	ck_assert_str_eq(trace, "12");
}
END_TEST

START_TEST(an_exception_in_a_termination_block_goes_outwards)
{
	__try {
		__try {
			__try {
				RaiseException(MINE, 0, 0, NULL);
			} __finally {
				note('1', 0);
				RaiseException(MINE + 1, 0, 0, NULL);
			}
		} __finally {
			note('2', 0);
		}
	} __except (note(GetExceptionCode() == MINE ? 'm' : 'n', EXCEPTION_EXECUTE_HANDLER)) {
		note('h', 0);
		ck_assert_uint_eq(GetExceptionCode(), MINE + 1);
	}
	ck_assert_str_eq(trace, "m1n2h");
}
END_TEST

START_TEST(an_exception_in_a_filter_goes_outwards)
{
	__try {
		__try {
			RaiseException(MINE, 0, 0, NULL);
		} __except (RaiseException(MINE + 1, 0, 0, NULL), 1) {
			note('x', 0);
		}
	} __except (GetExceptionCode() == MINE + 1) {
		note('h', 0);
	}
	ck_assert_str_eq(trace, "h");
}
END_TEST

START_TEST(it_works_thousands_of_times)
{
	volatile int handled = 0, finished = 0;

	for (int i = 0; i < 5000; i++) {
		__try {
			__try {
				if (i % 2)
					raise_deep(2);
			} __finally {
				finished++;
			}
		} __except (EXCEPTION_EXECUTE_HANDLER) {
			handled++;
		}
	}
	ck_assert_int_eq(handled, 2500);
	ck_assert_int_eq(finished, 5000);
}
END_TEST

static void *
raise_in_thread(void *unused)
{
	for (int i = 0; i < 500; i++)
		__try {
			raise_deep(i % 8);
		} __except (GetExceptionCode() == MINE) {
			continue;
		}
	return unused;
}

START_TEST(threads_have_their_own)
{
	pthread_t threads[4];

	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, raise_in_thread, NULL), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
}
END_TEST

static LONG WINAPI
ends(PEXCEPTION_POINTERS exception)
{
	return exception->ExceptionRecord->ExceptionCode == MINE ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
}

static LONG WINAPI
goes_on(PEXCEPTION_POINTERS exception)
{
	(void)exception;
	return note('u', EXCEPTION_CONTINUE_EXECUTION);
}

static int
status_of(DWORD code)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		close(STDERR_FILENO);
		RaiseException(code, 0, 0, NULL);
		_exit(99);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return status;
}

START_TEST(the_process_filter_is_asked_last)
{
	ck_assert_ptr_null(SetUnhandledExceptionFilter(goes_on));
	RaiseException(MINE, 0, 0, NULL);
	ck_assert_str_eq(trace, "u");
	ck_assert_ptr_eq(SetUnhandledExceptionFilter(ends), goes_on);
	ck_assert(WIFEXITED(status_of(MINE)) && WEXITSTATUS(status_of(MINE)) == (MINE & 0xff));
	ck_assert(WIFSIGNALED(status_of(MINE + 1)));
	ck_assert_ptr_eq(SetUnhandledExceptionFilter(NULL), ends);
	ck_assert(WIFSIGNALED(status_of(MINE)));
}
END_TEST

static LONG NTAPI
first(PEXCEPTION_POINTERS exception)
{
	(void)exception;
	return note('1', EXCEPTION_CONTINUE_SEARCH);
}

static LONG NTAPI
second(PEXCEPTION_POINTERS exception)
{
	return note('2', exception->ExceptionRecord->ExceptionCode == MINE ? EXCEPTION_CONTINUE_SEARCH : EXCEPTION_CONTINUE_EXECUTION);
}

START_TEST(vectored_handlers_are_asked_before_frames)
{
	PVOID b = AddVectoredExceptionHandler(0, second), a = AddVectoredExceptionHandler(1, first), c = AddVectoredContinueHandler(0, first);

	ck_assert(a && b && c);
	__try {
		RaiseException(MINE, 0, 0, NULL);
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		note('h', 0);
	}
	ck_assert_str_eq(trace, "12h");
	__try {
		RaiseException(MINE + 1, 0, 0, NULL);
		note('-', 0);
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		note('x', 0);
	}
	ck_assert_str_eq(trace, "12h121-");
	ck_assert_uint_ne(RemoveVectoredExceptionHandler(a), 0);
	ck_assert_uint_eq(RemoveVectoredExceptionHandler(a), 0);
	ck_assert_uint_ne(RemoveVectoredExceptionHandler(b), 0);
	ck_assert_uint_ne(RemoveVectoredContinueHandler(c), 0);
	__try {
		RaiseException(MINE + 1, 0, 0, NULL);
	} __except (EXCEPTION_EXECUTE_HANDLER) {
		note('h', 0);
	}
	ck_assert_str_eq(trace, "12h121-h");
}
END_TEST

static PVOID own;

static LONG NTAPI
removes_itself(PEXCEPTION_POINTERS exception)
{
	(void)exception;
	ck_assert_uint_ne(RemoveVectoredExceptionHandler(own), 0);
	return note('s', EXCEPTION_CONTINUE_SEARCH);
}

START_TEST(a_vectored_handler_may_remove_itself)
{
	PVOID last;

	own = AddVectoredExceptionHandler(0, removes_itself);
	last = AddVectoredExceptionHandler(0, goes_on);
	RaiseException(MINE, 0, 0, NULL);
	RaiseException(MINE, 0, 0, NULL);
	ck_assert_str_eq(trace, "suu");
	ck_assert_uint_ne(RemoveVectoredExceptionHandler(last), 0);
}
END_TEST

WST_MAIN("seh", a_block_that_raises_nothing_skips_the_handler, the_handler_knows_the_code_and_the_variables_as_they_were,
         filters_run_before_any_termination_block, a_termination_block_knows_how_its_block_ended,
         leave_ends_its_own_block_from_within_loops_and_switches, return_out_of_a_block_runs_its_termination_block,
         break_continue_and_goto_out_of_a_block_run_its_termination_block, break_and_continue_in_a_handler_are_the_loops,
         an_unbraced_block_is_one_statement, a_filter_sees_the_record, a_filter_can_have_the_thread_go_on,
         going_on_after_one_that_is_not_continuable_is_an_exception, a_handlers_code_is_its_own, an_exception_in_a_handler_goes_outwards,
         an_exception_in_a_termination_block_goes_outwards, an_exception_in_a_filter_goes_outwards, it_works_thousands_of_times,
         threads_have_their_own, the_process_filter_is_asked_last, vectored_handlers_are_asked_before_frames,
         a_vectored_handler_may_remove_itself)
