#include "base/poller.h"

#include <windows.h>

#include "base/park.h"
#include "base/thread.h"
#include "base/wait.h"

static struct wsi_poller *general;

void
wsi_poller_set_general(struct wsi_poller *poller)
{
	general = poller;
}

static bool
is_fed(const struct wsi_waiter *waiter)
{
	for (unsigned i = 0; i < waiter->count; i++)
		if (waiter->blocks[i].object->fed)
			return true;
	return waiter->alertable && atomic_load_explicit(&waiter->thread->requests, memory_order_relaxed);
}

static bool
may_lead(const struct wsi_poller *poller)
{
	return !poller->leader && (!poller->open || poller->open(poller->of));
}

static void
lead(struct wsi_poller *poller, struct wsi_thread *thread)
{
	poller->leader = thread;
	poller->changes++;
	atomic_store(&thread->leads, poller);
}

static void
list(struct wsi_poller *poller, struct wsi_waiter *waiter)
{
	waiter->next_candidate = poller->candidates;
	waiter->candidate_link = &poller->candidates;
	if (waiter->next_candidate)
		waiter->next_candidate->candidate_link = &waiter->next_candidate;
	poller->candidates = waiter;
}

void
wsi_poller_enlist(struct wsi_waiter *waiter)
{
	if (!waiter->poller && general && is_fed(waiter))
		waiter->poller = general;
	if (!waiter->poller)
		return;
	if (waiter->poller->leader)
		list(waiter->poller, waiter);
	else
		lead(waiter->poller, waiter->thread);
}

void
wsi_poller_enlist_late(struct wsi_waiter *waiter)
{
	list(waiter->poller, waiter);
}

void
wsi_poller_unlist(struct wsi_waiter *waiter)
{
	if (!waiter->candidate_link)
		return;
	*waiter->candidate_link = waiter->next_candidate;
	if (waiter->next_candidate)
		waiter->next_candidate->candidate_link = waiter->candidate_link;
	waiter->candidate_link = NULL;
}

/* The thread sleeps on its word, which says that it is to look at what it leads; unless its wait has ended, and then it will leave. */
void
wsi_poller_promote(struct wsi_poller *poller)
{
	struct wsi_waiter *waiter = poller->candidates;
	unsigned asleep = WSI_PARK_ASLEEP;

	while (waiter && waiter->thread->suspended)
		waiter = waiter->next_candidate;
	if (!waiter || !may_lead(poller))
		return;
	wsi_poller_unlist(waiter);
	lead(poller, waiter->thread);
	if (atomic_compare_exchange_strong(&waiter->thread->park, &asleep, WSI_PARK_LOOK))
		wsi_unpark(&waiter->thread->park);
}

void
wsi_poller_leave(struct wsi_thread *thread)
{
	struct wsi_poller *poller = atomic_load(&thread->leads);

	if (!poller)
		return;
	atomic_store(&thread->leads, NULL);
	poller->leader = NULL;
	poller->changes++;
	wsi_poller_promote(poller);
	if (!poller->leader)
		poller->kind->unattended(poller);
}
