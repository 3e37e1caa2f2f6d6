/* Milliseconds on the wall since the process began, as the kernel has noted it; where it has not, since the first call. */
#include <win32/crtredirect.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static long long began;

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The 22nd word of /proc/self/stat, in ticks since the system began; the second may have spaces, in parentheses. */
static long long
start_of(const char *stat)
{
	const char *at = strrchr(stat, ')');
	long ticks = sysconf(_SC_CLK_TCK);

	for (int word = 2; at && word < 22; word++) {
		at = strchr(at + 1, ' ');
		if (!at)
			return -1;
	}
	return at && ticks > 0 ? strtoll(at, NULL, 10) * 1000 / ticks : -1;
}

static void
note_start(void)
{
	char stat[1024];
	int fd = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, stat, sizeof stat - 1);

	if (fd >= 0)
		close(fd);
	stat[got < 0 ? 0 : got] = 0;
	began = start_of(stat);
	if (began < 0 || began > now())
		began = now();
}

clock_t
clock(void)
{
	pthread_once(&once, note_start);
	return (clock_t)(now() - began);
}
