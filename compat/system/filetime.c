/* FILETIME, SYSTEMTIME and MS-DOS's date and time, each made from the other. */
#include "system/filetime.h"

#include "base/lasterror.h"

enum {
	PER_MILLISECOND = 10000,
	SECONDS_PER_DAY = 86400,
	FIRST_YEAR = 1601,
	LAST_YEAR = 30827,
	DOS_YEAR = 1980,
};

#define TICKS_PER_DAY (SECONDS_PER_DAY * WSI_TICKS_PER_SECOND)

/* ---- the calendar ---- */

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
wsi_days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

static int64_t
days_before_year(int year)
{
	int64_t years = year - FIRST_YEAR;

	return years * 365 + years / 4 - years / 100 + years / 400;
}

int64_t
wsi_days_of(int year, int month, int day)
{
	int64_t days = days_before_year(year);

	for (int m = 1; m < month; m++)
		days += wsi_days_in_month(year, m);
	return days + day - 1;
}

static void
set_date(SYSTEMTIME *s, int64_t days)
{
	int year = FIRST_YEAR + (int)(days / 366);
	int month = 1;

	while (days_before_year(year + 1) <= days)
		year++;
	s->wDayOfWeek = (WORD)((days + 1) % 7);         /* 1601 began on a Monday */
	days -= days_before_year(year);
	for (; days >= wsi_days_in_month(year, month); month++)
		days -= wsi_days_in_month(year, month);
	s->wYear = (WORD)year;
	s->wMonth = (WORD)month;
	s->wDay = (WORD)(days + 1);
}

SYSTEMTIME
wsi_systemtime_of(uint64_t ticks)
{
	SYSTEMTIME s = {0};
	uint64_t rest = ticks % (uint64_t)TICKS_PER_DAY;
	unsigned seconds = (unsigned)(rest / WSI_TICKS_PER_SECOND);

	set_date(&s, (int64_t)(ticks / (uint64_t)TICKS_PER_DAY));
	s.wHour = (WORD)(seconds / 3600);
	s.wMinute = (WORD)(seconds / 60 % 60);
	s.wSecond = (WORD)(seconds % 60);
	s.wMilliseconds = (WORD)(rest % WSI_TICKS_PER_SECOND / PER_MILLISECOND);
	return s;
}

static bool
is_date(const SYSTEMTIME *s)
{
	return s->wYear >= FIRST_YEAR && s->wYear <= LAST_YEAR && s->wMonth >= 1 && s->wMonth <= 12
		&& s->wDay >= 1 && s->wDay <= wsi_days_in_month(s->wYear, s->wMonth)
		&& s->wHour < 24 && s->wMinute < 60 && s->wSecond < 60 && s->wMilliseconds < 1000;
}

bool
wsi_systemtime_ticks(const SYSTEMTIME *s, uint64_t *ticks)
{
	int64_t seconds;

	if (!is_date(s))
		return false;
	seconds = wsi_days_of(s->wYear, s->wMonth, s->wDay) * SECONDS_PER_DAY + s->wHour * 3600 + s->wMinute * 60 + s->wSecond;
	*ticks = (uint64_t)seconds * WSI_TICKS_PER_SECOND + (uint64_t)s->wMilliseconds * PER_MILLISECOND;
	return *ticks <= INT64_MAX;
}

BOOL WINAPI
FileTimeToSystemTime(const FILETIME *file, LPSYSTEMTIME system)
{
	uint64_t ticks = wsi_filetime_get(file);

	if (ticks > INT64_MAX)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*system = wsi_systemtime_of(ticks);
	return TRUE;
}

BOOL WINAPI
SystemTimeToFileTime(const SYSTEMTIME *system, LPFILETIME file)
{
	uint64_t ticks;

	if (!wsi_systemtime_ticks(system, &ticks))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*file = wsi_filetime_make(ticks);
	return TRUE;
}

LONG WINAPI
CompareFileTime(const FILETIME *a, const FILETIME *b)
{
	uint64_t first = wsi_filetime_get(a), second = wsi_filetime_get(b);

	return first < second ? -1 : first > second;
}

/* ---- MS-DOS ---- */

static bool
in_dos_years(const SYSTEMTIME *s)
{
	return s->wYear >= DOS_YEAR && s->wYear < DOS_YEAR + 128;
}

/* Two seconds are its unit; what is between counts up, as on Windows. */
BOOL WINAPI
FileTimeToDosDateTime(const FILETIME *file, LPWORD date, LPWORD time)
{
	uint64_t ticks = wsi_filetime_get(file);
	uint64_t unit = 2 * WSI_TICKS_PER_SECOND;
	SYSTEMTIME s;

	if (ticks > INT64_MAX - unit)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	s = wsi_systemtime_of((ticks + unit - 1) / unit * unit);
	if (!in_dos_years(&s))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*date = (WORD)((s.wYear - DOS_YEAR) << 9 | s.wMonth << 5 | s.wDay);
	*time = (WORD)(s.wHour << 11 | s.wMinute << 5 | s.wSecond / 2);
	return TRUE;
}

BOOL WINAPI
DosDateTimeToFileTime(WORD date, WORD time, LPFILETIME file)
{
	const SYSTEMTIME s = {
		.wYear = (WORD)(DOS_YEAR + (date >> 9)), .wMonth = date >> 5 & 15, .wDay = date & 31,
		.wHour = time >> 11, .wMinute = time >> 5 & 63, .wSecond = (WORD)((time & 31) * 2),
	};

	return SystemTimeToFileTime(&s, file);
}

/* ---- local time, by what is in force now, as Windows has it for these two ---- */

static uint64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return wsi_filetime_of(t);
}

static BOOL
shift(const FILETIME *from, int64_t by, LPFILETIME to)
{
	uint64_t ticks = wsi_filetime_get(from);
	uint64_t moved = ticks + (uint64_t)by;

	if (ticks > INT64_MAX || moved > INT64_MAX)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*to = wsi_filetime_make(moved);
	return TRUE;
}

BOOL WINAPI
FileTimeToLocalFileTime(const FILETIME *file, LPFILETIME local)
{
	return shift(file, wsi_local_offset(now(), NULL), local);
}

BOOL WINAPI
LocalFileTimeToFileTime(const FILETIME *local, LPFILETIME file)
{
	return shift(local, -wsi_local_offset(now(), NULL), file);
}
