#include "base/threadpriority.h"

#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

/* By how much a thread is nicer to others. */
static const struct {
	int priority, nice;
} levels[] = {
	{THREAD_PRIORITY_IDLE, 19},
	{THREAD_PRIORITY_LOWEST, 10},
	{THREAD_PRIORITY_BELOW_NORMAL, 5},
	{THREAD_PRIORITY_NORMAL, 0},
	{THREAD_PRIORITY_ABOVE_NORMAL, -5},
	{THREAD_PRIORITY_HIGHEST, -10},
	{THREAD_PRIORITY_TIME_CRITICAL, -15},
};

static int
level_of(int priority)
{
	for (size_t i = 0; i < ARRAYSIZE(levels); i++)
		if (levels[i].priority == priority)
			return (int)i;
	return -1;
}

bool
wsi_priority_is_valid(int priority)
{
	return level_of(priority) >= 0;
}

/* Without privilege a thread that was made nicer could never be taken back. */
static bool
can_take_back(void)
{
	struct rlimit limit;

	return !geteuid() || (!getrlimit(RLIMIT_NICE, &limit) && limit.rlim_cur >= 35);
}

void
wsi_priority_apply(DWORD tid, int priority)
{
	int before = errno;

	if (can_take_back())
		setpriority(PRIO_PROCESS, (id_t)tid, levels[level_of(priority)].nice);
	errno = before;
}
