/* The end of a fence (begin.h). */
#pragma GCC system_header
#include <winsock/fence/pop.h>
#undef WS_FENCED
