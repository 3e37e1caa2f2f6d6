/* The names of the DLLs that this library stands for. */
#ifndef WSI_MODULETABLE_H
#define WSI_MODULETABLE_H

#include "base/above.h"

/* The DLL that a file name means, in any case, with or without a path and ".dll" or ".exe": WSI_DLLS where it is not one of ours. */
enum wsi_dll wsi_dll_named(const char *name);
/* NULL where the DLL has no such function. */
const struct wsi_export *wsi_dll_by_name(enum wsi_dll dll, const char *name);
const struct wsi_export *wsi_dll_by_ordinal(enum wsi_dll dll, unsigned ordinal);

/* The DLL of an exported function by its address; WSI_DLLS where it is none. */
enum wsi_dll wsi_dll_of_function(const void *address);

#endif
