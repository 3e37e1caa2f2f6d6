/* What winsock-cc cannot do, said clearly. */
#ifndef CC_REFUSE_H
#define CC_REFUSE_H

#include <stdbool.h>

/* Ends the program if the word is one of cl's options ("/nologo") or a file that nothing here can read ("app.rc").
 * True if the word means nothing here and is to be left out. */
bool refuse_word(const char *word);
/* Why a header that was not found will never be; NULL where nothing is known about it. */
const char *refuse_header(const char *name);

#endif
