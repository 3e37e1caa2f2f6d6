/* Microsoft's rand: each thread has its own row of numbers from 0 to 0x7fff, which are the same everywhere. */
#include <errno.h>
#include <unistd.h>
#include <win32/crtredirect.h>
#include <win32/crtstdlib.h>

#include "crt/invalid.h"

static __thread uint32_t state = 1;

void
srand(unsigned seed)
{
	state = seed;
}

int
rand(void)
{
	state = state * 214013 + 2531011;
	return (int)(state >> 16 & 0x7fff);
}

errno_t
rand_s(unsigned *value)
{
	if (!value)
		return wsi_crt_invalid(EINVAL);
	if (getentropy(value, sizeof *value)) {
		*value = 0;
		return wsi_crt_invalid(EINVAL);
	}
	return 0;
}
