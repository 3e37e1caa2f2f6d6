/* What libc has under the same name and Windows has otherwise. These declarations come before libc's.
 *
 * strtok, localtime, gmtime, asctime and ctime have a buffer for each thread, rand its own state and numbers from 0 to 0x7fff in each,
 * putenv copies, and clock counts milliseconds on the wall since the program began. */
#ifndef WS_WIN32_CRTREDIRECT_H
#define WS_WIN32_CRTREDIRECT_H
#pragma GCC system_header

#include <crtdefs.h>

struct tm;

WS_BEGIN

#ifndef strtok
char *strtok(char *__restrict text, const char *__restrict set) WS_NOTHROW WS_REDIRECT(strtok);
#endif
#ifndef rand
int rand(void) WS_NOTHROW WS_REDIRECT(rand);
#endif
#ifndef srand
void srand(unsigned seed) WS_NOTHROW WS_REDIRECT(srand);
#endif
#ifndef putenv
int putenv(char *setting) WS_NOTHROW WS_REDIRECT(putenv);
#endif
#ifndef clock
long clock(void) WS_NOTHROW WS_REDIRECT(clock);
#endif

WS_END

#endif
