/* Texts that go out into a caller's buffer, by the rule of GetCurrentDirectory and its kin: the length where it fits, else the size that would
 * do, NUL included, and the buffer as it was. The W form answers 0 where memory is short, *error set. */
#ifndef WSI_TEXT_H
#define WSI_TEXT_H

#include <windows.h>

DWORD wsi_text_give(const char *text, LPSTR buffer, DWORD size);
DWORD wsi_text_give_wide(const char *text, LPWSTR buffer, DWORD size, int *error);
/* Into an array of `size` characters, which are enough or the text is cut. Never fails. */
void wsi_text_put_wide(const char *text, LPWSTR array, size_t size);

#endif
