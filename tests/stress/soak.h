/* The soak of overlapped operations: random mixes of receives, sends, cancels, closes and ends of threads over many sockets, told by ports, events and routines.
 *
 * Every operation that began ends exactly once, by what was asked to tell of it; a buffer is written only within its operation; no descriptor is left.
 * Handles are used under the gate's read side and made under its write side, so that a number never comes to mean another socket between a look and a
 * call; closing is on the read side, and races with everything.
 */
#ifndef SOAK_H
#define SOAK_H

#include "stress.h"

enum soak_way { BY_PORT, BY_EVENT, BY_ROUTINE, WAYS };

/* An operation. Its buffer has FRESH where nothing was received, SENT bytes are below it, and SPENT is what it is filled with at its end. */
enum { FRESH = 0xdd, SPENT = 0xee, LARGEST_SENT = 0x7f };
enum { BEGUN = 1, ENDED };

struct soak_op {
	OVERLAPPED o;                   /* first: what tells of it gives its address */
	atomic_int state;
	enum soak_way way;
	bool receives;
	SOCKET s;
	unsigned size;
	unsigned char *buffer;
	HANDLE event;
	struct soak_worker *worker;     /* for events and routines: whose list it is in */
	struct soak_op *next, **link;
};

/* One connection, or two UDP sockets that send to each other. */
struct soak_slot {
	SOCKET ends[2];
	bool on_port;
	atomic_int state;               /* SLOT_… */
};
enum { SLOT_EMPTY, SLOT_OPEN };

/* One row of threads, each of which does some steps and ends; the next inherits what is pending. */
struct soak_worker {
	struct soak *soak;
	unsigned seed;
	pthread_t thread;
	struct soak_op *ops[WAYS];      /* by event and by routine; only its own thread's */
	unsigned count[WAYS];
	long lives;
};

struct soak {
	struct soak_slot *slots;
	unsigned slot_count;
	pthread_rwlock_t gate;
	atomic_uint empty;              /* slots */
	HANDLE port;
	atomic_bool stop;
	atomic_long left;               /* operations that are still to begin; time may end it before */
	atomic_long begun[WAYS], ended[WAYS], refused, cancelled, failed, closed;
};

/* ops.c: an operation's life. */
struct soak_op *soak_op_begin(struct soak_worker *w, struct soak_slot *slot, unsigned end, bool receives, enum soak_way way);
/* It was told of, with this count of bytes and this NTSTATUS. */
void soak_op_end(struct soak *soak, struct soak_op *op, DWORD bytes, DWORD status);
/* What its worker can see without waiting: ended events; ended routines run. Answers how many ended. */
unsigned soak_harvest_events(struct soak_worker *w, DWORD milliseconds);
/* What a thread that is gone had given routines to. */
void soak_drop_routines(struct soak_worker *w);

/* slots.c */
void soak_open_empty(struct soak *soak, unsigned *seed);
/* Under the gate's read side. Answers false where it was not open any more. */
bool soak_close(struct soak *soak, struct soak_slot *slot);

#endif
