#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/forklock.h"
#include "file/share.h"

/* One for each open file, with how many openings have or refuse what. */
struct shared {
	struct shared *next;
	dev_t device;
	ino_t number;
	char *doomed;           /* deleted by the last who leaves; or NULL */
	unsigned openings;
	unsigned having[3], refusing[3];        /* by the right: reading, writing, deleting */
};

struct wsi_share {
	struct shared *shared;
	DWORD has, refuses;
};

static const struct {
	DWORD access, share;
} rights[] = {
	{FILE_READ_DATA | FILE_EXECUTE, FILE_SHARE_READ},
	{FILE_WRITE_DATA | FILE_APPEND_DATA, FILE_SHARE_WRITE},
	{DELETE, FILE_SHARE_DELETE},
};

WSI_FORK_LOCK;
static struct shared *files;

/* Under the lock. */
static struct shared *
find(const struct stat *status)
{
	struct shared *s = files;

	while (s && (s->device != status->st_dev || s->number != status->st_ino))
		s = s->next;
	return s;
}

static struct shared *
find_or_add(const struct stat *status)
{
	struct shared *s = find(status);

	if (s)
		return s;
	s = malloc(sizeof *s);
	if (!s)
		return NULL;
	*s = (struct shared){.next = files, .device = status->st_dev, .number = status->st_ino};
	files = s;
	return s;
}

static void
drop(struct shared *gone)
{
	struct shared **link = &files;

	while (*link != gone)
		link = &(*link)->next;
	*link = gone->next;
	free(gone->doomed);
	free(gone);
}

static bool
agrees(const struct shared *shared, DWORD has, DWORD refuses)
{
	for (size_t i = 0; i < ARRAYSIZE(rights); i++)
		if ((has & rights[i].share && shared->refusing[i]) || (refuses & rights[i].share && shared->having[i]))
			return false;
	return true;
}

static void
count(const struct wsi_share *entry, unsigned by)
{
	struct shared *s = entry->shared;

	s->openings += by;
	for (size_t i = 0; i < ARRAYSIZE(rights); i++) {
		s->having[i] += entry->has & rights[i].share ? by : 0;
		s->refusing[i] += entry->refuses & rights[i].share ? by : 0;
	}
}

/* An opening that neither reads nor writes nor deletes asks nothing of the others and grants them all. */
static int
enter(const struct stat *status, struct wsi_share *entry)
{
	int error = 0;

	pthread_mutex_lock(&lock);
	entry->shared = find_or_add(status);
	if (!entry->shared)
		error = ERROR_NOT_ENOUGH_MEMORY;
	else if (!agrees(entry->shared, entry->has, entry->refuses))
		error = ERROR_SHARING_VIOLATION;
	else
		count(entry, 1);
	pthread_mutex_unlock(&lock);
	return error;
}

int
wsi_share_enter(int fd, DWORD access, DWORD share, struct wsi_share **entry)
{
	struct wsi_share wanted = {.refuses = 0}, *fresh;
	struct stat status;
	int error;

	*entry = NULL;
	pthread_once(&forks, watch_forks);
	if (unwatched)
		return unwatched;
	for (size_t i = 0; i < ARRAYSIZE(rights); i++)
		if (access & rights[i].access)
			wanted.has |= rights[i].share;
	if (wanted.has)
		wanted.refuses = ~share & (FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE);
	fresh = fstat(fd, &status) ? NULL : malloc(sizeof *fresh);
	if (!fresh)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = enter(&status, &wanted);
	*fresh = wanted;
	if (error)
		free(fresh);
	else
		*entry = fresh;
	return error;
}

void
wsi_share_leave(struct wsi_share *entry)
{
	struct shared *shared = entry->shared;

	pthread_mutex_lock(&lock);
	count(entry, -1u);
	if (!shared->openings) {
		if (shared->doomed && unlink(shared->doomed))
			rmdir(shared->doomed);
		drop(shared);
	}
	pthread_mutex_unlock(&lock);
	free(entry);
}

int
wsi_share_delete_on_close(struct wsi_share *entry, const char *path, bool on)
{
	char *doomed = on ? strdup(path) : NULL;
	char *before;

	if (on && !doomed)
		return ERROR_NOT_ENOUGH_MEMORY;
	pthread_mutex_lock(&lock);
	before = entry->shared->doomed;
	entry->shared->doomed = doomed;
	pthread_mutex_unlock(&lock);
	free(before);
	return 0;
}

int
wsi_share_may_delete(const char *path)
{
	struct stat status;
	struct shared *s;
	bool refused;

	if (lstat(path, &status))
		return 0;
	pthread_mutex_lock(&lock);
	s = find(&status);
	refused = s && s->refusing[2];
	pthread_mutex_unlock(&lock);
	return refused ? ERROR_SHARING_VIOLATION : 0;
}
