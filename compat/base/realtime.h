/* The time of day as Windows counts it: units of 100 ns since 1601. */
#ifndef WSI_REALTIME_H
#define WSI_REALTIME_H

#include <windef.h>
#include <time.h>

static inline ULONGLONG
wsi_realtime(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return ((ULONGLONG)t.tv_sec + 11644473600u) * 10000000u + (ULONGLONG)t.tv_nsec / 100;
}

#endif
