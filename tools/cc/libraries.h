/* Windows' import libraries that libwinsock stands for. */
#ifndef CC_LIBRARIES_H
#define CC_LIBRARIES_H

#include <stdbool.h>

/* Is this the name of one, in any case, without "-l" and ".lib"? */
bool libraries_know(const char *name);

#endif
