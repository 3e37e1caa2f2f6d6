/* Names of mappings. */
#ifndef WSI_MAPNAME_H
#define WSI_MAPNAME_H

#include <stdbool.h>

#include "base/object.h"

/* As wsi_named_create, wsi_named_open and wsi_named_forget (base/named.h). */
int wsi_mapping_name(struct wsi_object *fresh, const char *name, DWORD access, HANDLE *handle, bool *existed);
int wsi_mapping_open(const char *name, const struct wsi_kind *kind, DWORD access, HANDLE *handle);
void wsi_mapping_forget(struct wsi_object *object);

#endif
