/* Names of objects, which several calls may create and open: one name space for all kinds, inside this process ("Local\" and "Global\"
 * are passed over). A name lives as long as its object. */
#ifndef WSI_NAMED_H
#define WSI_NAMED_H

#include <windows.h>
#include <stdbool.h>

#include "base/object.h"

/* Make a handle to a new object, or to the one that has this name and kind already: *existed says so (ERROR_ALREADY_EXISTS is the caller's last
 * error then). `name` is NULL or UTF-8; `fresh` is an object made for the purpose, with the caller's reference, which is released in any case.
 * ERROR_INVALID_HANDLE where the name is another kind's. */
int wsi_named_create(struct wsi_object *fresh, const char *name, DWORD access, HANDLE *handle, bool *existed);
/* ERROR_FILE_NOT_FOUND, ERROR_INVALID_HANDLE. */
int wsi_named_open(const char *name, const struct wsi_kind *kind, DWORD access, HANDLE *handle);
/* A kind whose objects can have names calls this first of all when it destroys one. */
void wsi_named_forget(struct wsi_object *object);

/* The end of a Create…: the handle, with ERROR_ALREADY_EXISTS or 0 as the last error, or NULL. */
HANDLE wsi_named_finish(int error, HANDLE handle, bool existed);

#endif
