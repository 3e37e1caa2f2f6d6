/* WSAEventSelect and WSAEnumNetworkEvents: network events (netevents.h) that an event object tells of. */
#include "base/event.h"
#include "base/wait.h"
#include "provider/netevents.h"
#include "provider/provider.h"

static void
set(const struct wsi_netevents_target *target, SOCKET s, long event, int error)
{
	(void)s, (void)event, (void)error;
	wsi_dispatch_lock();
	wsi_event_set(target->object);
	wsi_dispatch_unlock();
}

static const struct wsi_netevents_manner by_event = {.tell = set, .records = true, .repeats = true};

static int
select_events(struct wsi_sock *sock, HANDLE event, long events)
{
	struct wsi_netevents_target target = {.manner = &by_event};
	int error;

	if (wsi_event_find(event, &target.object))
		return WSAEINVAL;
	error = wsi_netevents_select(sock, &target, events);
	wsi_object_release(target.object);
	return error;
}

/* The event is of no account where nothing is selected. */
int WSPAPI
wsi_WSPEventSelect(SOCKET s, HANDLE event, long events, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return wsi_answer(error, lpErrno);
	events &= FD_ALL_EVENTS;
	error = events ? select_events(sock, event, events) : wsi_netevents_select(sock, &(struct wsi_netevents_target){.manner = NULL}, 0);
	wsi_sock_leave(sock);
	return wsi_answer(error, lpErrno);
}

int WSPAPI
wsi_WSPEnumNetworkEvents(SOCKET s, HANDLE event, LPWSANETWORKEVENTS events, LPINT lpErrno)
{
	struct wsi_object *object = NULL;
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return wsi_answer(error, lpErrno);
	error = event && wsi_event_find(event, &object) ? WSAEINVAL : wsi_netevents_fetch(sock, object, events);
	if (object)
		wsi_object_release(object);
	wsi_sock_leave(sock);
	return wsi_answer(error, lpErrno);
}
