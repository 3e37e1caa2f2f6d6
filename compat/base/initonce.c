#include <windows.h>
#include <stdbool.h>

#include "base/futex.h"
#include "base/lasterror.h"
#include "base/srwlock.h"

/* The pointer's two low bits say how far it is, the rest is the context once it is done. */
enum { NOT_BEGUN, BEGUN, DONE, BEGUN_BY_MANY, STATE = 3 };

static inline UINT_PTR
look(LPINIT_ONCE once)
{
	return (UINT_PTR)__atomic_load_n(&once->Ptr, __ATOMIC_ACQUIRE);
}

static bool
change(LPINIT_ONCE once, UINT_PTR from, UINT_PTR to)
{
	PVOID expected = (PVOID)from;

	return __atomic_compare_exchange_n(&once->Ptr, &expected, (PVOID)to, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
}

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ && defined __LP64__
enum { LOW_HALF = 1 };
#else
enum { LOW_HALF = 0 };
#endif

static const uint32_t *
state_word(LPINIT_ONCE once)
{
	return wsi_word_of(&once->Ptr) + LOW_HALF;
}

static void
give_context(UINT_PTR value, LPVOID *context)
{
	if (context)
		*context = (LPVOID)(value & ~(UINT_PTR)STATE);
}

/* *pending: the caller is to initialize. */
static int
begin(LPINIT_ONCE once, bool async, bool *pending, LPVOID *context)
{
	const unsigned begun = async ? BEGUN_BY_MANY : BEGUN;

	*pending = true;
	for (;;) {
		UINT_PTR value = look(once);

		if ((value & STATE) == DONE) {
			*pending = false;
			give_context(value, context);
			return 0;
		}
		if ((value & STATE) == NOT_BEGUN) {
			if (change(once, value, begun))
				return 0;
			continue;
		}
		if ((value & STATE) != begun)
			return ERROR_INVALID_PARAMETER;
		if (async)
			return 0;
		wsi_futex_wait(state_word(once), BEGUN, WSI_FUTEX_ANY, WSI_FUTEX_FOREVER);
	}
}

static int
check(LPINIT_ONCE once, bool async, LPVOID *context)
{
	UINT_PTR value = look(once);

	if (async)
		return ERROR_INVALID_PARAMETER;
	if ((value & STATE) != DONE)
		return ERROR_GEN_FAILURE;
	give_context(value, context);
	return 0;
}

static int
complete(LPINIT_ONCE once, bool async, bool failed, LPVOID context)
{
	UINT_PTR value = look(once), state = value & STATE, to = failed ? NOT_BEGUN : (UINT_PTR)context | DONE;

	if ((UINT_PTR)context & STATE || (failed && (context || async)))
		return ERROR_INVALID_PARAMETER;
	if (state == BEGUN) {
		if (async)
			return ERROR_INVALID_PARAMETER;
		change(once, value, to);
		wsi_futex_wake(state_word(once), WSI_FUTEX_ALL, WSI_FUTEX_ANY);
		return 0;
	}
	if (state == BEGUN_BY_MANY && !async)
		return ERROR_INVALID_PARAMETER;
	return state == BEGUN_BY_MANY && change(once, value, to) ? 0 : ERROR_GEN_FAILURE;
}

void WINAPI
InitOnceInitialize(PINIT_ONCE once)
{
	once->Ptr = NULL;
}

BOOL WINAPI
InitOnceBeginInitialize(LPINIT_ONCE once, DWORD flags, PBOOL pending, LPVOID *context)
{
	bool mine = false;
	int error;

	if (flags & ~(DWORD)(INIT_ONCE_CHECK_ONLY | INIT_ONCE_ASYNC))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	error = flags & INIT_ONCE_CHECK_ONLY ? check(once, flags & INIT_ONCE_ASYNC, context) : begin(once, flags & INIT_ONCE_ASYNC, &mine, context);
	if (!error || error == ERROR_GEN_FAILURE)
		*pending = error || mine;
	return wsi_succeeded(error);
}

BOOL WINAPI
InitOnceComplete(LPINIT_ONCE once, DWORD flags, LPVOID context)
{
	if (flags & ~(DWORD)(INIT_ONCE_ASYNC | INIT_ONCE_INIT_FAILED))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	return wsi_succeeded(complete(once, flags & INIT_ONCE_ASYNC, flags & INIT_ONCE_INIT_FAILED, context));
}

BOOL WINAPI
InitOnceExecuteOnce(PINIT_ONCE once, PINIT_ONCE_FN function, PVOID parameter, LPVOID *context)
{
	PVOID made = NULL;
	bool mine;
	int error = begin(once, false, &mine, context);

	if (error || !mine)
		return wsi_succeeded(error);
	if (!function(once, parameter, &made)) {
		complete(once, false, true, NULL);
		return FALSE;
	}
	error = complete(once, false, false, made);
	if (error)
		complete(once, false, true, NULL);
	else if (context)
		*context = made;
	return wsi_succeeded(error);
}
