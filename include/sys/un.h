/* A fence around libc's header: winsock/fence/begin.h. */
#pragma GCC system_header
#if defined WS_FENCED || defined WS_FENCE_SYS_UN_H
#include_next <sys/un.h>
#else
#define WS_FENCE_SYS_UN_H
#include <winsock/fence/begin.h>
#include_next <sys/un.h>
#include <winsock/fence/end.h>
#endif
