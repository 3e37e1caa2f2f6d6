/* Which processors threads run on, and how urgent this process is: what the kernel keeps for each thread is set for all of them. */
#include <windows.h>
#include <dirent.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <string.h>

#include "base/lasterror.h"
#include "base/thread.h"
#include "system/machine.h"

enum {
	BITS = 8 * sizeof (DWORD_PTR),
};

static void
set_of(DWORD_PTR mask, cpu_set_t *set)
{
	CPU_ZERO(set);
	for (unsigned i = 0; i < BITS; i++)
		if (mask >> i & 1)
			CPU_SET(i, set);
}

static int
get_mask(DWORD tid, DWORD_PTR *mask)
{
	cpu_set_t set;

	if (sched_getaffinity((pid_t)tid, sizeof set, &set))
		return ERROR_INVALID_PARAMETER;
	*mask = 0;
	for (unsigned i = 0; i < BITS; i++)
		if (CPU_ISSET(i, &set))
			*mask |= (DWORD_PTR)1 << i;
	return 0;
}

static int
set_mask(DWORD tid, DWORD_PTR mask)
{
	cpu_set_t set;

	set_of(mask, &set);
	return sched_setaffinity((pid_t)tid, sizeof set, &set) ? ERROR_INVALID_PARAMETER : 0;
}

/* For each thread that there is; one that ends meanwhile is none. Threads that are made later take after their maker. */
static int
for_each_thread(int (*apply)(DWORD tid, DWORD_PTR value), DWORD_PTR value)
{
	DIR *tasks = opendir("/proc/self/task");
	struct dirent *entry;
	int error = 0;

	if (!tasks)
		return ERROR_NOT_SUPPORTED;
	while ((entry = readdir(tasks))) {
		DWORD tid = (DWORD)strtoul(entry->d_name, NULL, 10);
		int failed = tid ? apply(tid, value) : 0;

		if (failed && wsi_tid_exists(tid))
			error = failed;
	}
	closedir(tasks);
	return error;
}

/* Answers the mask that was; 0 where it failed. */
DWORD_PTR WINAPI
SetThreadAffinityMask(HANDLE thread, DWORD_PTR mask)
{
	DWORD_PTR old = 0;
	DWORD tid;
	int error = wsi_thread_id_of(thread, THREAD_SET_INFORMATION | THREAD_QUERY_INFORMATION, &tid);

	if (!error && (!mask || mask & ~wsi_machine_mask() || !tid))
		error = ERROR_INVALID_PARAMETER;
	if (!error)
		error = get_mask(tid, &old);
	if (!error)
		error = set_mask(tid, mask);
	return wsi_succeeded(error) ? old : 0;
}

BOOL WINAPI
GetProcessAffinityMask(HANDLE process, PDWORD_PTR own, PDWORD_PTR system)
{
	int error = wsi_process_check(process);

	if (!error)
		error = get_mask((DWORD)GetCurrentProcessId(), own);
	if (!error)
		*system = wsi_machine_mask() | *own;
	return wsi_succeeded(error);
}

BOOL WINAPI
SetProcessAffinityMask(HANDLE process, DWORD_PTR mask)
{
	int error = wsi_process_check(process);

	if (!error && (!mask || mask & ~wsi_machine_mask()))
		error = ERROR_INVALID_PARAMETER;
	return wsi_succeeded(error ? error : for_each_thread(set_mask, mask));
}

/* ---- priority ---- */

static const struct {
	DWORD class;
	int nice;
} classes[] = {
	{IDLE_PRIORITY_CLASS, 15}, {BELOW_NORMAL_PRIORITY_CLASS, 5}, {NORMAL_PRIORITY_CLASS, 0},
	{ABOVE_NORMAL_PRIORITY_CLASS, -5}, {HIGH_PRIORITY_CLASS, -10}, {REALTIME_PRIORITY_CLASS, -20},
};

static int
set_nice(DWORD tid, DWORD_PTR nice)
{
	return setpriority(PRIO_PROCESS, tid, (int)(INT_PTR)nice) ? ERROR_ACCESS_DENIED : 0;
}

static int
set_class(DWORD class)
{
	for (size_t i = 0; i < ARRAYSIZE(classes); i++)
		if (classes[i].class == class)
			return for_each_thread(set_nice, (DWORD_PTR)(INT_PTR)classes[i].nice);
	return ERROR_INVALID_PARAMETER;
}

BOOL WINAPI
SetPriorityClass(HANDLE process, DWORD class)
{
	int error = wsi_process_check(process);

	return wsi_succeeded(error ? error : set_class(class));
}

/* The class whose niceness is the nearest. */
DWORD WINAPI
GetPriorityClass(HANDLE process)
{
	int nice = getpriority(PRIO_PROCESS, GetCurrentProcessId());
	size_t best = 0;

	if (!wsi_succeeded(wsi_process_check(process)))
		return 0;
	for (size_t i = 1; i < ARRAYSIZE(classes); i++)
		if (abs(classes[i].nice - nice) < abs(classes[best].nice - nice))
			best = i;
	return classes[best].class;
}

/* ---- 32 bits on 64 ---- */

BOOL WINAPI
IsWow64Process(HANDLE process, PBOOL is)
{
	struct utsname name;

	if (!wsi_succeeded(wsi_process_check(process)))
		return FALSE;
	if (!is)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*is = sizeof (void *) == 4 && !uname(&name) && strstr(name.machine, "64") != NULL;
	return TRUE;
}
