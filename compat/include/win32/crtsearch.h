/* Microsoft's part of <search.h>. */
#ifndef WS_WIN32_CRTSEARCH_H
#define WS_WIN32_CRTSEARCH_H
#pragma GCC system_header

#include <winsock/link.h>

WS_BEGIN

void *_lfind(const void *key, const void *base, unsigned *count, unsigned size, int (*compare)(const void *, const void *));
void *_lsearch(const void *key, void *base, unsigned *count, unsigned size, int (*compare)(const void *, const void *));

WS_END

#endif
