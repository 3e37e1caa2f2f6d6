/* WSAStartup and WSACleanup: the count, the version, the provider. */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "api/api.h"
#include "api/blocking.h"
#include "base/lasterror.h"
#include "base/thread.h"
#include "posix/posix.h"
#include "provider/blocking.h"
#include "provider/provider.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_uint started;             /* successful WSAStartups without their WSACleanup */
static atomic_uint negotiated;          /* the version that the last of them asked for */
static WSPPROC_TABLE table;

BOOL
wsi_is_started(void)
{
	return atomic_load_explicit(&started, memory_order_acquire) != 0;
}

int
wsi_check(void)
{
	if (!wsi_is_started())
		return WSANOTINITIALISED;
	return wsi_hook_is_running() ? WSAEINPROGRESS : 0;
}

int
wsi_enter(const WSPPROC_TABLE **provider)
{
	*provider = &table;
	return wsi_check();
}

int
wsi_finish(int error)
{
	wsi_last_error = (DWORD)error;
	return error ? SOCKET_ERROR : 0;
}

BOOL
wsi_is_version_2(void)
{
	return LOBYTE(atomic_load(&negotiated)) >= 2;
}

/* "Startup and cleanup": 1.x is 1.0 for 1.0, else 1.1; 2.0 to 2.2 as asked; all above is 2.2, and so is what is refused. */
static WORD
negotiate(WORD asked)
{
	BYTE major = LOBYTE(asked), minor = HIBYTE(asked);

	if (major == 1)
		return MAKEWORD(1, minor ? 1 : 0);
	return major == 2 && minor < 2 ? asked : MAKEWORD(2, 2);
}

/* lpVendorInfo stays as it is, wherever it stands; the limits are for 1.x only ("Startup and cleanup"). */
static int
describe(WSADATA *theirs, WORD asked)
{
	WSADATA data = {
		.wVersion = negotiate(asked),
		.wHighVersion = MAKEWORD(2, 2),
		.szDescription = "WinSock 2.0",
		.szSystemStatus = "Running",
		.iMaxSockets = LOBYTE(asked) == 1 ? 32767 : 0,
		.iMaxUdpDg = LOBYTE(asked) == 1 ? 65467 : 0,
	};

	/* By the bytes: the caller's pointer may be anything, aligned or not. */
	if (!theirs || wsi_posix_copy_in(&data.lpVendorInfo, (char *)theirs + offsetof(WSADATA, lpVendorInfo), sizeof data.lpVendorInfo))
		return WSAEFAULT;
	return wsi_posix_copy_out(theirs, &data, sizeof data);
}

static int
start_provider(void)
{
	WSPDATA data;
	WSPUPCALLTABLE upcalls = {
		.lpWPUFDIsSet = __WSAFDIsSet,
		.lpWPUQueryBlockingCallback = wsi_WPUQueryBlockingCallback,
	};

	return wsi_WSPStartup(MAKEWORD(2, 2), &data, NULL, upcalls, &table);
}

static void
before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&lock);
}

/* `lock` is taken before any lock of the provider, here too: what is registered last is called first before a fork. */
static void
watch_forks(void)
{
	wsi_thread_watch_forks();
	wsi_block_start();
	pthread_atfork(before_fork, after_fork, after_fork);
}

static int
start(WORD asked)
{
	static pthread_once_t watched = PTHREAD_ONCE_INIT;
	int error = 0;

	pthread_once(&watched, watch_forks);
	pthread_mutex_lock(&lock);
	/* Once: the base provider starts again by itself after its cleanup, and a call that is still on its way out may be reading the table. */
	if (!table.lpWSPSocket)
		error = start_provider();
	if (!error) {
		atomic_store(&negotiated, asked);
		atomic_fetch_add(&started, 1);
	}
	pthread_mutex_unlock(&lock);
	return error;
}

int WSAAPI
WSAStartup(WORD wVersionRequested, LPWSADATA lpWSAData)
{
	int error;

	if (wsi_hook_is_running())
		return WSAEINPROGRESS;
	error = describe(lpWSAData, wVersionRequested);
	if (!LOBYTE(wVersionRequested))
		return WSAVERNOTSUPPORTED;
	return error ? error : start(wVersionRequested);
}

static int
stop(void)
{
	int error = 0;

	pthread_mutex_lock(&lock);
	if (!atomic_load(&started))
		error = WSANOTINITIALISED;
	else if (atomic_fetch_sub(&started, 1) == 1)
		table.lpWSPCleanup(&error);
	pthread_mutex_unlock(&lock);
	return error;
}

int WSAAPI
WSACleanup(void)
{
	int error = wsi_check();

	return wsi_finish(error ? error : stop());
}
