#include <crtdefs.h>
#include <errno.h>
#include <sys/timeb.h>
#include <time.h>

#include "crt/invalid.h"

extern void _ftime(struct timeb *now);
extern errno_t _ftime_s(struct timeb *now);

errno_t
_ftime_s(struct timeb *now)
{
	struct timespec clock;
	struct tm local;

	if (!now)
		return wsi_crt_invalid(EINVAL);
	clock_gettime(CLOCK_REALTIME, &clock);
	localtime_r(&clock.tv_sec, &local);
	now->time = clock.tv_sec;
	now->millitm = (unsigned short)(clock.tv_nsec / 1000000);
	now->timezone = (short)(-(local.tm_gmtoff - (local.tm_isdst > 0 ? 3600 : 0)) / 60);
	now->dstflag = (short)(local.tm_isdst > 0);
	return 0;
}

void
_ftime(struct timeb *now)
{
	_ftime_s(now);
}
