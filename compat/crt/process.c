#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <win32/crtstdlib.h>

#include "crt/invalid.h"

/* What the function answers is of no interest, so libc may call it as one that answers nothing. */
_onexit_t
_onexit(_onexit_t function)
{
	void (*plain)(void);

	if (!function)
		return NULL;
	__builtin_memcpy(&plain, &function, sizeof plain);
	return atexit(plain) ? NULL : function;
}

errno_t
_set_errno(int value)
{
	errno = value;
	return 0;
}

errno_t
_get_errno(int *value)
{
	if (!value)
		return wsi_crt_invalid(EINVAL);
	*value = errno;
	return 0;
}

/* Kept and answered: nothing is ever reported here. */
unsigned
_set_abort_behavior(unsigned flags, unsigned mask)
{
	static _Atomic unsigned behavior = _CALL_REPORTFAULT;
	unsigned old = atomic_load(&behavior);

	while (!atomic_compare_exchange_weak(&behavior, &old, (old & ~mask) | (flags & mask))) {
	}
	return old;
}

void
_sleep(unsigned long milliseconds)
{
	struct timespec rest = {.tv_sec = (time_t)(milliseconds / 1000), .tv_nsec = (long)(milliseconds % 1000) * 1000000};

	while (nanosleep(&rest, &rest) && errno == EINTR) {
	}
}
