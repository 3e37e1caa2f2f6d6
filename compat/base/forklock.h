/* The lock of a source file over what is one for the process, which no fork finds held: WSI_FORK_LOCK stands where its variables do. It makes
 *
 *	lock          the mutex
 *	watch_forks   what pthread_once(&forks, watch_forks) calls before the first use
 *	unwatched     0, or ERROR_NOT_ENOUGH_MEMORY where that failed
 */
#ifndef WSI_FORKLOCK_H
#define WSI_FORKLOCK_H

#include <windows.h>
#include <pthread.h>

#include "base/fork.h"

#define WSI_FORK_LOCK                                                                                   \
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;                                        \
	static pthread_once_t forks = PTHREAD_ONCE_INIT;                                                \
	static int unwatched;                                                                           \
	static void before_fork(void) { pthread_mutex_lock(&lock); }                                    \
	static void after_fork(void) { pthread_mutex_unlock(&lock); }                                   \
	static void watch_forks(void)                                                                   \
	{                                                                                               \
		if (wsi_fork_prepare() || pthread_atfork(before_fork, after_fork, after_fork))          \
			unwatched = ERROR_NOT_ENOUGH_MEMORY;                                            \
	}                                                                                               \
	_Static_assert(1, "")

#endif
