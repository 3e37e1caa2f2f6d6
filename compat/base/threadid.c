#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/thread.h"

static __thread DWORD self_tid __attribute__((tls_model("initial-exec")));
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static atomic_bool watched;

static void
forget(void)
{
	self_tid = 0;
}

static void
watch(void)
{
	atomic_store(&watched, !pthread_atfork(NULL, NULL, forget));
}

void
wsi_thread_watch_forks(void)
{
	pthread_once(&forks, watch);
}

DWORD WINAPI
GetCurrentThreadId(void)
{
	DWORD tid = self_tid;

	if (tid)
		return tid;
	tid = wsi_tid_self();
	if (atomic_load_explicit(&watched, memory_order_relaxed))
		self_tid = tid;
	return tid;
}

DWORD WINAPI
GetCurrentProcessId(void)
{
	return (DWORD)getpid();
}

HANDLE WINAPI
GetCurrentProcess(void)
{
	return (HANDLE)(INT_PTR)-1;
}

HANDLE WINAPI
GetCurrentThread(void)
{
	return (HANDLE)(INT_PTR)-2;
}

BOOL WINAPI
SwitchToThread(void)
{
	return !sched_yield();
}

