/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_SYS_TIME_H
#include_next <sys/time.h>
#else
#define WS_FENCE_SYS_TIME_H
#include <winsock/fence/begin.h>
#include_next <sys/time.h>
#include <winsock/fence/end.h>
#endif
