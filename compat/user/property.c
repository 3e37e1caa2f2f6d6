/* What programs hang on a window under a name. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lasterror.h"
#include "user/class.h"
#include "user/window.h"

struct wsi_property {
	struct wsi_property *next;
	UINT_PTR atom;          /* or 0 */
	char *name;
	HANDLE data;
};

void
wsi_property_drop(struct wsi_property *first)
{
	while (first) {
		struct wsi_property *next = first->next;

		free(first->name);
		free(first);
		first = next;
	}
}

static UINT_PTR
atom_of(LPCSTR name)
{
	return (UINT_PTR)name < 0x10000 ? (UINT_PTR)name : 0;
}

static bool
is_called(const struct wsi_property *property, LPCSTR name)
{
	return atom_of(name) ? property->atom == atom_of(name) : property->name && !strcasecmp(property->name, name);
}

/* Under the lock of windows. */
static struct wsi_property **
find(struct wsi_window *window, LPCSTR name)
{
	struct wsi_property **link = &window->properties;

	while (*link && !is_called(*link, name))
		link = &(*link)->next;
	return link;
}

static struct wsi_property *
new_property(LPCSTR name, HANDLE data)
{
	struct wsi_property *property = calloc(1, sizeof *property);

	if (!property)
		return NULL;
	property->atom = atom_of(name);
	property->data = data;
	if (property->atom || (property->name = strdup(name)))
		return property;
	free(property);
	return NULL;
}

static int
set(struct wsi_window *window, LPCSTR name, HANDLE data)
{
	struct wsi_property *fresh = new_property(name, data), **link;

	if (!fresh)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_window_lock();
	link = find(window, name);
	if (*link) {
		(*link)->data = data;
	} else {
		*link = fresh;
		fresh = NULL;
	}
	wsi_window_unlock();
	wsi_property_drop(fresh);
	return 0;
}

BOOL WINAPI
SetPropA(HWND handle, LPCSTR name, HANDLE data)
{
	struct wsi_window *window;
	int error = name ? wsi_window_find(handle, &window) : ERROR_INVALID_PARAMETER;

	if (error)
		return wsi_succeeded(error);
	error = set(window, name, data);
	wsi_object_release(&window->object);
	return wsi_succeeded(error);
}

static HANDLE
get(HWND handle, LPCSTR name, bool remove)
{
	struct wsi_property **link, *found, *gone = NULL;
	struct wsi_window *window;
	HANDLE data = NULL;

	if (!name || !wsi_succeeded(wsi_window_find(handle, &window)))
		return NULL;
	wsi_window_lock();
	link = find(window, name);
	found = *link;
	if (found)
		data = found->data;
	if (found && remove) {
		gone = found;
		*link = found->next;
		gone->next = NULL;
	}
	wsi_window_unlock();
	wsi_property_drop(gone);
	wsi_object_release(&window->object);
	return data;
}

HANDLE WINAPI
GetPropA(HWND window, LPCSTR name)
{
	return get(window, name, false);
}

HANDLE WINAPI
RemovePropA(HWND window, LPCSTR name)
{
	return get(window, name, true);
}

BOOL WINAPI
SetPropW(HWND window, LPCWSTR name, HANDLE data)
{
	BOOL done = FALSE;
	LPCSTR text;
	char *made;

	if (wsi_succeeded(wsi_utf8_or_atom(name, &text, &made)))
		done = SetPropA(window, text, data);
	free(made);
	return done;
}

HANDLE WINAPI
GetPropW(HWND window, LPCWSTR name)
{
	HANDLE data = NULL;
	LPCSTR text;
	char *made;

	if (wsi_succeeded(wsi_utf8_or_atom(name, &text, &made)))
		data = get(window, text, false);
	free(made);
	return data;
}

HANDLE WINAPI
RemovePropW(HWND window, LPCWSTR name)
{
	HANDLE data = NULL;
	LPCSTR text;
	char *made;

	if (wsi_succeeded(wsi_utf8_or_atom(name, &text, &made)))
		data = get(window, text, true);
	free(made);
	return data;
}
