/* An operation of the soak: begun, told of, looked at, forgotten. */
#include "soak.h"

#include <string.h>

static void CALLBACK
told_by_routine(DWORD error, DWORD bytes, LPWSAOVERLAPPED overlapped, DWORD flags)
{
	struct soak_op *op = (struct soak_op *)overlapped;

	(void)error, (void)flags;
	MUST(op->way == BY_ROUTINE);
	MUST(bytes == (DWORD)op->o.InternalHigh);
	soak_op_end(op->worker->soak, op, bytes, (DWORD)op->o.Internal);
}

static void
enlist(struct soak_worker *w, struct soak_op *op)
{
	struct soak_op **head = &w->ops[op->way];

	op->worker = w;
	if (op->way == BY_PORT)
		return;
	op->next = *head;
	op->link = head;
	if (*head)
		(*head)->link = &op->next;
	*head = op;
	w->count[op->way]++;
}

static void
unlist(struct soak_op *op)
{
	if (op->way == BY_PORT)
		return;
	*op->link = op->next;
	if (op->next)
		op->next->link = op->link;
	op->worker->count[op->way]--;
}

static unsigned
any_size(unsigned *seed)
{
	switch (next_random(seed) % 16) {
	case 0:
		return 0;
	case 1:
		return next_random(seed) % 200000 + 1;
	case 2:
	case 3:
		return 1;
	default:
		return next_random(seed) % 1000 + 1;
	}
}

static void
prepare_buffer(struct soak_op *op, unsigned *seed)
{
	op->size = any_size(seed);
	op->buffer = malloc(op->size + 1);
	MUST(op->buffer);
	memset(op->buffer, op->receives ? FRESH : (int)(next_random(seed) % LARGEST_SENT), op->size);
}

static void
prepare_event(struct soak_op *op, bool on_port)
{
	if (op->way != BY_EVENT)
		return;
	op->event = CreateEventA(NULL, TRUE, FALSE, NULL);
	MUST(op->event);
	/* Its lowest bit keeps the port out of it. */
	op->o.hEvent = (HANDLE)((ULONG_PTR)op->event | on_port);
}

static void
forget(struct soak_op *op)
{
	if (op->event)
		MUST(CloseHandle(op->event));
	free(op->buffer);
	free(op);
}

static int
call(struct soak_op *op)
{
	WSABUF halves[2] = {{.len = op->size / 2, .buf = (char *)op->buffer}, {.len = op->size - op->size / 2, .buf = (char *)op->buffer + op->size / 2}};
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine = op->way == BY_ROUTINE ? told_by_routine : NULL;
	DWORD flags = 0;
	int failed = op->receives ? WSARecv(op->s, halves, 2, NULL, &flags, &op->o, routine) : WSASend(op->s, halves, 2, NULL, 0, &op->o, routine);

	return failed ? WSAGetLastError() : 0;
}

/* What a call may say that began nothing: the socket was closed, reset, or broken by a send that was cut short; a datagram was too large. */
static bool
may_be_refused(int error)
{
	return error == WSAENOTSOCK || error == WSAECONNRESET || error == WSAECONNABORTED || error == WSAEMSGSIZE || error == WSAENOTCONN ||
		error == WSAESHUTDOWN || error == WSAECONNREFUSED;
}

struct soak_op *
soak_op_begin(struct soak_worker *w, struct soak_slot *slot, unsigned end, bool receives, enum soak_way way)
{
	struct soak_op *op = calloc(1, sizeof *op);
	int error;

	MUST(op);
	op->way = way;
	op->receives = receives;
	op->s = slot->ends[end];
	atomic_store(&op->state, BEGUN);
	prepare_buffer(op, &w->seed);
	prepare_event(op, slot->on_port);
	enlist(w, op);
	atomic_fetch_add(&w->soak->begun[way], 1);
	error = call(op);
	if (!error || error == WSA_IO_PENDING)
		return op;
	if (!may_be_refused(error))
		fprintf(stderr, "%s by way %d: error %d\n", receives ? "receive" : "send", way, error);
	MUST(may_be_refused(error));
	atomic_fetch_sub(&w->soak->begun[way], 1);
	atomic_fetch_add(&w->soak->refused, 1);
	unlist(op);
	forget(op);
	return NULL;
}

static void
look_at_received(const struct soak_op *op, DWORD bytes)
{
	for (DWORD i = 0; i < bytes; i++)
		MUST(op->buffer[i] < LARGEST_SENT);
	for (unsigned i = bytes; i < op->size; i++)
		MUST(op->buffer[i] == FRESH);
}

/* ---- those that have ended rest a while, and are looked at again: nobody may have touched them ---- */

enum { RESTING = 64 };

static struct soak_op *resting[RESTING];
static unsigned next_place;
static pthread_mutex_t rest_lock = PTHREAD_MUTEX_INITIALIZER;

static void
look_at_rested(struct soak_op *op)
{
	MUST(atomic_load(&op->state) == ENDED);
	MUST(op->o.Internal == SPENT && op->o.InternalHigh == SPENT);
	for (unsigned i = 0; i < op->size; i++)
		MUST(op->buffer[i] == SPENT);
	forget(op);
}

static void
lay_to_rest(struct soak_op *op)
{
	struct soak_op *oldest;

	memset(op->buffer, SPENT, op->size);
	op->o.Internal = op->o.InternalHigh = SPENT;
	pthread_mutex_lock(&rest_lock);
	oldest = resting[next_place];
	resting[next_place] = op;
	next_place = (next_place + 1) % RESTING;
	pthread_mutex_unlock(&rest_lock);
	if (oldest)
		look_at_rested(oldest);
}

void
soak_op_end(struct soak *soak, struct soak_op *op, DWORD bytes, DWORD status)
{
	MUST(atomic_exchange(&op->state, ENDED) == BEGUN);
	MUST((DWORD)op->o.Internal == status);
	MUST(bytes <= op->size);
	if (op->receives)
		look_at_received(op, bytes);
	else if (status == 0)
		MUST(bytes == op->size);
	if (status == 0xc0000120)
		atomic_fetch_add(&soak->cancelled, 1);
	else if (status)
		atomic_fetch_add(&soak->failed, 1);
	unlist(op);
	atomic_fetch_add(&soak->ended[op->way], 1);
	/* Half of them are gone at once, for the sanitizers to watch over. */
	if (op->size % 2)
		forget(op);
	else
		lay_to_rest(op);
}

/* Some of the events, in one call. */
unsigned
soak_harvest_events(struct soak_worker *w, DWORD milliseconds)
{
	HANDLE events[WSA_MAXIMUM_WAIT_EVENTS];
	struct soak_op *ops[WSA_MAXIMUM_WAIT_EVENTS];
	unsigned count = 0, ended = 0;
	DWORD first;

	for (struct soak_op *op = w->ops[BY_EVENT]; op && count < WSA_MAXIMUM_WAIT_EVENTS; op = op->next) {
		ops[count] = op;
		events[count++] = op->event;
	}
	if (!count)
		return 0;
	first = WSAWaitForMultipleEvents(count, events, FALSE, milliseconds, next_random(&w->seed) % 2);
	MUST(first < count || first == WSA_WAIT_TIMEOUT || first == WSA_WAIT_IO_COMPLETION);
	for (unsigned i = first < count ? first : 0; i < count; i++)
		if (WaitForSingleObject(events[i], 0) == WAIT_OBJECT_0) {
			soak_op_end(w->soak, ops[i], (DWORD)ops[i]->o.InternalHigh, (DWORD)ops[i]->o.Internal);
			ended++;
		}
	return ended;
}

/* Its thread's end took them back, or they had ended before and their routines have been waiting in vain. */
void
soak_drop_routines(struct soak_worker *w)
{
	struct soak_op *op, *next;

	for (op = w->ops[BY_ROUTINE]; op; op = next) {
		next = op->next;
		MUST(__atomic_load_n(&op->o.Internal, __ATOMIC_ACQUIRE) != STATUS_PENDING);
		soak_op_end(w->soak, op, (DWORD)op->o.InternalHigh, (DWORD)op->o.Internal);
	}
}
