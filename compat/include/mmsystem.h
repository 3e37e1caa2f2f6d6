/* Multimedia timers, of which the clock is here. */
#ifndef _INC_MMSYSTEM
#define _INC_MMSYSTEM
#define _MMSYSTEM_H
#pragma GCC system_header

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef UINT MMRESULT;
#define TIMERR_NOERROR 0
#define TIMERR_NOCANDO 97
#define TIMERR_STRUCT  129
#define MMSYSERR_NOERROR 0

typedef struct timecaps_tag {
	UINT wPeriodMin;
	UINT wPeriodMax;
} TIMECAPS, *PTIMECAPS, *NPTIMECAPS, *LPTIMECAPS;

DWORD WINAPI timeGetTime(void);
MMRESULT WINAPI timeBeginPeriod(UINT period);
MMRESULT WINAPI timeEndPeriod(UINT period);
MMRESULT WINAPI timeGetDevCaps(LPTIMECAPS caps, UINT size);

#ifdef __cplusplus
}
#endif
#endif
