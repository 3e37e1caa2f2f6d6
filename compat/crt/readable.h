#ifndef WSI_CRT_READABLE_H
#define WSI_CRT_READABLE_H

#include <stdbool.h>

/* Whether a read would not block: there is something, or it is the end. */
bool wsi_crt_readable(int fd);

#endif
