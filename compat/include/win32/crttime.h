/* Microsoft's part of <time.h>. The parameters of localtime_s and gmtime_s stand the other way round in C11. */
#ifndef WS_WIN32_CRTTIME_H
#define WS_WIN32_CRTTIME_H
#pragma GCC system_header

#include <crtdefs.h>
#include <time.h>

WS_BEGIN

errno_t localtime_s(struct tm *to, const time_t *time);
errno_t gmtime_s(struct tm *to, const time_t *time);
errno_t asctime_s(char *to, size_t size, const struct tm *time);
errno_t ctime_s(char *to, size_t size, const time_t *time);
errno_t _wasctime_s(wchar_t *to, size_t size, const struct tm *time);
errno_t _wctime_s(wchar_t *to, size_t size, const time_t *time);
wchar_t *_wasctime(const struct tm *time);
wchar_t *_wctime(const time_t *time);
time_t _mkgmtime(struct tm *time);

__time64_t _time64(__time64_t *time);
double _difftime64(__time64_t later, __time64_t earlier);
struct tm *_localtime64(const __time64_t *time);
struct tm *_gmtime64(const __time64_t *time);
char *_ctime64(const __time64_t *time);
wchar_t *_wctime64(const __time64_t *time);
__time64_t _mktime64(struct tm *time);
__time64_t _mkgmtime64(struct tm *time);
errno_t _localtime64_s(struct tm *to, const __time64_t *time);
errno_t _gmtime64_s(struct tm *to, const __time64_t *time);
errno_t _ctime64_s(char *to, size_t size, const __time64_t *time);

/* 12/31/99 and 23:59:59. */
char *_strdate(char *to);
char *_strtime(char *to);
errno_t _strdate_s(char *to, size_t size);
errno_t _strtime_s(char *to, size_t size);
wchar_t *_wstrdate(wchar_t *to);
wchar_t *_wstrtime(wchar_t *to);
errno_t _wstrdate_s(wchar_t *to, size_t size);
errno_t _wstrtime_s(wchar_t *to, size_t size);

void _tzset(void);
errno_t _get_timezone(long *seconds);
errno_t _get_daylight(int *hours);
errno_t _get_dstbias(long *seconds);
errno_t _get_tzname(size_t *needed, char *to, size_t size, int index);
/* libc's variables. */
extern long _timezone WS_LINK("timezone");
extern int _daylight WS_LINK("daylight");
extern char *_tzname[2] WS_LINK("tzname");

WS_ARRAY_1(errno_t, _strdate_s, char)
WS_ARRAY_1(errno_t, _strtime_s, char)
WS_ARRAY_1(errno_t, _wstrdate_s, wchar_t)
WS_ARRAY_1(errno_t, _wstrtime_s, wchar_t)
WS_ARRAY_2(errno_t, asctime_s, char, const struct tm *)
WS_ARRAY_2(errno_t, ctime_s, char, const time_t *)
WS_ARRAY_2(errno_t, _wasctime_s, wchar_t, const struct tm *)
WS_ARRAY_2(errno_t, _wctime_s, wchar_t, const time_t *)

WS_END

#endif
