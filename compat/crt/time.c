/* Times of the calendar in Microsoft's manner: the result is the thread's own, and there is no time before 1970. */
#include <win32/crtredirect.h>
#include <errno.h>
#include <string.h>
#include <time.h>
#include <win32/crttime.h>

#include "crt/invalid.h"

/* The end of the year 3000. */
#define LATEST 32536850399LL

static __thread struct tm parts;

static errno_t
no_time(struct tm *to)
{
	if (to)
		*to = (struct tm){-1, -1, -1, -1, -1, -1, -1, -1, -1, .tm_zone = ""};
	return wsi_crt_invalid(EINVAL);
}

static errno_t
break_down(struct tm *to, __time64_t when, struct tm *(*convert)(const time_t *, struct tm *))
{
	time_t narrow = (time_t)when;

	if (when < 0 || when > LATEST || narrow != when) {
		*to = (struct tm){-1, -1, -1, -1, -1, -1, -1, -1, -1, .tm_zone = ""};
		return errno = EINVAL;
	}
	tzset();
	return convert(&narrow, to) ? 0 : errno;
}

errno_t
_localtime64_s(struct tm *to, const __time64_t *time)
{
	return to && time ? break_down(to, *time, localtime_r) : no_time(to);
}

errno_t
_gmtime64_s(struct tm *to, const __time64_t *time)
{
	return to && time ? break_down(to, *time, gmtime_r) : no_time(to);
}

errno_t
localtime_s(struct tm *to, const time_t *time)
{
	return to && time ? break_down(to, *time, localtime_r) : no_time(to);
}

errno_t
gmtime_s(struct tm *to, const time_t *time)
{
	return to && time ? break_down(to, *time, gmtime_r) : no_time(to);
}

struct tm *
localtime(const time_t *time)
{
	return localtime_s(&parts, time) ? NULL : &parts;
}

struct tm *
gmtime(const time_t *time)
{
	return gmtime_s(&parts, time) ? NULL : &parts;
}

struct tm *
_localtime64(const __time64_t *time)
{
	return _localtime64_s(&parts, time) ? NULL : &parts;
}

struct tm *
_gmtime64(const __time64_t *time)
{
	return _gmtime64_s(&parts, time) ? NULL : &parts;
}

__time64_t
_time64(__time64_t *to)
{
	__time64_t now = time(NULL);

	if (to)
		*to = now;
	return now;
}

double
_difftime64(__time64_t later, __time64_t earlier)
{
	return (double)(later - earlier);
}

__time64_t
_mktime64(struct tm *time)
{
	return mktime(time);
}

time_t
_mkgmtime(struct tm *time)
{
	return timegm(time);
}

__time64_t
_mkgmtime64(struct tm *time)
{
	return timegm(time);
}

errno_t
_ctime64_s(char *to, size_t size, const __time64_t *when)
{
	time_t narrow = when ? (time_t)*when : 0;

	return ctime_s(to, size, when && narrow == *when ? &narrow : NULL);
}

char *
_ctime64(const __time64_t *when)
{
	time_t narrow = when ? (time_t)*when : 0;

	return ctime(when && narrow == *when ? &narrow : NULL);
}

wchar_t *
_wctime64(const __time64_t *when)
{
	time_t narrow = when ? (time_t)*when : 0;

	return _wctime(when && narrow == *when ? &narrow : NULL);
}
