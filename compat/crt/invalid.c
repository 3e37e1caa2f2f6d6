#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "crt/invalid.h"

static _Atomic(_invalid_parameter_handler) of_program;
static __thread _invalid_parameter_handler of_thread;

_invalid_parameter_handler
_set_invalid_parameter_handler(_invalid_parameter_handler handler)
{
	return atomic_exchange(&of_program, handler);
}

_invalid_parameter_handler
_get_invalid_parameter_handler(void)
{
	return atomic_load(&of_program);
}

_invalid_parameter_handler
_set_thread_local_invalid_parameter_handler(_invalid_parameter_handler handler)
{
	_invalid_parameter_handler old = of_thread;

	of_thread = handler;
	return old;
}

_invalid_parameter_handler
_get_thread_local_invalid_parameter_handler(void)
{
	return of_thread;
}

static void
call_handler(void)
{
	_invalid_parameter_handler handler = of_thread ? of_thread : atomic_load(&of_program);

	if (!handler) {
		fputs("winsock: invalid parameter passed to a function of the C library\n", stderr);
		abort();
	}
	handler(NULL, NULL, NULL, 0, 0);
}

void
_invalid_parameter_noinfo(void)
{
	call_handler();
}

errno_t
wsi_crt_invalid(errno_t code)
{
	call_handler();
	errno = code;
	return code;
}
