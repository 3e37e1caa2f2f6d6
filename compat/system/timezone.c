/* Time zones. The system's is libc's (TZ, /etc/localtime); its rules are found by looking at a year of it. */
#include "system/filetime.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"

enum {
	TICKS_PER_MINUTE = 600000000,
	DAY = 86400,
};

static struct tm
local_tm(int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm = {0};

	tzset();
	localtime_r(&t, &tm);
	return tm;
}

static int64_t
unix_seconds(uint64_t ticks)
{
	return (int64_t)(ticks / WSI_TICKS_PER_SECOND) - WSI_UNIX_EPOCH;
}

int64_t
wsi_local_offset(uint64_t ticks, bool *summer)
{
	struct tm tm = local_tm(unix_seconds(ticks));

	if (summer)
		*summer = tm.tm_isdst > 0;
	return tm.tm_gmtoff * WSI_TICKS_PER_SECOND;
}

/* ---- the system's zone as Windows describes one ---- */

static int64_t
start_of_year(int year)
{
	return wsi_days_of(year, 1, 1) * DAY - WSI_UNIX_EPOCH;
}

static bool
is_daylight(int64_t seconds)
{
	return local_tm(seconds).tm_isdst > 0;
}

/* The first second after a change between two moments a day apart. */
static int64_t
find_change(int64_t before, int64_t after)
{
	bool first = is_daylight(before);

	while (after - before > 1) {
		int64_t middle = before + (after - before) / 2;

		if (is_daylight(middle) == first)
			before = middle;
		else
			after = middle;
	}
	return after;
}

/* "The nth weekday of a month", n 5 for the last, at the clock as it showed before the change. */
static SYSTEMTIME
rule_of(int64_t change)
{
	long offset = local_tm(change - 1).tm_gmtoff;
	SYSTEMTIME s = wsi_systemtime_of((uint64_t)(change + offset + WSI_UNIX_EPOCH) * WSI_TICKS_PER_SECOND);
	bool last = s.wDay + 7 > wsi_days_in_month(s.wYear, s.wMonth);

	s.wDay = last ? 5 : (WORD)((s.wDay + 6) / 7);
	s.wYear = 0;
	return s;
}

static void
copy_name(WCHAR *to, const char *name)
{
	WCHAR *wide;

	if (!name || wsi_utf8_to_wide(name, &wide))
		return;
	wcsncpy(to, wide, 31);
	free(wide);
}

static void
take_change(TIME_ZONE_INFORMATION *zone, int64_t change)
{
	struct tm tm = local_tm(change);

	if (tm.tm_isdst > 0) {
		zone->DaylightDate = rule_of(change);
		copy_name(zone->DaylightName, tm.tm_zone);
	} else {
		zone->StandardDate = rule_of(change);
	}
}

static void
take_moment(TIME_ZONE_INFORMATION *zone, int64_t seconds, long *standard, long *summer)
{
	struct tm tm = local_tm(seconds);

	*(tm.tm_isdst > 0 ? summer : standard) = tm.tm_gmtoff;
	if (tm.tm_isdst <= 0)
		copy_name(zone->StandardName, tm.tm_zone);
}

static void
describe_year(int year, TIME_ZONE_INFORMATION *zone)
{
	int64_t first = start_of_year(year), past = start_of_year(year + 1);
	long standard = local_tm(first).tm_gmtoff, summer = standard;

	*zone = (TIME_ZONE_INFORMATION){0};
	for (int64_t day = first; day < past; day += DAY) {
		take_moment(zone, day, &standard, &summer);
		if (is_daylight(day) != is_daylight(day + DAY))
			take_change(zone, find_change(day, day + DAY));
	}
	zone->Bias = (LONG)(-standard / 60);
	if (zone->DaylightDate.wMonth && zone->StandardDate.wMonth) {
		zone->DaylightBias = (LONG)((standard - summer) / 60);
		return;
	}
	/* One change, or none, is no summer time that comes back. */
	zone->DaylightDate = zone->StandardDate = (SYSTEMTIME){0};
	wcscpy(zone->DaylightName, zone->StandardName);
}

DWORD WINAPI
GetTimeZoneInformation(LPTIME_ZONE_INFORMATION zone)
{
	int64_t now = (int64_t)time(NULL);
	struct tm tm = local_tm(now);

	describe_year(tm.tm_year + 1900, zone);
	if (!zone->DaylightDate.wMonth)
		return TIME_ZONE_ID_UNKNOWN;
	return tm.tm_isdst > 0 ? TIME_ZONE_ID_DAYLIGHT : TIME_ZONE_ID_STANDARD;
}

/* ---- by the rules of any zone ---- */

/* The moment of a rule in a year, as the clock shows it before the change. An absolute rule has a year. */
static bool
rule_in_year(const SYSTEMTIME *rule, int year, uint64_t *ticks)
{
	SYSTEMTIME s = *rule;
	int first;

	if (rule->wYear)
		return wsi_systemtime_ticks(rule, ticks);
	if (rule->wMonth < 1 || rule->wMonth > 12 || rule->wDay < 1 || rule->wDay > 5 || rule->wDayOfWeek > 6)
		return false;
	first = (int)((wsi_days_of(year, rule->wMonth, 1) + 1) % 7);
	s.wYear = (WORD)year;
	s.wDay = (WORD)(1 + (rule->wDayOfWeek - first + 7) % 7 + 7 * (rule->wDay - 1));
	while (s.wDay > wsi_days_in_month(year, s.wMonth))
		s.wDay -= 7;
	return wsi_systemtime_ticks(&s, ticks);
}

/* Is a moment summer time? `to_standard` and `to_daylight` are what is added to the rules' clocks to make them the moment's. */
static int
in_daylight(const TIME_ZONE_INFORMATION *z, uint64_t at, int64_t to_standard, int64_t to_daylight, bool *summer)
{
	int year = wsi_systemtime_of(at).wYear;
	uint64_t begin, end;

	*summer = false;
	if (!z->DaylightDate.wMonth || !z->StandardDate.wMonth)
		return 0;
	if (!rule_in_year(&z->DaylightDate, year, &begin) || !rule_in_year(&z->StandardDate, year, &end))
		return ERROR_INVALID_PARAMETER;
	begin += (uint64_t)to_daylight;
	end += (uint64_t)to_standard;
	*summer = begin < end ? at >= begin && at < end : at >= begin || at < end;
	return 0;
}

static int64_t
standard_bias(const TIME_ZONE_INFORMATION *z)
{
	return (int64_t)(z->Bias + z->StandardBias) * TICKS_PER_MINUTE;
}

static int64_t
daylight_bias(const TIME_ZONE_INFORMATION *z)
{
	return (int64_t)(z->Bias + z->DaylightBias) * TICKS_PER_MINUTE;
}

/* The year that decides is the local one. */
static int
bias_at(const TIME_ZONE_INFORMATION *z, uint64_t ticks, bool local, int64_t *bias)
{
	int64_t standard = standard_bias(z), summer = daylight_bias(z);
	uint64_t at = local ? ticks : ticks - (uint64_t)standard;
	bool is_summer;
	/* The clock of the rule that ends summer time is summer's; standard time shows that much less. Of local time the hour that comes twice is
	 * summer time. */
	int error = in_daylight(z, at, local ? 0 : summer - standard, 0, &is_summer);

	*bias = is_summer ? summer : standard;
	return error;
}

/* The system's own zone needs no rules: libc knows each year's. */
static int64_t
system_bias(uint64_t ticks, bool local)
{
	int64_t offset = wsi_local_offset(ticks, NULL);

	return local ? -wsi_local_offset(ticks - (uint64_t)offset, NULL) : -offset;
}

static int
convert(const TIME_ZONE_INFORMATION *zone, const SYSTEMTIME *from, SYSTEMTIME *to, bool from_local)
{
	uint64_t ticks;
	int64_t bias;
	int error = 0;

	if (!wsi_systemtime_ticks(from, &ticks) || from->wYear == 1601)
		return ERROR_INVALID_PARAMETER;
	if (zone)
		error = bias_at(zone, ticks, from_local, &bias);
	else
		bias = system_bias(ticks, from_local);
	if (!error)
		*to = wsi_systemtime_of(ticks + (uint64_t)(from_local ? bias : -bias));
	return error;
}

BOOL WINAPI
SystemTimeToTzSpecificLocalTime(const TIME_ZONE_INFORMATION *zone, const SYSTEMTIME *universal, LPSYSTEMTIME local)
{
	return wsi_succeeded(convert(zone, universal, local, false));
}

BOOL WINAPI
TzSpecificLocalTimeToSystemTime(const TIME_ZONE_INFORMATION *zone, const SYSTEMTIME *local, LPSYSTEMTIME universal)
{
	return wsi_succeeded(convert(zone, local, universal, true));
}
