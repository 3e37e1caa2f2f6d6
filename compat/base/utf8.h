/* WCHAR strings and UTF-8, which is what names are in here. What is no character becomes U+FFFD. The result is malloc'ed: 0 or
 * ERROR_NOT_ENOUGH_MEMORY. */
#ifndef WSI_UTF8_H
#define WSI_UTF8_H

#include <windef.h>

int wsi_utf8_from_wide(LPCWSTR wide, char **text);
int wsi_utf8_to_wide(LPCSTR text, WCHAR **wide);

#endif
