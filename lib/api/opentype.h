/* SO_OPENTYPE: belongs to the thread, not to a socket. */
#ifndef WSI_OPENTYPE_H
#define WSI_OPENTYPE_H

#include <winsock2.h>

/* Is it the option? */
BOOL wsi_opentype_is(int level, int optname);
/* getsockopt and setsockopt of it, on any handle. */
int wsi_opentype_get(char *optval, int *optlen);
int wsi_opentype_set(const char *optval, int optlen);
/* The flags of the calling thread's next socket. */
DWORD wsi_opentype_flags(void);

#endif
