/* The environment, whose calls take turns (process_environment.c). */
#ifndef WSI_ENVIRONMENT_H
#define WSI_ENVIRONMENT_H

#include <windef.h>

/* A variable's value, malloc'ed: 0, ERROR_ENVVAR_NOT_FOUND, ERROR_NOT_ENOUGH_MEMORY. */
int wsi_environment_get(const char *name, char **value);
/* All of it, malloc'ed: strings, of which the last is empty. */
int wsi_environment_block(char **block);
size_t wsi_environment_size(const char *block);

#endif
