#include "harness.h"

#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

static void
start(void)
{
	WSADATA data;

	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
}

int
wst_run(const char *name, const TTest *const *cases, size_t count, BOOL started)
{
	Suite *suite = suite_create(name);
	TCase *all = tcase_create(name);
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(all, 60);
	if (started)
		tcase_add_checked_fixture(all, start, NULL);
	for (size_t i = 0; i < count; i++)
		tcase_add_test(all, cases[i]);
	suite_add_tcase(suite, all);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

struct sockaddr_in
wst_loopback(unsigned port)
{
	struct sockaddr_in name = {
		.sin_family = AF_INET,
		.sin_port = htons((u_short)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};

	return name;
}

unsigned
wst_port(SOCKET s)
{
	struct sockaddr_in name;
	int len = sizeof name;

	WST_OK(getsockname(s, (struct sockaddr *)&name, &len));
	return ntohs(name.sin_port);
}

static SOCKET
bound(int type)
{
	struct sockaddr_in name = wst_loopback(0);
	SOCKET s = socket(AF_INET, type, 0);

	ck_assert_msg(s != INVALID_SOCKET, "socket: error %d", WSAGetLastError());
	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	return s;
}

SOCKET
wst_listener(void)
{
	SOCKET s = bound(SOCK_STREAM);

	WST_OK(listen(s, 5));
	return s;
}

SOCKET
wst_udp(void)
{
	return bound(SOCK_DGRAM);
}

void
wst_pair(SOCKET *client, SOCKET *server)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	*client = socket(AF_INET, SOCK_STREAM, 0);
	ck_assert(*client != INVALID_SOCKET);
	WST_OK(connect(*client, (struct sockaddr *)&name, sizeof name));
	*server = accept(listener, NULL, NULL);
	ck_assert(*server != INVALID_SOCKET);
	WST_OK(closesocket(listener));
}

/* The kernel then takes the process for one that must not be traced, which leak checkers do; PR_SET_DUMPABLE takes that back. */
void
wst_unprivileged(void (*body)(void))
{
	uid_t user = geteuid();

	if (user == 0)
		ck_assert_int_eq(seteuid(65534), 0);
	body();
	ck_assert_int_eq(seteuid(user), 0);
	prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static void *
run(void *argument)
{
	struct wst_thread *t = argument;

	pthread_mutex_lock(&t->lock);
	t->tid = GetCurrentThreadId();
	pthread_cond_signal(&t->started);
	pthread_mutex_unlock(&t->lock);
	t->body(t->argument);
	return NULL;
}

void
wst_start(struct wst_thread *t, void (*body)(void *), void *argument)
{
	t->body = body;
	t->argument = argument;
	t->tid = 0;
	pthread_mutex_init(&t->lock, NULL);
	pthread_cond_init(&t->started, NULL);
	ck_assert_int_eq(pthread_create(&t->id, NULL, run, t), 0);
	pthread_mutex_lock(&t->lock);
	while (!t->tid)
		pthread_cond_wait(&t->started, &t->lock);
	pthread_mutex_unlock(&t->lock);
}

void
wst_join(struct wst_thread *t)
{
	ck_assert_int_eq(pthread_join(t->id, NULL), 0);
	pthread_cond_destroy(&t->started);
	pthread_mutex_destroy(&t->lock);
}

void
wst_until_blocked(const struct wst_thread *t)
{
	while (!winsock_thread_blocking(t->tid))
		SwitchToThread();
}

/* The letter behind the name in the thread's stat. */
static char
state_of(DWORD tid)
{
	char path[64], line[256] = "", *state;
	FILE *stat;

	snprintf(path, sizeof path, "/proc/self/task/%u/stat", (unsigned)tid);
	stat = fopen(path, "r");
	if (!stat || !fgets(line, sizeof line, stat))
		line[0] = 0;
	if (stat)
		fclose(stat);
	state = strrchr(line, ')');
	return state ? state[2] : 0;
}

void
wst_until_parked(DWORD tid)
{
	while (state_of(tid) != 'S')
		SwitchToThread();
}

void
wst_until_asleep(const struct wst_thread *t)
{
	wst_until_blocked(t);
	wst_until_parked(t->tid);
}
