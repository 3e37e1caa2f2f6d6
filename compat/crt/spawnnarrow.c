#include <process.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>

#include "crt/spawn.h"

#define CHAR_TYPE  char
#define NAME(name) name
#define RUN(mode, name, argv, environment, search) \
	wsi_crt_spawn(mode, name, (char *const *)(argv), (char *const *)(environment), search)
#include "crt/spawn.inc"
