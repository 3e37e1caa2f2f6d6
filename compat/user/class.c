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

bool
wsi_class_is_called(const struct wsi_class *class, LPCSTR name)
{
	return is_atom(name) ? class->atom == (UINT_PTR)name : !strcasecmp(class->name, name);
}

/* Under the lock: the place in the list where the class is linked, *link NULL where it is not. */
static struct wsi_class **
look(HINSTANCE instance, LPCSTR name)
{
	struct wsi_class **link = &classes;

	while (*link && !((*link)->instance == instance && wsi_class_is_called(*link, name)))
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
	for (class = classes; class && !wsi_class_is_called(class, name); class = class->next)
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
	if (!is_atom(class->menu))
		free(class->menu);
	if (!is_atom((LPCSTR)class->wide_menu))
		free(class->wide_menu);
	free(class->extra);
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

struct wsi_class *
wsi_class_lock(HINSTANCE instance, LPCSTR name)
{
	pthread_mutex_lock(&lock);
	return name ? find(wsi_class_instance(instance), name) : NULL;
}

void
wsi_class_unlock(void)
{
	pthread_mutex_unlock(&lock);
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

static bool
copy_menu(struct wsi_class *class, LPCSTR menu)
{
	class->menu = (char *)(UINT_PTR)menu;
	class->wide_menu = (WCHAR *)(UINT_PTR)menu;
	if (is_atom(menu))
		return true;
	class->wide_menu = NULL;
	class->menu = strdup(menu);
	return class->menu && !wsi_utf8_to_wide(menu, &class->wide_menu);
}

static bool
copy_names(struct wsi_class *class, const WNDCLASSEXA *asked)
{
	class->name = strdup(asked->lpszClassName);
	class->extra = calloc(1, (size_t)asked->cbClsExtra + 1);
	return class->name && class->extra && !wsi_utf8_to_wide(class->name, &class->wide_name) && copy_menu(class, asked->lpszMenuName);
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
	class->style = asked->style;
	class->icon = asked->hIcon;
	class->small_icon = asked->hIconSm;
	class->cursor = asked->hCursor;
	class->background = asked->hbrBackground;
	if (copy_names(class, asked))
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
narrowed(const WNDCLASSEXW *wide, LPCSTR name, LPCSTR menu)
{
	return (WNDCLASSEXA){
		.cbSize = wide->cbSize,
		.style = wide->style,
		.lpfnWndProc = wide->lpfnWndProc,
		.cbClsExtra = wide->cbClsExtra,
		.cbWndExtra = wide->cbWndExtra,
		.hInstance = wide->hInstance,
		.hIcon = wide->hIcon,
		.hCursor = wide->hCursor,
		.hbrBackground = wide->hbrBackground,
		.lpszMenuName = menu,
		.lpszClassName = name,
		.hIconSm = wide->hIconSm,
	};
}

static int
enter_wide(const WNDCLASSEXW *wide, ATOM *atom)
{
	char *made[2] = {NULL, NULL};
	LPCSTR name, menu = NULL;
	WNDCLASSEXA asked;
	int error = wsi_utf8_or_atom(wide->lpszClassName, &name, &made[0]);

	if (!error)
		error = wsi_utf8_or_atom(wide->lpszMenuName, &menu, &made[1]);
	if (!error) {
		asked = narrowed(wide, name, menu);
		error = enter_class(&asked, true, atom);
	}
	free(made[0]);
	free(made[1]);
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
		.hIcon = asked->hIcon,
		.hCursor = asked->hCursor,
		.hbrBackground = asked->hbrBackground,
		.lpszMenuName = asked->lpszMenuName,
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
		.hIcon = asked->hIcon,
		.hCursor = asked->hCursor,
		.hbrBackground = asked->hbrBackground,
		.lpszMenuName = asked->lpszMenuName,
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
