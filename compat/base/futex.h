/* Sleeping until a word changes, for the locks of one process, which do their work in user space. A wake may come unasked for. */
#ifndef WSI_FUTEX_H
#define WSI_FUTEX_H

#include <stdbool.h>
#include <stdint.h>

#include <minwindef.h>

#define WSI_FUTEX_FOREVER INT64_MAX
#define WSI_FUTEX_ANY     0xffffffffu
#define WSI_FUTEX_ALL     INT32_MAX

/* When a time-out in milliseconds ends (INFINITE: WSI_FUTEX_FOREVER), in nanoseconds of CLOCK_MONOTONIC. */
int64_t wsi_futex_deadline(DWORD milliseconds);

/* Sleep while *word is `expected`, as one of `kind`, until a wake or the deadline: false where that is past. */
bool wsi_futex_wait(const void *word, uint32_t expected, uint32_t kind, int64_t deadline);
/* Wake so many of that kind; how many there were. The word may be gone already. */
int wsi_futex_wake(const void *word, int count, uint32_t kind);

#endif
