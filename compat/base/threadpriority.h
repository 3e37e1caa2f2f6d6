/* Priorities of threads: kept as the program says, and the kernel is told as far as it lets us take them back. */
#ifndef WSI_THREADPRIORITY_H
#define WSI_THREADPRIORITY_H

#include <windows.h>
#include <stdbool.h>

bool wsi_priority_is_valid(int priority);
void wsi_priority_apply(DWORD tid, int priority);

#endif
