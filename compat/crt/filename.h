/* Names of files as Microsoft's C library takes them: Windows' (file/path.h). */
#ifndef WSI_CRT_FILENAME_H
#define WSI_CRT_FILENAME_H

#include <wchar.h>

/* The system's name, which the caller free()s; NULL with errno where there is none. */
char *wsi_crt_filename(const char *name);
char *wsi_crt_filename_wide(const wchar_t *name);

#endif
