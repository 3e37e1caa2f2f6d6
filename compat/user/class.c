#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "user/class.h"

enum {
	FIRST_ATOM = 0xc000,
	LAST_ATOM = 0xffff,
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct wsi_class *classes;
static unsigned next_atom = FIRST_ATOM;

static bool
is_atom(LPCSTR name)
{
	return (UINT_PTR)name < 0x10000;
}

static bool
is_called(const struct wsi_class *class, LPCSTR name)
{
	return is_atom(name) ? class->atom == (UINT_PTR)name : !strcasecmp(class->name, name);
}

/* Under the lock: the place in the list where the class is linked, *link NULL where it is not. */
static struct wsi_class **
look(HINSTANCE instance, LPCSTR name)
{
	struct wsi_class **link = &classes;

	while (*link && !((*link)->instance == instance && is_called(*link, name)))
		link = &(*link)->next;
	return link;
}

/* Programs do not agree with themselves on the instance, which means nothing here: another's class of the name will do. */
static struct wsi_class *
find(HINSTANCE instance, LPCSTR name)
{
	struct wsi_class *class = *look(instance, name);

	if (class)
		return class;
	for (class = classes; class && !is_called(class, name); class = class->next)
		continue;
	return class;
}

static void
release(struct wsi_class *class)
{
	if (atomic_fetch_sub(&class->references, 1) > 1)
		return;
	free(class->name);
	free(class->wide_name);
	free(class);
}

int
wsi_class_enter(HINSTANCE instance, LPCSTR name, struct wsi_class **class)
{
	if (!name)
		return ERROR_CANNOT_FIND_WND_CLASS;
	pthread_mutex_lock(&lock);
	*class = find(wsi_class_instance(instance), name);
	if (*class) {
		atomic_fetch_add(&(*class)->references, 1);
		(*class)->windows++;
	}
	pthread_mutex_unlock(&lock);
	return *class ? 0 : ERROR_CANNOT_FIND_WND_CLASS;
}

void
wsi_class_leave(struct wsi_class *class)
{
	pthread_mutex_lock(&lock);
	class->windows--;
	pthread_mutex_unlock(&lock);
	release(class);
}

static int
link_in(struct wsi_class *class)
{
	int error = 0;

	pthread_mutex_lock(&lock);
	if (*look(class->instance, class->name))
		error = ERROR_CLASS_ALREADY_EXISTS;
	else if (next_atom > LAST_ATOM)
		error = ERROR_NOT_ENOUGH_MEMORY;
	if (!error) {
		class->atom = (ATOM)next_atom++;
		class->next = classes;
		classes = class;
	}
	pthread_mutex_unlock(&lock);
	return error;
}

static bool
is_sound(const WNDCLASSEXA *asked)
{
	return asked->cbSize == sizeof *asked && asked->lpfnWndProc && asked->cbClsExtra >= 0 && asked->cbWndExtra >= 0 &&
	       asked->lpszClassName && !is_atom(asked->lpszClassName) && *asked->lpszClassName;
}

static struct wsi_class *
new_class(const WNDCLASSEXA *asked, bool unicode)
{
	struct wsi_class *class = calloc(1, sizeof *class);

	if (!class)
		return NULL;
	atomic_init(&class->references, 1);
	class->unicode = unicode;
	class->instance = wsi_class_instance(asked->hInstance);
	class->procedure = asked->lpfnWndProc;
	class->class_extra = asked->cbClsExtra;
	class->window_extra = asked->cbWndExtra;
	class->name = strdup(asked->lpszClassName);
	if (class->name && !wsi_utf8_to_wide(class->name, &class->wide_name))
		return class;
	release(class);
	return NULL;
}

static int
enter_class(const WNDCLASSEXA *asked, bool unicode, ATOM *atom)
{
	struct wsi_class *class;
	int error;

	if (!is_sound(asked))
		return ERROR_INVALID_PARAMETER;
	class = new_class(asked, unicode);
	if (!class)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = link_in(class);
	if (error)
		release(class);
	else
		*atom = class->atom;
	return error;
}

ATOM WINAPI
RegisterClassExA(const WNDCLASSEXA *asked)
{
	ATOM atom = 0;

	wsi_succeeded(asked ? enter_class(asked, false, &atom) : ERROR_NOACCESS);
	return atom;
}

/* Everything of the wide form but its texts. */
static WNDCLASSEXA
narrowed(const WNDCLASSEXW *wide, LPCSTR name)
{
	return (WNDCLASSEXA){
		.cbSize = wide->cbSize,
		.style = wide->style,
		.lpfnWndProc = wide->lpfnWndProc,
		.cbClsExtra = wide->cbClsExtra,
		.cbWndExtra = wide->cbWndExtra,
		.hInstance = wide->hInstance,
		.lpszClassName = name,
	};
}

static int
enter_wide(const WNDCLASSEXW *wide, ATOM *atom)
{
	WNDCLASSEXA asked;
	char *name;
	int error;

	if (is_atom((LPCSTR)wide->lpszClassName))
		return ERROR_INVALID_PARAMETER;
	error = wsi_utf8_from_wide(wide->lpszClassName, &name);
	if (error)
		return error;
	asked = narrowed(wide, name);
	error = enter_class(&asked, true, atom);
	free(name);
	return error;
}

ATOM WINAPI
RegisterClassExW(const WNDCLASSEXW *asked)
{
	ATOM atom = 0;

	wsi_succeeded(asked ? enter_wide(asked, &atom) : ERROR_NOACCESS);
	return atom;
}

ATOM WINAPI
RegisterClassA(const WNDCLASSA *asked)
{
	WNDCLASSEXA whole;

	if (!asked)
		return RegisterClassExA(NULL);
	whole = (WNDCLASSEXA){
		.cbSize = sizeof whole,
		.style = asked->style,
		.lpfnWndProc = asked->lpfnWndProc,
		.cbClsExtra = asked->cbClsExtra,
		.cbWndExtra = asked->cbWndExtra,
		.hInstance = asked->hInstance,
		.lpszClassName = asked->lpszClassName,
	};
	return RegisterClassExA(&whole);
}

ATOM WINAPI
RegisterClassW(const WNDCLASSW *asked)
{
	WNDCLASSEXW whole;

	if (!asked)
		return RegisterClassExW(NULL);
	whole = (WNDCLASSEXW){
		.cbSize = sizeof whole,
		.style = asked->style,
		.lpfnWndProc = asked->lpfnWndProc,
		.cbClsExtra = asked->cbClsExtra,
		.cbWndExtra = asked->cbWndExtra,
		.hInstance = asked->hInstance,
		.lpszClassName = asked->lpszClassName,
	};
	return RegisterClassExW(&whole);
}

static int
unregister(LPCSTR name, HINSTANCE instance)
{
	struct wsi_class **link;
	struct wsi_class *class = NULL;
	int error = ERROR_CLASS_DOES_NOT_EXIST;

	pthread_mutex_lock(&lock);
	link = look(wsi_class_instance(instance), name);
	if (*link)
		error = (*link)->windows ? ERROR_CLASS_HAS_WINDOWS : 0;
	if (!error) {
		class = *link;
		*link = class->next;
	}
	pthread_mutex_unlock(&lock);
	if (class)
		release(class);
	return error;
}

BOOL WINAPI
UnregisterClassA(LPCSTR name, HINSTANCE instance)
{
	return wsi_succeeded(name ? unregister(name, instance) : ERROR_CLASS_DOES_NOT_EXIST);
}

BOOL WINAPI
UnregisterClassW(LPCWSTR name, HINSTANCE instance)
{
	BOOL done;
	char *text;

	if (is_atom((LPCSTR)name))
		return UnregisterClassA((LPCSTR)name, instance);
	if (!wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return FALSE;
	done = UnregisterClassA(text, instance);
	free(text);
	return done;
}
