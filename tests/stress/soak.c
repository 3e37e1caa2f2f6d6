/* soak [seconds=N] [operations=N] [sockets=N] [workers=N] [seed=N]: see soak.h. */
#include "soak.h"

#include <dirent.h>
#include <limits.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
	TAKERS = 2,             /* threads that do nothing but take packets */
	LIFE = 400,             /* steps of a thread at most */
	WORKERS_MOST = 64,
	SLACK = 8,              /* descriptors that the library may keep more than before */
	QUIT = 1,
};

struct settings {
	long seconds, operations, sockets, workers, seed;
};

/* ---- taking packets ---- */

static void
take_one(struct soak *soak, LPOVERLAPPED overlapped, ULONG_PTR key, DWORD bytes)
{
	struct soak_op *op = (struct soak_op *)overlapped;
	struct soak_slot *slot = (struct soak_slot *)key;

	MUST(op->way == BY_PORT);
	MUST(slot >= soak->slots && slot < soak->slots + soak->slot_count);
	soak_op_end(soak, op, bytes, (DWORD)op->o.Internal);
}

/* Answers false when told to quit. */
static bool
take_packet(struct soak *soak, DWORD milliseconds)
{
	LPOVERLAPPED overlapped = NULL;
	ULONG_PTR key = 0;
	DWORD bytes = 0;
	BOOL done = GetQueuedCompletionStatus(soak->port, &bytes, &key, &overlapped, milliseconds);

	if (overlapped)
		take_one(soak, overlapped, key, bytes);
	else
		MUST(done || GetLastError() == WAIT_TIMEOUT);
	return !(done && key == QUIT);
}

static bool
take_packets(struct soak *soak, DWORD milliseconds)
{
	OVERLAPPED_ENTRY entries[16];
	ULONG count = 0;
	bool goes_on = true;

	if (!GetQueuedCompletionStatusEx(soak->port, entries, 16, &count, milliseconds, TRUE)) {
		MUST(GetLastError() == WAIT_TIMEOUT || GetLastError() == WAIT_IO_COMPLETION);
		return true;
	}
	for (ULONG i = 0; i < count; i++)
		if (!entries[i].lpOverlapped)
			goes_on = false;
		else
			take_one(soak, entries[i].lpOverlapped, entries[i].lpCompletionKey, entries[i].dwNumberOfBytesTransferred);
	return goes_on;
}

static void *
run_taker(void *argument)
{
	struct soak *soak = argument;
	bool goes_on = true;

	for (unsigned i = 0; goes_on; i++)
		goes_on = i % 2 ? take_packets(soak, INFINITE) : take_packet(soak, INFINITE);
	return NULL;
}

/* ---- workers ---- */

static struct soak_slot *
any_slot(struct soak_worker *w)
{
	return &w->soak->slots[next_random(&w->seed) % w->soak->slot_count];
}

static void
begin_one(struct soak_worker *w)
{
	struct soak_slot *slot = any_slot(w);
	bool usual = next_random(&w->seed) % 4;

	if (atomic_load(&slot->state) != SLOT_OPEN || atomic_fetch_sub(&w->soak->left, 1) <= 0)
		return;
	soak_op_begin(w, slot, next_random(&w->seed) % 2, next_random(&w->seed) % 2, slot->on_port ? usual ? BY_PORT : BY_EVENT : usual ? BY_EVENT : BY_ROUTINE);
}

static void
cancel_some(struct soak_worker *w)
{
	struct soak_slot *slot = any_slot(w);
	HANDLE s = (HANDLE)(ULONG_PTR)slot->ends[next_random(&w->seed) % 2];
	struct soak_op *own = w->ops[BY_EVENT] ? w->ops[BY_EVENT] : w->ops[BY_ROUTINE];
	BOOL done = TRUE;

	switch (next_random(&w->seed) % 3) {
	case 0:
		if (own)
			done = CancelIoEx((HANDLE)(ULONG_PTR)own->s, &own->o);
		break;
	case 1:
		if (atomic_load(&slot->state) == SLOT_OPEN)
			done = CancelIoEx(s, NULL);
		break;
	default:
		if (atomic_load(&slot->state) == SLOT_OPEN)
			done = CancelIo(s);
	}
	if (!done)
		MUST(GetLastError() == ERROR_NOT_FOUND || GetLastError() == ERROR_INVALID_HANDLE);
}

static void
harvest(struct soak_worker *w)
{
	switch (next_random(&w->seed) % 4) {
	case 0:
		SleepEx(0, TRUE);
		break;
	case 1:
		take_packet(w->soak, next_random(&w->seed) % 2);
		break;
	case 2:
		take_packets(w->soak, 0);
		break;
	default:
		soak_harvest_events(w, 0);
	}
}

/* What it may have pending: then it sees to it that something ends. */
static bool
has_too_many(const struct soak_worker *w)
{
	return w->count[BY_EVENT] + w->count[BY_ROUTINE] > w->soak->slot_count;
}

static void
step(struct soak_worker *w)
{
	unsigned dice = next_random(&w->seed) % 100;

	if (atomic_load(&w->soak->empty) * 8 > w->soak->slot_count && !atomic_load(&w->soak->stop))
		soak_open_empty(w->soak, &w->seed);
	if (dice >= 70 && dice < 90) {
		harvest(w);
		return;
	}
	pthread_rwlock_rdlock(&w->soak->gate);
	if (dice < 70 && !has_too_many(w))
		begin_one(w);
	else if (dice < 98)
		cancel_some(w);
	else
		soak_close(w->soak, any_slot(w));
	pthread_rwlock_unlock(&w->soak->gate);
	if (has_too_many(w))
		harvest(w);
}

static bool
is_over(struct soak *soak)
{
	return atomic_load(&soak->stop) || atomic_load(&soak->left) <= 0;
}

static void *
live(void *argument)
{
	struct soak_worker *w = argument;

	for (unsigned i = next_random(&w->seed) % LIFE + 1; i > 0 && !is_over(w->soak); i--)
		step(w);
	return NULL;
}

/* The last of a row: all is closed, so all that is pending ends. What has an event is told by it, the rest ended with the threads before. */
static void *
settle(void *argument)
{
	struct soak_worker *w = argument;

	while (w->count[BY_EVENT])
		soak_harvest_events(w, 1000);
	MUST(SleepEx(0, TRUE) == 0);
	return NULL;
}

static void
run_life(struct soak_worker *w, void *(*life)(void *))
{
	MUST(pthread_create(&w->thread, NULL, life, w) == 0);
	MUST(pthread_join(w->thread, NULL) == 0);
	soak_drop_routines(w);
	w->lives++;
}

static void *
run_worker(void *argument)
{
	struct soak_worker *w = argument;

	while (!is_over(w->soak))
		run_life(w, live);
	return NULL;
}

/* ---- the whole ---- */

static unsigned
count_descriptors(void)
{
	DIR *dir = opendir("/proc/self/fd");
	unsigned count = 0;

	MUST(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

static void
start(struct soak *soak, const struct settings *settings)
{
	*soak = (struct soak){.slot_count = (unsigned)settings->sockets / 2 + 1};
	soak->slots = calloc(soak->slot_count, sizeof *soak->slots);
	MUST(soak->slots);
	MUST(pthread_rwlock_init(&soak->gate, NULL) == 0);
	atomic_store(&soak->empty, soak->slot_count);
	atomic_store(&soak->left, settings->operations);
	soak->port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	MUST(soak->port);
}

static void
end(struct soak *soak, struct soak_worker *workers, long count)
{
	for (unsigned i = 0; i < soak->slot_count; i++)
		soak_close(soak, &soak->slots[i]);
	for (long i = 0; i < count; i++)
		run_life(&workers[i], settle);
	while (atomic_load(&soak->ended[BY_PORT]) != atomic_load(&soak->begun[BY_PORT]))
		SwitchToThread();
}

static void
check(struct soak *soak)
{
	LPOVERLAPPED overlapped;
	ULONG_PTR key;
	DWORD bytes;

	MUST(!GetQueuedCompletionStatus(soak->port, &bytes, &key, &overlapped, 0) && GetLastError() == WAIT_TIMEOUT);
	for (int way = 0; way < WAYS; way++)
		MUST(atomic_load(&soak->begun[way]) == atomic_load(&soak->ended[way]));
	MUST(CloseHandle(soak->port));
	pthread_rwlock_destroy(&soak->gate);
	free(soak->slots);
}

static void
report(struct soak *soak, const struct soak_worker *workers, long count)
{
	long lives = 0;

	for (long i = 0; i < count; i++)
		lives += workers[i].lives;
	printf("%ld by port, %ld by event, %ld by routine; %ld refused, %ld cancelled, %ld failed, %ld closes, %ld threads\n", atomic_load(&soak->ended[BY_PORT]),
		atomic_load(&soak->ended[BY_EVENT]), atomic_load(&soak->ended[BY_ROUTINE]), atomic_load(&soak->refused), atomic_load(&soak->cancelled),
		atomic_load(&soak->failed), atomic_load(&soak->closed), lives);
	fflush(stdout);
}

static void
run(const struct settings *settings)
{
	static struct soak soak;
	static struct soak_worker workers[WORKERS_MOST];
	pthread_t takers[TAKERS], threads[WORKERS_MOST];

	start(&soak, settings);
	for (int i = 0; i < TAKERS; i++)
		MUST(pthread_create(&takers[i], NULL, run_taker, &soak) == 0);
	for (long i = 0; i < settings->workers; i++) {
		workers[i] = (struct soak_worker){.soak = &soak, .seed = ((unsigned)settings->seed + (unsigned)i * 7919) | 1};
		MUST(pthread_create(&threads[i], NULL, run_worker, &workers[i]) == 0);
	}
	for (long i = 0; settings->seconds && i < settings->seconds * 10 && !is_over(&soak); i++)
		Sleep(100);
	if (settings->seconds)
		atomic_store(&soak.stop, true);
	for (long i = 0; i < settings->workers; i++)
		MUST(pthread_join(threads[i], NULL) == 0);
	end(&soak, workers, settings->workers);
	for (int i = 0; i < TAKERS; i++)
		MUST(PostQueuedCompletionStatus(soak.port, 0, QUIT, NULL));
	for (int i = 0; i < TAKERS; i++)
		MUST(pthread_join(takers[i], NULL) == 0);
	report(&soak, workers, settings->workers);
	check(&soak);
}

static void
read_settings(struct settings *settings, int argc, char **argv)
{
	const struct {
		const char *name;
		long *value;
	} known[] = {
		{"seconds=", &settings->seconds}, {"operations=", &settings->operations}, {"sockets=", &settings->sockets}, {"workers=", &settings->workers},
		{"seed=", &settings->seed},
	};

	for (int i = 1; i < argc; i++)
		for (size_t k = 0; k < sizeof known / sizeof *known; k++)
			if (!strncmp(argv[i], known[k].name, strlen(known[k].name)))
				*known[k].value = atol(argv[i] + strlen(known[k].name));
	if (settings->seconds && settings->operations == 0)
		settings->operations = LONG_MAX / 2;
	MUST(settings->workers > 0 && settings->workers <= WORKERS_MOST && settings->sockets > 0);
}

/* Two descriptors a connection, for the sockets alone. */
static void
raise_limit(void)
{
	struct rlimit limit;

	MUST(getrlimit(RLIMIT_NOFILE, &limit) == 0);
	limit.rlim_cur = limit.rlim_max;
	MUST(setrlimit(RLIMIT_NOFILE, &limit) == 0);
}

int
main(int argc, char **argv)
{
	struct settings settings = {.sockets = 200, .workers = 4, .seed = (long)time(NULL)};
	unsigned before, after;
	WSADATA data;

	read_settings(&settings, argc, argv);
	if (!settings.operations)
		settings.operations = 20000;
	alarm(settings.seconds ? (unsigned)settings.seconds + 600 : 1500);
	printf("%ld seconds, %ld operations, %ld sockets, %ld workers, seed %ld\n", settings.seconds, settings.operations, settings.sockets, settings.workers,
		settings.seed);
	fflush(stdout);
	raise_limit();
	MUST(WSAStartup(MAKEWORD(2, 2), &data) == 0);
	/* What the library opens once and keeps is there after a first round. */
	run(&(struct settings){.operations = 500, .sockets = 20, .workers = settings.workers, .seed = settings.seed});
	before = count_descriptors();
	run(&settings);
	after = count_descriptors();
	printf("descriptors: %u before, %u after\n", before, after);
	MUST(after <= before + SLACK);
	MUST(WSACleanup() == 0);
	return 0;
}
