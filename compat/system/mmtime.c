/* winmm's clock. The kernel's timers are always as fine as they can be: a period is counted, and nothing else. */
#include <windows.h>
#include <mmsystem.h>
#include <stdatomic.h>

enum {
	FINEST = 1,
	COARSEST = 1000000,
	PERIODS = 17,
};

static atomic_uint begun[PERIODS];

/* Those that are coarser than the default share a place. */
static atomic_uint *
place(UINT period)
{
	return &begun[period < PERIODS ? period : 0];
}

DWORD WINAPI
timeGetTime(void)
{
	return GetTickCount();
}

MMRESULT WINAPI
timeBeginPeriod(UINT period)
{
	if (period < FINEST || period > COARSEST)
		return TIMERR_NOCANDO;
	atomic_fetch_add(place(period), 1);
	return TIMERR_NOERROR;
}

/* Of a period that was begun. */
MMRESULT WINAPI
timeEndPeriod(UINT period)
{
	atomic_uint *count = place(period);
	unsigned old = atomic_load(count);

	if (period < FINEST || period > COARSEST)
		return TIMERR_NOCANDO;
	while (old && !atomic_compare_exchange_weak(count, &old, old - 1))
		continue;
	return old ? TIMERR_NOERROR : TIMERR_NOCANDO;
}

MMRESULT WINAPI
timeGetDevCaps(LPTIMECAPS caps, UINT size)
{
	if (!caps || size < sizeof *caps)
		return TIMERR_NOCANDO;
	*caps = (TIMECAPS){.wPeriodMin = FINEST, .wPeriodMax = COARSEST};
	return TIMERR_NOERROR;
}
