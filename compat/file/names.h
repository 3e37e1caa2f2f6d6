/* What is done to names, in the system's paths. Win32 codes. */
#ifndef WSI_NAMES_H
#define WSI_NAMES_H

#include <windows.h>

int wsi_names_delete(const char *path);
int wsi_names_move(const char *from, const char *to, DWORD flags);
/* Copies content, times and permissions; `fail_if_exists`: ERROR_FILE_EXISTS. `progress` may be NULL. */
int wsi_names_copy(const char *from, const char *to, BOOL fail_if_exists, LPPROGRESS_ROUTINE progress, LPVOID data, const BOOL *cancel);

#endif
