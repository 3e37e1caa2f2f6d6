#include "system/ini.h"

#include <windows.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/path.h"

/* ---- where ---- */

/* The place of a user's own files, for names without a path: Windows has its own directory there. */
static char *
in_user_place(const char *name)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	bool given = config && *config == '/';
	char *path;
	int done = given ? asprintf(&path, "%s/winsock/%s", config, name) : asprintf(&path, "%s/.config/winsock/%s", home ? home : "", name);

	return done < 0 ? NULL : path;
}

int
wsi_ini_path(const char *file, char **path)
{
	if (strpbrk(file, "/\\:"))
		return wsi_path_posix(file, path);
	*path = in_user_place(file);
	return *path ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

/* ---- reading ---- */

static int
error_of(int error)
{
	switch (error) {
	case ENOENT: return ERROR_FILE_NOT_FOUND;
	case ENOTDIR: return ERROR_PATH_NOT_FOUND;
	case ENOMEM: return ERROR_NOT_ENOUGH_MEMORY;
	case ENOSPC: return ERROR_DISK_FULL;
	}
	return ERROR_ACCESS_DENIED;
}

static int
read_all(int fd, struct wsi_ini *ini)
{
	struct stat about;
	size_t room;
	ssize_t got;

	if (fstat(fd, &about) || !S_ISREG(about.st_mode))
		return ERROR_ACCESS_DENIED;
	room = (size_t)about.st_size;
	ini->text = malloc(room + 1);
	if (!ini->text)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (ini->size = 0; ini->size < room; ini->size += (size_t)got) {
		got = read(fd, ini->text + ini->size, room - ini->size);
		if (got <= 0)
			break;
	}
	ini->text[ini->size] = '\0';
	return 0;
}

int
wsi_ini_read(const char *path, struct wsi_ini *ini)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int error;

	*ini = (struct wsi_ini){0};
	if (fd < 0)
		return error_of(errno);
	error = read_all(fd, ini);
	close(fd);
	return error;
}

/* ---- lines ---- */

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

static void
trim(const char **begin, const char **end)
{
	while (*begin < *end && is_space(**begin))
		++*begin;
	while (*end > *begin && is_space((*end)[-1]))
		--*end;
}

static void
read_heading(struct wsi_ini_line *line, const char *begin, const char *end)
{
	const char *close = memchr(begin, ']', (size_t)(end - begin));

	line->is_section = true;
	line->name = begin + 1;
	line->name_end = close ? close : end;
	trim(&line->name, &line->name_end);
}

static void
read_key(struct wsi_ini_line *line, const char *begin, const char *end)
{
	const char *equals = memchr(begin, '=', (size_t)(end - begin));

	line->is_key = true;
	line->name = begin;
	line->name_end = equals ? equals : end;
	trim(&line->name, &line->name_end);
	if (!equals)
		return;
	line->value = equals + 1;
	line->value_end = end;
	trim(&line->value, &line->value_end);
}

bool
wsi_ini_line(const struct wsi_ini *ini, const char *at, struct wsi_ini_line *line)
{
	const char *past = ini->text + ini->size, *newline, *begin, *end;

	if (at >= past)
		return false;
	newline = memchr(at, '\n', (size_t)(past - at));
	*line = (struct wsi_ini_line){.begin = at, .end = newline ? newline : past, .next = newline ? newline + 1 : past};
	begin = line->begin;
	end = line->end;
	if (at == ini->text && ini->size >= 3 && !memcmp(at, "\xef\xbb\xbf", 3))
		begin += 3;
	trim(&begin, &end);
	if (begin == end || *begin == ';')
		return true;
	if (*begin == '[')
		read_heading(line, begin, end);
	else
		read_key(line, begin, end);
	return true;
}

bool
wsi_ini_is(const char *begin, const char *end, const char *name)
{
	const char *name_end = name + strlen(name);

	trim(&name, &name_end);
	return end - begin == name_end - name && !strncasecmp(begin, name, (size_t)(end - begin));
}

const char *
wsi_ini_section(const struct wsi_ini *ini, const char *section, struct wsi_ini_line *heading)
{
	for (const char *at = ini->text; wsi_ini_line(ini, at, heading); at = heading->next)
		if (heading->is_section && wsi_ini_is(heading->name, heading->name_end, section))
			return heading->next;
	return NULL;
}

/* ---- writing ---- */

/* The part of the text from..to becomes what is in between. */
struct change {
	const char *from, *to;
	char *text;             /* malloc'ed */
};

static int
write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t put = write(fd, text, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return error_of(errno);
		text += put;
		size -= (size_t)put;
	}
	return 0;
}

static int
write_parts(int fd, const struct wsi_ini *ini, const struct change *c)
{
	size_t before = (size_t)(c->from - ini->text), after = (size_t)(ini->text + ini->size - c->to);
	int error = write_all(fd, ini->text, before);

	if (!error && c->text && before && ini->text[before - 1] != '\n')
		error = write_all(fd, "\r\n", 2);
	if (!error && c->text)
		error = write_all(fd, c->text, strlen(c->text));
	return error ? error : write_all(fd, c->to, after);
}

static int
replace_file(const char *path, const struct wsi_ini *ini, const struct change *c)
{
	struct stat about;
	char *fresh;
	int fd, error;

	if (asprintf(&fresh, "%s.XXXXXX", path) < 0)
		return ERROR_NOT_ENOUGH_MEMORY;
	fd = mkostemp(fresh, O_CLOEXEC);
	error = fd < 0 ? error_of(errno) : write_parts(fd, ini, c);
	if (!error && fchmod(fd, stat(path, &about) ? 0644 : about.st_mode & 0777))
		error = ERROR_ACCESS_DENIED;
	if (fd >= 0)
		close(fd);
	if (!error && rename(fresh, path))
		error = error_of(errno);
	if (error && fd >= 0)
		unlink(fresh);
	free(fresh);
	return error;
}

/* Held while a file is locked: a child that was forked then would hold the file's lock too, for as long as it lives. */
static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

static void
before_fork(void)
{
	pthread_mutex_lock(&writing);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&writing);
}

static void
watch_forks(void)
{
	unwatched = pthread_atfork(before_fork, after_fork, after_fork) ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

/* Directories on the way to a file in the user's place. */
static void
make_directories(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
}

/* Opened, locked; -1 with the code. flock belongs to the opened file, so that threads of one process keep each other out too. */
static int
lock_beside(const char *path, int *error)
{
	char *name;
	int fd;

	*error = ERROR_NOT_ENOUGH_MEMORY;
	if (asprintf(&name, "%s~", path) < 0)
		return -1;
	fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (fd < 0 && errno == ENOENT && strstr(name, "/winsock/")) {
		make_directories(name);
		fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	}
	*error = fd < 0 ? error_of(errno) : 0;
	free(name);
	while (fd >= 0 && flock(fd, LOCK_EX) && errno == EINTR)
		continue;
	return fd;
}

/* The end of a section, without the blank lines before the next. */
static const char *
section_end(const struct wsi_ini *ini, const char *at)
{
	const char *end = at;
	struct wsi_ini_line line;

	for (; wsi_ini_line(ini, at, &line) && !line.is_section; at = line.next)
		if (line.is_key || memchr(line.begin, ';', (size_t)(line.end - line.begin)))
			end = line.next;
	return end;
}

static const char *
section_past(const struct wsi_ini *ini, const char *at)
{
	struct wsi_ini_line line;

	while (wsi_ini_line(ini, at, &line) && !line.is_section)
		at = line.next;
	return at;
}

/* The parts one behind the other, up to a NULL. */
static int
say(struct change *c, const char *const *parts)
{
	size_t size = 1;

	for (const char *const *p = parts; *p; p++)
		size += strlen(*p);
	c->text = calloc(1, size);
	if (!c->text)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (; *parts; parts++)
		strcat(c->text, *parts);
	return 0;
}

#define SAY(c, ...) say(c, (const char *const[]){__VA_ARGS__, NULL})

struct edit {
	const char *section, *key, *value;
	const char *lines;      /* of a whole section, made ready */
};

static void
find_key(const struct wsi_ini *ini, const char *at, const char *key, struct change *c)
{
	struct wsi_ini_line line;

	c->from = c->to = section_end(ini, at);
	for (; wsi_ini_line(ini, at, &line) && !line.is_section; at = line.next) {
		if (!line.is_key || !wsi_ini_is(line.name, line.name_end, key))
			continue;
		c->from = line.begin;
		c->to = line.next;
		return;
	}
}

/* What is to be changed; nothing at all where the two ends are one and there is no text. */
static int
plan(const struct wsi_ini *ini, const struct edit *e, struct change *c)
{
	struct wsi_ini_line heading;
	const char *at = wsi_ini_section(ini, e->section, &heading);

	*c = (struct change){.from = ini->text + ini->size, .to = ini->text + ini->size};
	if (!at && e->lines)
		return SAY(c, "[", e->section, "]\r\n", e->lines);
	if (!at)
		return e->value && e->key ? SAY(c, "[", e->section, "]\r\n", e->key, "=", e->value, "\r\n") : 0;
	if (e->lines || !e->key) {
		c->from = e->lines ? at : heading.begin;
		c->to = e->lines ? section_end(ini, at) : section_past(ini, at);
		return e->lines ? SAY(c, e->lines) : 0;
	}
	find_key(ini, at, e->key, c);
	return e->value ? SAY(c, e->key, "=", e->value, "\r\n") : 0;
}

static int
edit_alone(const char *path, const struct edit *e)
{
	struct wsi_ini ini = {0};
	struct change c = {0};
	int error, lock = lock_beside(path, &error);

	if (lock < 0)
		return error;
	error = wsi_ini_read(path, &ini);
	if (error == ERROR_FILE_NOT_FOUND) {
		ini.text = calloc(1, 1);
		error = ini.text ? 0 : ERROR_NOT_ENOUGH_MEMORY;
	}
	if (!error)
		error = plan(&ini, e, &c);
	if (!error && (c.text || c.from != c.to))
		error = replace_file(path, &ini, &c);
	free(c.text);
	free(ini.text);
	close(lock);
	return error;
}

static int
edit(const char *path, const struct edit *e)
{
	int error;

	pthread_once(&forks, watch_forks);
	if (unwatched)
		return unwatched;
	pthread_mutex_lock(&writing);
	error = edit_alone(path, e);
	pthread_mutex_unlock(&writing);
	return error;
}

int
wsi_ini_write(const char *path, const char *section, const char *key, const char *value)
{
	return edit(path, &(struct edit){.section = section, .key = key, .value = value});
}

int
wsi_ini_write_section(const char *path, const char *section, const char *lines)
{
	size_t size = 1;
	char *ready, *to;
	int error;

	for (const char *l = lines; *l; l += strlen(l) + 1)
		size += strlen(l) + 2;
	ready = to = malloc(size);
	if (!ready)
		return ERROR_NOT_ENOUGH_MEMORY;
	*to = '\0';
	for (const char *l = lines; *l; l += strlen(l) + 1)
		to += sprintf(to, "%s\r\n", l);
	error = edit(path, &(struct edit){.section = section, .lines = ready});
	free(ready);
	return error;
}
