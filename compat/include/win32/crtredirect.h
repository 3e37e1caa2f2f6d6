/* What libc has under the same name and Windows has otherwise. These declarations come before libc's.
 *
 * strtok, localtime, gmtime, asctime and ctime have a buffer for each thread, rand its own state and numbers from 0 to 0x7fff in each,
 * putenv copies, and clock counts milliseconds on the wall since the program began. */
#ifndef WS_WIN32_CRTREDIRECT_H
#define WS_WIN32_CRTREDIRECT_H
#pragma GCC system_header

#include <crtdefs.h>
/* libc's time_t and clock_t without the rest of its <time.h>. */
#if defined __has_include && !__has_include(<bits/types/time_t.h>)
#define __NEED_time_t
#define __NEED_clock_t
#include <bits/alltypes.h>
#else
#include <bits/types/clock_t.h>
#include <bits/types/time_t.h>
#endif

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
#ifndef localtime
struct tm *localtime(const time_t *time) WS_NOTHROW WS_REDIRECT(localtime);
#endif
#ifndef gmtime
struct tm *gmtime(const time_t *time) WS_NOTHROW WS_REDIRECT(gmtime);
#endif
#ifndef asctime
char *asctime(const struct tm *time) WS_NOTHROW WS_REDIRECT(asctime);
#endif
#ifndef ctime
char *ctime(const time_t *time) WS_NOTHROW WS_REDIRECT(ctime);
#endif
#ifndef clock
clock_t clock(void) WS_NOTHROW WS_REDIRECT(clock);
#endif

WS_END

#endif
