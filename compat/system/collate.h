/* The order of strings (CompareString, lstrcmp), and the case of letters, whatever libc's locale is. */
#ifndef WSI_COLLATE_H
#define WSI_COLLATE_H

#include <windows.h>
#include <stddef.h>

wchar_t wsi_collate_lower(wchar_t c);
wchar_t wsi_collate_upper(wchar_t c);
/* Negative, 0 or positive. `flags` are CompareString's. */
int wsi_collate(const wchar_t *a, size_t a_size, const wchar_t *b, size_t b_size, DWORD flags);

#endif
