/* The sockets of the soak. */
#include "soak.h"

static SOCKET
datagram(struct sockaddr_in *name)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
	int len = sizeof *name;

	*name = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	MUST(s != INVALID_SOCKET);
	MUST(bind(s, (struct sockaddr *)name, sizeof *name) == 0);
	MUST(getsockname(s, (struct sockaddr *)name, &len) == 0);
	return s;
}

static void
open_datagrams(struct soak_slot *slot)
{
	struct sockaddr_in names[2];

	for (int i = 0; i < 2; i++)
		slot->ends[i] = datagram(&names[i]);
	for (int i = 0; i < 2; i++)
		MUST(connect(slot->ends[i], (struct sockaddr *)&names[!i], sizeof names[i]) == 0);
}

/* Ends without TIME_WAIT, so that ports do not run out. */
static void
open_stream(struct soak_slot *slot)
{
	struct linger hard = {1, 0};

	stress_pair(&slot->ends[0], &slot->ends[1]);
	for (int i = 0; i < 2; i++)
		MUST(setsockopt(slot->ends[i], SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard) == 0);
}

static void
open_slot(struct soak *soak, struct soak_slot *slot, unsigned *seed)
{
	if (next_random(seed) % 4)
		open_stream(slot);
	else
		open_datagrams(slot);
	slot->on_port = next_random(seed) % 2;
	for (int i = 0; slot->on_port && i < 2; i++)
		MUST(CreateIoCompletionPort((HANDLE)(ULONG_PTR)slot->ends[i], soak->port, (ULONG_PTR)slot, 0) == soak->port);
	atomic_store(&slot->state, SLOT_OPEN);
	atomic_fetch_sub(&soak->empty, 1);
}

void
soak_open_empty(struct soak *soak, unsigned *seed)
{
	pthread_rwlock_wrlock(&soak->gate);
	for (unsigned i = 0; i < soak->slot_count; i++)
		if (atomic_load(&soak->slots[i].state) == SLOT_EMPTY)
			open_slot(soak, &soak->slots[i], seed);
	pthread_rwlock_unlock(&soak->gate);
}

bool
soak_close(struct soak *soak, struct soak_slot *slot)
{
	if (atomic_exchange(&slot->state, SLOT_EMPTY) != SLOT_OPEN)
		return false;
	MUST(closesocket(slot->ends[0]) == 0);
	MUST(closesocket(slot->ends[1]) == 0);
	atomic_fetch_add(&soak->empty, 1);
	atomic_fetch_add(&soak->closed, 1);
	return true;
}
