/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_UNISTD_H
#include_next <unistd.h>
#else
#define WS_FENCE_UNISTD_H
#include <winsock/fence/begin.h>
#include_next <unistd.h>
#include <winsock/fence/end.h>
#endif
