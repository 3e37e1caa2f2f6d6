/* Starting programs, for _spawn and _exec. */
#ifndef WSI_CRT_SPAWN_H
#define WSI_CRT_SPAWN_H

#include <stdbool.h>
#include <stdint.h>

/* `argv` ends with NULL; `environment` NULL: ours. `search`: along PATH. What _spawnve answers; -1 with errno. */
intptr_t wsi_crt_spawn(int mode, const char *name, char *const *argv, char *const *environment, bool search);

#endif
