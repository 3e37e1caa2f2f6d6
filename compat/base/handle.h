/* HANDLEs of our own objects: multiples of 4 from 0x40000000 up, positive in 32 bits. What is smaller is a descriptor; the two
 * negative ones are the calling thread and this process. */
#ifndef WSI_HANDLE_H
#define WSI_HANDLE_H

#include <windows.h>
#include <stdbool.h>

#include "base/object.h"

#define WSI_HANDLE_FIRST 0x40000000u
#define WSI_HANDLE_PAST  0x80000000u

static inline bool
wsi_handle_is_descriptor(HANDLE handle)
{
	return (UINT_PTR)handle > 2 && (UINT_PTR)handle < WSI_HANDLE_FIRST;
}

/* A new handle with its own reference; MAXIMUM_ALLOWED and the GENERIC_… bits in `access` become what the kind says. */
int wsi_handle_open(struct wsi_object *object, DWORD access, HANDLE *handle);
/* The same, inheritable where `security`, if not NULL, says so. */
int wsi_handle_create(struct wsi_object *object, DWORD access, const SECURITY_ATTRIBUTES *security, HANDLE *handle);
/* The object of a handle, with a reference for the caller: ERROR_INVALID_HANDLE where there is none or it is of another kind (NULL: any),
 * ERROR_ACCESS_DENIED where the handle was not opened for all of `access`. */
int wsi_handle_find(HANDLE handle, const struct wsi_kind *kind, DWORD access, struct wsi_object **object);
/* The same for any kind, for what stands for the calling thread and this process, and for a descriptor. */
int wsi_handle_find_any(HANDLE handle, DWORD access, struct wsi_object **object);
/* That for several handles at once, in `objects`; all or none. */
int wsi_handle_find_all(const HANDLE *handles, unsigned count, DWORD access, struct wsi_object **objects);
/* Any kind, and what the handle allows. */
int wsi_handle_find_with_access(HANDLE handle, struct wsi_object **object, DWORD *access);

#endif
