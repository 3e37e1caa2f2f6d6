#include <pthread.h>
#include <stdlib.h>
#include <strings.h>

#include "base/fork.h"
#include "base/lasterror.h"
#include "base/utf8.h"
#include "system/service.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct wsi_service *services;
static bool dispatched;         /* once a process, as on Windows */

static void
before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void
in_parent(void)
{
	pthread_mutex_unlock(&lock);
}

/* Who waited is not here. */
static void
in_child(void)
{
	pthread_mutex_unlock(&lock);
	pthread_cond_init(&changed, NULL);
}

/* Once a process: only the first dispatch comes here. */
static int
watch_forks(void)
{
	return wsi_fork_prepare() || pthread_atfork(before_fork, in_parent, in_child) ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

void
wsi_service_free(struct wsi_service *first)
{
	while (first) {
		struct wsi_service *next = first->next;

		free(first->name);
		free(first);
		first = next;
	}
}

/* Under the lock. */
static bool
is_stopped(const struct wsi_service *service)
{
	return service->status.dwCurrentState == SERVICE_STOPPED;
}

static bool
are_stopped(void)
{
	for (struct wsi_service *one = services; one; one = one->next)
		if (!is_stopped(one))
			return false;
	return true;
}

static struct wsi_service *
next_controlled(void)
{
	struct wsi_service *one = services;

	while (one && !one->stop_wanted)
		one = one->next;
	return one;
}

/* A service that does not accept to be stopped is not asked; nor is one without a handler, or one that is stopping. */
static bool
accepts_stop(const struct wsi_service *service)
{
	return (service->handler || service->handler_ex) && service->status.dwControlsAccepted & SERVICE_ACCEPT_STOP &&
		service->status.dwCurrentState != SERVICE_STOP_PENDING && !is_stopped(service);
}

/* Whether anybody listens. */
static bool
request_stop(void)
{
	bool accepted = false;

	pthread_mutex_lock(&lock);
	for (struct wsi_service *one = services; one; one = one->next)
		if (accepts_stop(one)) {
			one->stop_wanted = true;
			accepted = true;
		} else if (one->status.dwCurrentState == SERVICE_STOP_PENDING)
			accepted = true;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	return accepted;
}

/* An event that ends the process once its handler returns does so when the services have stopped. Where none can be stopped, any event ends it. */
static BOOL WINAPI
stop_all(DWORD event)
{
	if (!request_stop())
		return FALSE;
	pthread_mutex_lock(&lock);
	while (event >= CTRL_CLOSE_EVENT)
		pthread_cond_wait(&changed, &lock);
	pthread_mutex_unlock(&lock);
	return TRUE;
}

static void
hand_over(struct wsi_service *service)
{
	LPHANDLER_FUNCTION handler = service->handler;
	LPHANDLER_FUNCTION_EX handler_ex = service->handler_ex;
	LPVOID context = service->context;

	pthread_mutex_unlock(&lock);
	if (handler_ex)
		handler_ex(SERVICE_CONTROL_STOP, 0, NULL, context);
	else
		handler(SERVICE_CONTROL_STOP);
	pthread_mutex_lock(&lock);
}

static void
dispatch(void)
{
	pthread_mutex_lock(&lock);
	while (!are_stopped()) {
		struct wsi_service *service = next_controlled();

		if (!service) {
			pthread_cond_wait(&changed, &lock);
			continue;
		}
		service->stop_wanted = false;
		if (accepts_stop(service))
			hand_over(service);
	}
	pthread_mutex_unlock(&lock);
}

static DWORD WINAPI
run_main(LPVOID parameter)
{
	struct wsi_service *service = parameter;
	LPSTR narrow[] = {service->name, NULL};
	LPWSTR wide[] = {NULL, NULL};

	if (service->main)
		service->main(1, narrow);
	else if (!wsi_utf8_to_wide(service->name, &wide[0]))
		service->main_wide(1, wide);
	free(wide[0]);
	return 0;
}

static int
start(struct wsi_service *service)
{
	HANDLE thread = CreateThread(NULL, 0, run_main, service, 0, NULL);

	if (!thread)
		return ERROR_SERVICE_NO_THREAD;
	CloseHandle(thread);
	return 0;
}

static bool
take(struct wsi_service *given)
{
	bool first;

	pthread_mutex_lock(&lock);
	first = !dispatched;
	if (first) {
		dispatched = true;
		services = given;
	}
	pthread_mutex_unlock(&lock);
	return first;
}

/* The services stay known: their threads may still say something about them. */
int
wsi_service_dispatch(struct wsi_service *given)
{
	int error = 0;

	if (!take(given)) {
		wsi_service_free(given);
		return ERROR_SERVICE_ALREADY_RUNNING;
	}
	if (watch_forks() || !SetConsoleCtrlHandler(stop_all, TRUE))
		return ERROR_FAILED_SERVICE_CONTROLLER_CONNECT;
	for (struct wsi_service *one = given; one && !error; one = one->next)
		error = start(one);
	if (!error)
		dispatch();
	SetConsoleCtrlHandler(stop_all, FALSE);
	return error;
}

/* Under the lock. The only service of a program has any name. */
static struct wsi_service *
find(const char *name)
{
	struct wsi_service *one = services;

	if (one && !one->next)
		return one;
	while (one && strcasecmp(one->name, name))
		one = one->next;
	return one;
}

int
wsi_service_register(const char *name, LPHANDLER_FUNCTION handler, LPHANDLER_FUNCTION_EX handler_ex, LPVOID context, SERVICE_STATUS_HANDLE *handle)
{
	struct wsi_service *service;

	pthread_mutex_lock(&lock);
	service = find(name);
	if (service) {
		service->handler = handler;
		service->handler_ex = handler_ex;
		service->context = context;
		*handle = (SERVICE_STATUS_HANDLE)service;
	}
	pthread_mutex_unlock(&lock);
	return service ? 0 : ERROR_SERVICE_NOT_IN_EXE;
}

static bool
is_valid(const SERVICE_STATUS *status)
{
	return status->dwCurrentState >= SERVICE_STOPPED && status->dwCurrentState <= SERVICE_PAUSED && status->dwServiceType & SERVICE_WIN32;
}

static int
set_status(SERVICE_STATUS_HANDLE handle, const SERVICE_STATUS *status)
{
	struct wsi_service *one;
	int error;

	pthread_mutex_lock(&lock);
	for (one = services; one && (SERVICE_STATUS_HANDLE)one != handle;)
		one = one->next;
	error = !one ? ERROR_INVALID_HANDLE : is_valid(status) ? 0 : ERROR_INVALID_DATA;
	if (!error) {
		one->status = *status;
		pthread_cond_broadcast(&changed);
	}
	pthread_mutex_unlock(&lock);
	return error;
}

BOOL WINAPI
SetServiceStatus(SERVICE_STATUS_HANDLE handle, LPSERVICE_STATUS status)
{
	return wsi_succeeded(status ? set_status(handle, status) : ERROR_INVALID_DATA);
}
