#include "provider/arrival.h"

#include <stdlib.h>

#include "provider/async.h"
#include "provider/blocking.h"

struct wsi_deferred {
	struct wsi_deferred *next;
	struct wsi_arrival arrival;
};

static struct wsi_deferred *
take_deferred(struct wsi_sock *listener)
{
	struct wsi_deferred *first;

	pthread_mutex_lock(&listener->lock);
	first = listener->more.deferred;
	if (first) {
		listener->more.deferred = first->next;
		atomic_store(&listener->has_deferred, first->next != NULL);
	}
	pthread_mutex_unlock(&listener->lock);
	return first;
}

int
wsi_arrival_take(struct wsi_sock *listener, struct wsi_arrival *a)
{
	struct wsi_deferred *deferred = wsi_arrival_waits(listener) ? take_deferred(listener) : NULL;

	if (!deferred)
		return wsi_posix_accept(listener->fd, a->peer.bytes, &a->peer.len, &a->fd);
	*a = deferred->arrival;
	free(deferred);
	return 0;
}

int
wsi_arrival_put_back(struct wsi_sock *listener, const struct wsi_arrival *a)
{
	struct wsi_deferred *deferred = malloc(sizeof *deferred), **last;

	if (!deferred)
		return WSAENOBUFS;
	*deferred = (struct wsi_deferred){.arrival = *a};
	pthread_mutex_lock(&listener->lock);
	for (last = &listener->more.deferred; *last; last = &(*last)->next)
		;
	*last = deferred;
	atomic_store(&listener->has_deferred, true);
	pthread_mutex_unlock(&listener->lock);
	wsi_block_wake_socket(listener);
	wsi_async_edge(listener->fd, WSI_POLL_IN);
	return 0;
}

void
wsi_arrival_drop_all(struct wsi_sock *listener)
{
	struct wsi_deferred *deferred;

	while ((deferred = take_deferred(listener))) {
		wsi_posix_close(deferred->arrival.fd);
		free(deferred);
	}
}
