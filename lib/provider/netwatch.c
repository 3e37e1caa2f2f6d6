#include "provider/netwatch.h"

#include <pthread.h>

#include "base/fork.h"
#include "base/wait.h"
#include "base/watch.h"
#include "provider/netevents.h"
#include "provider/request.h"
#include "provider/socktab.h"

static unsigned
disarm(struct wsi_sock *sock, unsigned changed)
{
	unsigned hit;

	pthread_mutex_lock(&sock->lock);
	hit = sock->more.armed_changes & changed;
	sock->more.armed_changes &= ~hit;
	pthread_mutex_unlock(&sock->lock);
	return hit;
}

/* Arming it has enabled it. */
static void
tell(struct wsi_sock *sock, long event)
{
	struct wsi_async *async = wsi_async_of(sock);
	struct wsi_netevents *ne = async ? atomic_load_explicit(&async->netevents, memory_order_acquire) : NULL;

	if (!ne)
		return;
	pthread_mutex_lock(&ne->lock);
	ne->told &= ~event;
	wsi_netevents_come(ne, sock, event, 0);
	pthread_mutex_unlock(&ne->lock);
}

static void
sweep(struct wsi_sock *sock, void *what)
{
	unsigned hit = disarm(sock, *(const unsigned *)what);

	wsi_request_sweep(sock);
	if (hit & WSI_CHANGED_ADDRESSES)
		tell(sock, FD_ADDRESS_LIST_CHANGE);
	if (hit & WSI_CHANGED_ROUTES)
		tell(sock, FD_ROUTING_INTERFACE_CHANGE);
}

/* In the watcher's thread, which is to be told again. Without memory to be told with nobody hears of the next change. */
static void
changed(struct wsi_watch *watch)
{
	unsigned what = wsi_netif_watch_read(watch->fd);

	if (what)
		wsi_sock_for_each(sweep, &what);
	(void)wsi_watch_set(watch);
}

/* Whether it was started is under the lock, which is taken before the base's. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static struct wsi_watch watch = {.due = changed, .deadline = WSI_WAIT_FOREVER, .fd = -1};
static bool started, minds_forks;

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

/* What the two would read of one subscription is either's loss. */
static void
after_fork_in_child(void)
{
	if (started)
		(void)wsi_netif_watch_renew(watch.fd);
	pthread_mutex_unlock(&lock);
}

static void
mind_forks(void)
{
	minds_forks = !wsi_fork_prepare() && !pthread_atfork(before_fork, after_fork, after_fork_in_child);
}

static int
start(void)
{
	int error = watch.fd < 0 ? wsi_netif_watch_open(&watch.fd) : 0;

	if (error)
		return error;
	if (wsi_watch_set(&watch))
		return WSAENOBUFS;
	started = true;
	return 0;
}

int
wsi_netwatch_start(void)
{
	int error = 0;

	pthread_once(&forks, mind_forks);
	if (!minds_forks)
		return WSAENOBUFS;
	pthread_mutex_lock(&lock);
	if (!started)
		error = start();
	pthread_mutex_unlock(&lock);
	return error;
}

int
wsi_netwatch_arm(struct wsi_sock *sock, unsigned change)
{
	int error = wsi_netwatch_start();

	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	sock->more.armed_changes |= change;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}
