/* The time in milliseconds: under _WIN32 with Microsoft's names. */
#pragma GCC system_header
#include_next <sys/timeb.h>
#if defined _WIN32 && !defined _timeb
#include <crtdefs.h>
#define _timeb timeb
#define __timeb64 timeb
WS_BEGIN
void _ftime(struct timeb *now);
errno_t _ftime_s(struct timeb *now);
WS_END
#endif
