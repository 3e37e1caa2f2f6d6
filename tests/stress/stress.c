/* stress [operations]: every scene in several copies at once. */
#include "stress.h"

#include <time.h>
#include <unistd.h>

enum { COPIES = 2, WATCHDOG = 1500 };

static const struct {
	const char *name;
	long (*run)(long count, unsigned seed);
	long part;                      /* of the operations, in percent */
} scenes[] = {
	{"stream", scene_stream, 40},
	{"datagrams", scene_datagrams, 30},
	{"accept", scene_accept, 5},
	{"select", scene_select, 15},
	{"close", scene_close, 5},
	{"send", scene_send, 5},
};

enum { SCENES = sizeof scenes / sizeof *scenes };

struct run {
	pthread_t thread;
	unsigned scene, seed;
	long count, interrupted;
};

void
target_start(struct target *t, void *(*body)(void *), void *work)
{
	*t = (struct target){.work = work};
	MUST(pthread_create(&t->thread, NULL, body, t) == 0);
	while (!atomic_load(&t->tid))
		SwitchToThread();
}

void
target_harass(struct target *t, unsigned seed)
{
	while (!atomic_load(&t->done)) {
		for (unsigned i = next_random(&seed) % 400; i && !atomic_load(&t->done); i--)
			;
		if (!winsock_thread_blocking(atomic_load(&t->tid))) {
			SwitchToThread();
			continue;
		}
		atomic_fetch_add(&t->cancels, 1);
		if (winsock_cancel_thread(atomic_load(&t->tid)))
			atomic_fetch_add(&t->refused, 1);
	}
}

void
target_check(struct target *t)
{
	MUST(pthread_join(t->thread, NULL) == 0);
	MUST(t->interrupted <= atomic_load(&t->cancels) - atomic_load(&t->refused));
}

static void *
run_scene(void *argument)
{
	struct run *r = argument;

	r->interrupted = scenes[r->scene].run(r->count, r->seed);
	return NULL;
}

static void
start(struct run *r, unsigned scene, unsigned copy, unsigned seed, long total)
{
	*r = (struct run){.scene = scene, .seed = (seed + scene * 7919 + copy * 104729) | 1};
	r->count = total * scenes[scene].part / 100 / COPIES + 1;
	MUST(pthread_create(&r->thread, NULL, run_scene, r) == 0);
}

int
main(int argc, char **argv)
{
	const char *asked = argc > 1 ? argv[1] : getenv("WST_STRESS");
	long total = asked ? atol(asked) : 20000;
	unsigned seed = (unsigned)time(NULL);
	static struct run runs[SCENES * COPIES];
	long interrupted[SCENES] = {0};
	WSADATA data;

	alarm(WATCHDOG);
	printf("%ld operations, seed %u\n", total, seed);
	fflush(stdout);
	MUST(WSAStartup(MAKEWORD(2, 2), &data) == 0);
	for (unsigned i = 0; i < SCENES * COPIES; i++)
		start(&runs[i], i % SCENES, i / SCENES, seed, total);
	for (unsigned i = 0; i < SCENES * COPIES; i++) {
		MUST(pthread_join(runs[i].thread, NULL) == 0);
		interrupted[runs[i].scene] += runs[i].interrupted;
	}
	for (unsigned i = 0; i < SCENES; i++)
		printf("%-10s %8ld operations, %8ld ended with WSAEINTR\n", scenes[i].name, total * scenes[i].part / 100, interrupted[i]);
	MUST(WSACleanup() == 0);
	return 0;
}
