/* Time as a number: 100 nanoseconds since 1601, as FILETIME has it. */
#ifndef WSI_FILETIME_H
#define WSI_FILETIME_H

#include <windows.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#define WSI_TICKS_PER_SECOND INT64_C(10000000)
#define WSI_UNIX_EPOCH       INT64_C(11644473600)       /* seconds from 1601 to 1970 */

static inline uint64_t
wsi_filetime_get(const FILETIME *f)
{
	return (uint64_t)f->dwHighDateTime << 32 | f->dwLowDateTime;
}

static inline FILETIME
wsi_filetime_make(uint64_t ticks)
{
	return (FILETIME){.dwLowDateTime = (DWORD)ticks, .dwHighDateTime = (DWORD)(ticks >> 32)};
}

static inline uint64_t
wsi_filetime_of(struct timespec t)
{
	return (uint64_t)((t.tv_sec + WSI_UNIX_EPOCH) * WSI_TICKS_PER_SECOND + t.tv_nsec / 100);
}

/* The calendar: ticks below 2^63. */
SYSTEMTIME wsi_systemtime_of(uint64_t ticks);
/* False where it is no date. wDayOfWeek is not looked at. */
bool wsi_systemtime_ticks(const SYSTEMTIME *s, uint64_t *ticks);
/* Days since 1601 of a date. */
int64_t wsi_days_of(int year, int month, int day);
int wsi_days_in_month(int year, int month);
/* What is added to universal time for local time at that moment, in ticks; *daylight, if not NULL, says whether it is summer time. */
int64_t wsi_local_offset(uint64_t ticks, bool *daylight);

#endif
