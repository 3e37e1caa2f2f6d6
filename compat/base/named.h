/* Names of objects, which several calls may create and open: one name space for all kinds, inside this process ("Local\" and "Global\"
 * are passed over). A name lives as long as its object. */
#ifndef WSI_NAMED_H
#define WSI_NAMED_H

#include <windows.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/object.h"
#include "base/utf8.h"

/* Make a handle to a new object, or to the one that has this name and kind already: *existed says so (ERROR_ALREADY_EXISTS is the caller's last
 * error then). `name` is NULL, empty (none) or UTF-8; `fresh` is an object made for the purpose, whose reference is released in any case.
 * ERROR_INVALID_HANDLE where the name is another kind's, ERROR_PATH_NOT_FOUND (a backslash in it), ERROR_FILENAME_EXCED_RANGE. */
int wsi_named_create(struct wsi_object *fresh, const char *name, DWORD access, const SECURITY_ATTRIBUTES *security, HANDLE *handle, bool *existed);
/* A kind whose objects can have names calls this first of all when it destroys one. */
void wsi_named_forget(struct wsi_object *object);

/* The end of a Create…: the handle, with ERROR_ALREADY_EXISTS or 0 as the last error, or NULL. */
HANDLE wsi_named_finish(int error, HANDLE handle, bool existed);
/* The whole of an Open…: NULL with ERROR_INVALID_PARAMETER (no name), ERROR_FILE_NOT_FOUND, ERROR_INVALID_HANDLE. */
HANDLE wsi_named_open(const char *name, const struct wsi_kind *kind, DWORD access, BOOL inherit);

/* The W twin of a function that answers a HANDLE and has a `name`: `call` is its A form with `narrow` in that place. */
#define WSI_NAMED_WIDE(function, parameters, call)                      \
	HANDLE WINAPI                                                   \
	function parameters                                             \
	{                                                               \
		char *narrow = NULL;                                    \
		HANDLE handle = NULL;                                   \
		int error = name ? wsi_utf8_from_wide(name, &narrow) : 0; \
									\
		if (error)                                              \
			wsi_succeeded(error);                           \
		else                                                    \
			handle = call;                                  \
		free(narrow);                                           \
		return handle;                                          \
	}

#endif
