#include <errno.h>
#include <string.h>
#include <time.h>
#include <win32/crttime.h>

#include "crt/invalid.h"

void
_tzset(void)
{
	tzset();
}

errno_t
_get_timezone(long *seconds)
{
	if (!seconds)
		return wsi_crt_invalid(EINVAL);
	tzset();
	*seconds = timezone;
	return 0;
}

errno_t
_get_daylight(int *hours)
{
	if (!hours)
		return wsi_crt_invalid(EINVAL);
	tzset();
	*hours = daylight;
	return 0;
}

/* libc does not say by how much; but for Lord Howe it is an hour. */
errno_t
_get_dstbias(long *seconds)
{
	if (!seconds)
		return wsi_crt_invalid(EINVAL);
	tzset();
	*seconds = daylight ? -3600 : 0;
	return 0;
}

errno_t
_get_tzname(size_t *needed, char *to, size_t size, int index)
{
	if (!needed || !to != !size)
		return wsi_crt_invalid(EINVAL);
	if (to)
		*to = 0;
	*needed = 0;
	if (index != 0 && index != 1)
		return wsi_crt_invalid(EINVAL);
	tzset();
	*needed = strlen(tzname[index]) + 1;
	if (!to)
		return 0;
	if (*needed > size)
		return ERANGE;
	memcpy(to, tzname[index], *needed);
	return 0;
}
