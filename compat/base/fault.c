/* The processor's faults as exceptions.
 *
 * A signal's handler asks around on the stack of the fault, or on a stack of its own where that one is full, and either returns to the
 * instruction or is jumped out of: no signal is blocked meanwhile. What nobody takes goes to whoever had the signal before.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/exception.h"

enum { STACK = 128 * 1024, NEAR_STACK = 64 * 1024 };

static const int watched[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
enum { WATCHED = sizeof watched / sizeof *watched };

struct meaning {
	int signo;
	int reason;     /* si_code, or 0: any other */
	DWORD code;
};

static const struct meaning meanings[] = {
	{SIGFPE, FPE_INTDIV, EXCEPTION_INT_DIVIDE_BY_ZERO},
	{SIGFPE, FPE_INTOVF, EXCEPTION_INT_OVERFLOW},
	{SIGFPE, FPE_FLTDIV, EXCEPTION_FLT_DIVIDE_BY_ZERO},
	{SIGFPE, FPE_FLTOVF, EXCEPTION_FLT_OVERFLOW},
	{SIGFPE, FPE_FLTUND, EXCEPTION_FLT_UNDERFLOW},
	{SIGFPE, FPE_FLTRES, EXCEPTION_FLT_INEXACT_RESULT},
	{SIGFPE, FPE_FLTINV, EXCEPTION_FLT_INVALID_OPERATION},
	{SIGFPE, FPE_FLTSUB, EXCEPTION_ARRAY_BOUNDS_EXCEEDED},
	{SIGFPE, 0, EXCEPTION_FLT_INVALID_OPERATION},
	{SIGILL, ILL_PRVOPC, EXCEPTION_PRIV_INSTRUCTION},
	{SIGILL, ILL_PRVREG, EXCEPTION_PRIV_INSTRUCTION},
	{SIGILL, 0, EXCEPTION_ILLEGAL_INSTRUCTION},
	{SIGBUS, BUS_ADRALN, EXCEPTION_DATATYPE_MISALIGNMENT},
	{SIGBUS, 0, EXCEPTION_IN_PAGE_ERROR},
	{SIGTRAP, TRAP_TRACE, EXCEPTION_SINGLE_STEP},
	{SIGTRAP, 0, EXCEPTION_BREAKPOINT},
	{SIGSEGV, 0, EXCEPTION_ACCESS_VIOLATION},
};

static struct sigaction before[WATCHED];
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static bool has_key, watching;

/* The address is hardly ever within reach of the stack pointer unless the stack has come to its end. */
static bool
is_overflow(const siginfo_t *info, const void *ucontext)
{
	ULONG_PTR address = (ULONG_PTR)info->si_addr, stack = (ULONG_PTR)wsi_fault_stack(ucontext);

	return stack && address + NEAR_STACK >= stack && address < stack + 4096;
}

static DWORD
code_of(const siginfo_t *info, const void *ucontext)
{
	const struct meaning *meaning = meanings;

	if (info->si_signo == SIGSEGV && is_overflow(info, ucontext))
		return EXCEPTION_STACK_OVERFLOW;
	while (meaning->signo != info->si_signo || (meaning->reason && meaning->reason != info->si_code))
		meaning++;
	return meaning->code;
}

static bool
dispatch(const siginfo_t *info, void *ucontext)
{
	EXCEPTION_RECORD record = {.ExceptionCode = code_of(info, ucontext), .ExceptionAddress = wsi_fault_address(ucontext)};
	CONTEXT context;
	EXCEPTION_POINTERS exception = {.ExceptionRecord = &record, .ContextRecord = &context};

	wsi_fault_save(&context, ucontext);
	if (info->si_signo == SIGSEGV || info->si_signo == SIGBUS) {
		record.NumberParameters = 2;
		record.ExceptionInformation[0] = wsi_fault_access(ucontext);
		record.ExceptionInformation[1] = (ULONG_PTR)info->si_addr;
	}
	if (!wsi_exception_dispatch(&exception))
		return false;
	wsi_fault_restore(ucontext, &context);
	return true;
}

/* The fault comes again, and ends the process as it would have without us. */
static void
give_up(int signo, const siginfo_t *info)
{
	struct sigaction plain = {.sa_handler = SIG_DFL};

	sigaction(signo, &plain, NULL);
	if (info->si_code <= 0 || signo == SIGTRAP)
		raise(signo);
}

static void
pass_on(int signo, siginfo_t *info, void *ucontext)
{
	const struct sigaction *action = before;

	for (int i = 0; i < WATCHED; i++)
		if (watched[i] == signo)
			action = &before[i];
	if (action->sa_flags & SA_SIGINFO)
		action->sa_sigaction(signo, info, ucontext);
	else if (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN)
		action->sa_handler(signo);
	else
		give_up(signo, info);
}

static void
on_fault(int signo, siginfo_t *info, void *ucontext)
{
	int saved = errno;

	/* One that another process sent, or raise(), is not a fault. */
	if (info->si_code <= 0 || !wsi_exception_expected() || !dispatch(info, ucontext))
		pass_on(signo, info, ucontext);
	errno = saved;
}

static void
drop_stack(void *stack)
{
	stack_t none = {.ss_flags = SS_DISABLE};

	sigaltstack(&none, NULL);
	free(stack);
}

static void
start(void)
{
	const char *wish = getenv("WINSOCK_SEH");
	struct sigaction action = {.sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK, .sa_sigaction = on_fault};

	if (wish && strcmp(wish, "0") == 0)
		return;
	watching = true;
	has_key = !pthread_key_create(&key, drop_stack);
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < WATCHED; i++)
		sigaction(watched[i], &action, &before[i]);
}

/* A thread without one goes without: then a full stack ends the process. */
static void
provide_stack(void)
{
	stack_t now, mine = {.ss_size = STACK};

	if (sigaltstack(NULL, &now) || !(now.ss_flags & SS_DISABLE))
		return;
	mine.ss_sp = malloc(STACK);
	if (mine.ss_sp == NULL)
		return;
	if (pthread_setspecific(key, mine.ss_sp) || sigaltstack(&mine, NULL)) {
		pthread_setspecific(key, NULL);
		free(mine.ss_sp);
	}
}

void
wsi_fault_watch(void)
{
	pthread_once(&once, start);
	if (watching && has_key && pthread_getspecific(key) == NULL)
		provide_stack();
}
