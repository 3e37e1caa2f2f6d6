/* What time it is, and how much of it was used. */
#include "system/filetime.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/lasterror.h"
#include "base/thread.h"

enum {
	TICKS_PER_MICROSECOND = 10,
};

static uint64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return wsi_filetime_of(t);
}

void WINAPI
GetSystemTimeAsFileTime(LPFILETIME time)
{
	*time = wsi_filetime_make(now());
}

void WINAPI
GetSystemTimePreciseAsFileTime(LPFILETIME time)
{
	*time = wsi_filetime_make(now());
}

void WINAPI
GetSystemTime(LPSYSTEMTIME time)
{
	*time = wsi_systemtime_of(now());
}

void WINAPI
GetLocalTime(LPSYSTEMTIME time)
{
	uint64_t ticks = now();

	*time = wsi_systemtime_of(ticks + (uint64_t)wsi_local_offset(ticks, NULL));
}

static int
set_time(uint64_t ticks)
{
	int64_t since_1970 = (int64_t)ticks - WSI_UNIX_EPOCH * WSI_TICKS_PER_SECOND;
	struct timespec t = {.tv_sec = (time_t)(since_1970 / WSI_TICKS_PER_SECOND), .tv_nsec = (long)(since_1970 % WSI_TICKS_PER_SECOND * 100)};

	if (since_1970 < 0)
		return ERROR_INVALID_PARAMETER;
	return clock_settime(CLOCK_REALTIME, &t) ? ERROR_PRIVILEGE_NOT_HELD : 0;
}

BOOL WINAPI
SetSystemTime(const SYSTEMTIME *time)
{
	uint64_t ticks;

	return wsi_succeeded(wsi_systemtime_ticks(time, &ticks) ? set_time(ticks) : ERROR_INVALID_PARAMETER);
}

BOOL WINAPI
SetLocalTime(const SYSTEMTIME *time)
{
	SYSTEMTIME universal;

	return TzSpecificLocalTimeToSystemTime(NULL, time, &universal) && SetSystemTime(&universal);
}

/* The clock runs by itself: nothing is added by anybody. */
BOOL WINAPI
GetSystemTimeAdjustment(PDWORD adjustment, PDWORD increment, PBOOL disabled)
{
	*adjustment = *increment = 156250;
	*disabled = TRUE;
	return TRUE;
}

BOOL WINAPI
QueryUnbiasedInterruptTime(PULONGLONG time)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	*time = (ULONGLONG)(t.tv_sec * WSI_TICKS_PER_SECOND + t.tv_nsec / 100);
	return TRUE;
}

/* ---- time used ---- */

static uint64_t
ticks_of_jiffies(unsigned long long jiffies)
{
	return jiffies * ((uint64_t)WSI_TICKS_PER_SECOND / (uint64_t)sysconf(_SC_CLK_TCK));
}

static FILETIME
used(struct timeval t)
{
	return wsi_filetime_make((uint64_t)t.tv_sec * WSI_TICKS_PER_SECOND + (uint64_t)t.tv_usec * TICKS_PER_MICROSECOND);
}

static bool
read_file(const char *path, char *text, size_t size)
{
	FILE *file = fopen(path, "re");
	size_t got;

	if (!file)
		return false;
	got = fread(text, 1, size - 1, file);
	fclose(file);
	text[got] = '\0';
	return got > 0;
}

struct usage {
	unsigned long long user, kernel, born;
};

/* The numbers behind the name, which may have any characters and ends with the last parenthesis. */
static bool
read_stat(const char *path, struct usage *u)
{
	char text[1024];
	const char *rest = read_file(path, text, sizeof text) ? strrchr(text, ')') : NULL;

	return rest && sscanf(rest + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu %*d %*d %*d %*d %*d %*d %llu", &u->user, &u->kernel, &u->born) == 3;
}

/* What began that many jiffies after the system did. */
static FILETIME
moment_of(unsigned long long jiffies)
{
	struct timespec boot, real;

	clock_gettime(CLOCK_BOOTTIME, &boot);
	clock_gettime(CLOCK_REALTIME, &real);
	return wsi_filetime_make(wsi_filetime_of(real) - (uint64_t)(boot.tv_sec * WSI_TICKS_PER_SECOND + boot.tv_nsec / 100) + ticks_of_jiffies(jiffies));
}

BOOL WINAPI
GetProcessTimes(HANDLE process, LPFILETIME creation, LPFILETIME end, LPFILETIME kernel, LPFILETIME user)
{
	struct rusage r;
	struct usage u;

	if (!wsi_succeeded(wsi_process_check(process)))
		return FALSE;
	if (!read_stat("/proc/self/stat", &u) || getrusage(RUSAGE_SELF, &r))
		return wsi_succeeded(ERROR_NOT_SUPPORTED);
	*creation = moment_of(u.born);
	*end = (FILETIME){0};
	*kernel = used(r.ru_stime);
	*user = used(r.ru_utime);
	return TRUE;
}

static int
thread_times(HANDLE thread, LPFILETIME creation, LPFILETIME kernel, LPFILETIME user)
{
	char path[64];
	struct usage u;
	DWORD tid;
	int error = wsi_thread_id_of(thread, THREAD_QUERY_LIMITED_INFORMATION, &tid);

	if (error)
		return error;
	snprintf(path, sizeof path, "/proc/self/task/%u/stat", (unsigned)tid);
	if (!tid || !read_stat(path, &u))
		return ERROR_NOT_SUPPORTED;
	*creation = moment_of(u.born);
	*kernel = wsi_filetime_make(ticks_of_jiffies(u.kernel));
	*user = wsi_filetime_make(ticks_of_jiffies(u.user));
	return 0;
}

BOOL WINAPI
GetThreadTimes(HANDLE thread, LPFILETIME creation, LPFILETIME end, LPFILETIME kernel, LPFILETIME user)
{
	*end = (FILETIME){0};
	return wsi_succeeded(thread_times(thread, creation, kernel, user));
}

/* Kernel time has the idle time in it, as on Windows. */
BOOL WINAPI
GetSystemTimes(LPFILETIME idle, LPFILETIME kernel, LPFILETIME user)
{
	unsigned long long own, nice, system, rest, wait, interrupts, soft;
	char text[512];

	if (!read_file("/proc/stat", text, sizeof text)
	    || sscanf(text, "cpu %llu %llu %llu %llu %llu %llu %llu", &own, &nice, &system, &rest, &wait, &interrupts, &soft) != 7)
		return wsi_succeeded(ERROR_NOT_SUPPORTED);
	if (idle)
		*idle = wsi_filetime_make(ticks_of_jiffies(rest + wait));
	if (kernel)
		*kernel = wsi_filetime_make(ticks_of_jiffies(system + interrupts + soft + rest + wait));
	if (user)
		*user = wsi_filetime_make(ticks_of_jiffies(own + nice));
	return TRUE;
}
