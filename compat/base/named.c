#include "base/named.h"

#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "base/fork.h"
#include "base/handle.h"

enum { BUCKETS = 64 };

/* Of an object that may be about to be destroyed: wsi_object_try_hold() says. */
struct name {
	struct name *next;
	struct wsi_object *object;
	char text[];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct name *buckets[BUCKETS];

void
wsi_named_lock(void)
{
	pthread_mutex_lock(&lock);
}

void
wsi_named_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

static struct name **
bucket_of(const char *text)
{
	unsigned hash = 5381;

	for (; *text; text++)
		hash = hash * 33 + (unsigned char)*text;
	return &buckets[hash % BUCKETS];
}

/* With a reference, or NULL. */
static struct wsi_object *
look(const char *text)
{
	for (struct name *name = *bucket_of(text); name; name = name->next)
		if (!strcmp(name->text, text) && wsi_object_try_hold(name->object))
			return name->object;
	return NULL;
}

static int
enter(struct wsi_object *object, const char *text)
{
	struct name **bucket = bucket_of(text), *name = malloc(sizeof *name + strlen(text) + 1);

	if (!name)
		return ERROR_NOT_ENOUGH_MEMORY;
	name->object = object;
	strcpy(name->text, text);
	name->next = *bucket;
	*bucket = name;
	object->has_name = true;
	return 0;
}

void
wsi_named_forget(struct wsi_object *object)
{
	if (!object->has_name)
		return;
	pthread_mutex_lock(&lock);
	for (int i = 0; i < BUCKETS; i++)
		for (struct name **link = &buckets[i]; *link; link = &(*link)->next)
			if ((*link)->object == object) {
				struct name *name = *link;

				*link = name->next;
				free(name);
				pthread_mutex_unlock(&lock);
				return;
			}
	pthread_mutex_unlock(&lock);
}

/* Sessions are one here. *text is NULL where there is no name. */
static int
strip(const char **text)
{
	static const char *const prefixes[] = {"Local\\", "Global\\"};

	if (!*text || !**text) {
		*text = NULL;
		return 0;
	}
	for (size_t i = 0; i < ARRAYSIZE(prefixes); i++)
		if (!strncasecmp(*text, prefixes[i], strlen(prefixes[i]))) {
			*text += strlen(prefixes[i]);
			break;
		}
	if (strlen(*text) > MAX_PATH)
		return ERROR_FILENAME_EXCED_RANGE;
	return strchr(*text, '\\') ? ERROR_PATH_NOT_FOUND : 0;
}

static int
find_or_enter(struct wsi_object *fresh, const char *name, struct wsi_object **object)
{
	int error = 0;

	pthread_mutex_lock(&lock);
	*object = look(name);
	if (!*object) {
		error = enter(fresh, name);
		*object = fresh;
		wsi_object_hold(fresh);
	}
	pthread_mutex_unlock(&lock);
	if (!error && (*object)->kind != fresh->kind)
		error = ERROR_INVALID_HANDLE;
	return error;
}

int
wsi_named_create(struct wsi_object *fresh, const char *name, DWORD access, const SECURITY_ATTRIBUTES *security, HANDLE *handle, bool *existed)
{
	struct wsi_object *object = fresh;
	int error = strip(&name);

	if (!error)
		error = wsi_fork_prepare();
	if (!error && name) {
		error = find_or_enter(fresh, name, &object);
		if (!error)
			error = wsi_handle_create(object, access, security, handle);
		wsi_object_release(object);
	} else if (!error)
		error = wsi_handle_create(object, access, security, handle);
	*existed = !error && object != fresh;
	wsi_object_release(fresh);
	return error;
}

HANDLE
wsi_named_finish(int error, HANDLE handle, bool existed)
{
	wsi_last_error = error ? (DWORD)error : existed ? ERROR_ALREADY_EXISTS : 0;
	return error ? NULL : handle;
}

static int
open_named(const char *name, const struct wsi_kind *kind, DWORD access, BOOL inherit, HANDLE *handle)
{
	const SECURITY_ATTRIBUTES security = {.nLength = sizeof security, .bInheritHandle = inherit};
	struct wsi_object *object;
	int error;

	if (!name)
		return ERROR_INVALID_PARAMETER;
	error = strip(&name);
	if (error || !name)
		return error ? error : ERROR_INVALID_HANDLE; /* What is found is the directory of names itself. */
	pthread_mutex_lock(&lock);
	object = look(name);
	pthread_mutex_unlock(&lock);
	if (!object)
		return ERROR_FILE_NOT_FOUND;
	error = object->kind == kind ? wsi_handle_create(object, access, &security, handle) : ERROR_INVALID_HANDLE;
	wsi_object_release(object);
	return error;
}

HANDLE
wsi_named_open(const char *name, const struct wsi_kind *kind, DWORD access, BOOL inherit)
{
	HANDLE handle = NULL;

	wsi_succeeded(open_named(name, kind, access, inherit, &handle));
	return handle;
}
