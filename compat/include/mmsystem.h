/* Multimedia timers. */
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
#define MMSYSERR_INVALPARAM 11

typedef struct timecaps_tag {
	UINT wPeriodMin;
	UINT wPeriodMax;
} TIMECAPS, *PTIMECAPS, *NPTIMECAPS, *LPTIMECAPS;

DWORD WINAPI timeGetTime(void);
MMRESULT WINAPI timeBeginPeriod(UINT period);
MMRESULT WINAPI timeEndPeriod(UINT period);
MMRESULT WINAPI timeGetDevCaps(LPTIMECAPS caps, UINT size);

/* A callback in a thread of ours, or an event, after `delay` milliseconds or each time; the timer's number, or 0. */
#define TIME_ONESHOT              0x0000
#define TIME_PERIODIC             0x0001
#define TIME_CALLBACK_FUNCTION    0x0000
#define TIME_CALLBACK_EVENT_SET   0x0010
#define TIME_CALLBACK_EVENT_PULSE 0x0020
#define TIME_KILL_SYNCHRONOUS     0x0100
typedef void (CALLBACK TIMECALLBACK)(UINT timer, UINT message, DWORD_PTR user, DWORD_PTR reserved1, DWORD_PTR reserved2);
typedef TIMECALLBACK *LPTIMECALLBACK;
MMRESULT WINAPI timeSetEvent(UINT delay, UINT resolution, LPTIMECALLBACK callback, DWORD_PTR user, UINT flags);
MMRESULT WINAPI timeKillEvent(UINT timer);

#ifdef __cplusplus
}
#endif
#endif
