/* What Windows' editors left in a text: byte order marks, UTF-16, an end of file written as Ctrl-Z. */
#ifndef CC_DECODE_H
#define CC_DECODE_H

#include "text.h"

/* Make it UTF-8 (or what it was, where it has no mark) that ends where MSVC stops reading.
 * True where the compiler itself would not have read it so. */
bool decode(struct bytes *file);

#endif
