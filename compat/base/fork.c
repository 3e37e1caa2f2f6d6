#include "base/fork.h"

#include <pthread.h>
#include <windows.h>

#include "base/pool.h"
#include "base/thread.h"
#include "base/wait.h"
#include "base/watch.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int error;

static void
before(void)
{
	wsi_watch_setting_lock();
	wsi_named_lock();
	wsi_handle_lock();
	wsi_dispatch_lock();
	wsi_watch_lock();
}

static void
in_parent(void)
{
	wsi_watch_unlock();
	wsi_dispatch_unlock();
	wsi_handle_unlock();
	wsi_named_unlock();
	wsi_watch_setting_unlock();
}

static void
in_child(void)
{
	wsi_watch_in_child();
	wsi_poolwait_in_child();
	wsi_pool_in_child();
	wsi_thread_in_child();
	wsi_dispatch_in_child();
	wsi_handle_unlock();
	wsi_named_unlock();
	wsi_watch_setting_unlock();
}

static void
prepare(void)
{
	wsi_thread_watch_forks();
	if (pthread_atfork(before, in_parent, in_child))
		error = ERROR_NOT_ENOUGH_MEMORY;
}

int
wsi_fork_prepare(void)
{
	pthread_once(&once, prepare);
	return error;
}
