/* SRW locks for their own and for condition variables. */
#ifndef WSI_SRWLOCK_H
#define WSI_SRWLOCK_H

#include <windows.h>
#include <stdint.h>

/* The half of a pointer that locks of a pointer's size work with. */
static inline uint32_t *
wsi_word_of(PVOID *pointer)
{
	return (uint32_t *)(void *)pointer;
}

#endif
