/* Finding windows and what they are to each other. The newest is on top. */
#include "user/windowlist.h"

#include <stdlib.h>
#include <strings.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "user/class.h"

void
wsi_windows_release(struct wsi_window_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		wsi_object_release(&list->windows[i]->object);
	free(list->windows);
}

void
wsi_windows_sift(struct wsi_window_list *list, bool (*keep)(struct wsi_window *window, void *with), void *with)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (keep(list->windows[i], with))
			list->windows[kept++] = list->windows[i];
		else
			wsi_object_release(&list->windows[i]->object);
	list->count = kept;
}

bool
wsi_window_is_top(struct wsi_window *window, void *unused)
{
	(void)unused;
	return !window->message_only && !wsi_window_is_child(window);
}

int
wsi_windows_top(struct wsi_window_list *list)
{
	int error = wsi_windows_all(list);

	if (!error)
		wsi_windows_sift(list, wsi_window_is_top, NULL);
	return error;
}

static HWND
cell_window(const struct wsi_window *window)
{
	return (HWND)atomic_load(&window->cells[WSI_CELL_PARENT]);
}

static bool
is_of_thread(struct wsi_window *window, void *tid)
{
	return window->owner->tid == *(DWORD *)tid && !wsi_window_is_child(window);
}

static bool
is_child_of(struct wsi_window *window, void *parent)
{
	return wsi_window_is_child(window) && cell_window(window) == *(HWND *)parent;
}

static bool
is_below(struct wsi_window *window, void *ancestor)
{
	return window->handle != *(HWND *)ancestor && wsi_window_is_within(window->handle, *(HWND *)ancestor);
}

/* ---- enumeration ---- */

/* The list is as it was at the beginning; a window that went meanwhile is passed over. */
static BOOL
enumerate(struct wsi_window_list *list, WNDENUMPROC procedure, LPARAM parameter)
{
	BOOL go = TRUE;

	for (size_t i = 0; i < list->count && go; i++)
		if (IsWindow(list->windows[i]->handle))
			go = procedure(list->windows[i]->handle, parameter);
	wsi_windows_release(list);
	return go;
}

static BOOL
enumerate_those(bool (*keep)(struct wsi_window *window, void *with), void *with, WNDENUMPROC procedure, LPARAM parameter)
{
	struct wsi_window_list list;
	int error = procedure ? wsi_windows_all(&list) : ERROR_INVALID_PARAMETER;

	if (error)
		return wsi_succeeded(error);
	wsi_windows_sift(&list, keep, with);
	return enumerate(&list, procedure, parameter);
}

BOOL WINAPI
EnumWindows(WNDENUMPROC procedure, LPARAM parameter)
{
	return enumerate_those(wsi_window_is_top, NULL, procedure, parameter);
}

BOOL WINAPI
EnumThreadWindows(DWORD thread, WNDENUMPROC procedure, LPARAM parameter)
{
	return enumerate_those(is_of_thread, &thread, procedure, parameter);
}

BOOL WINAPI
EnumChildWindows(HWND parent, WNDENUMPROC procedure, LPARAM parameter)
{
	if (!parent)
		return EnumWindows(procedure, parameter);
	if (!IsWindow(parent))
		return FALSE;
	return enumerate_those(is_below, &parent, procedure, parameter);
}

/* ---- search ---- */

struct sought {
	LPCSTR class, title;    /* NULL: any */
};

static bool
has_title(struct wsi_window *window, LPCSTR title)
{
	bool same;

	wsi_window_lock();
	same = !strcasecmp(window->text ? window->text : "", title);
	wsi_window_unlock();
	return same;
}

static bool
is_sought(struct wsi_window *window, void *with)
{
	const struct sought *sought = with;

	return (!sought->class || wsi_class_is_called(window->class, sought->class)) && (!sought->title || has_title(window, sought->title));
}

/* Where a search begins: behind `after`, or at the top. */
static size_t
place_behind(const struct wsi_window_list *list, HWND after)
{
	size_t i = 0;

	if (!after)
		return 0;
	while (i < list->count && list->windows[i]->handle != after)
		i++;
	return i < list->count ? i + 1 : i;
}

static bool
is_message_only(struct wsi_window *window, void *unused)
{
	(void)unused;
	return window->message_only;
}

static bool
is_top_or_message_only(struct wsi_window *window, void *unused)
{
	return wsi_window_is_top(window, unused) || window->message_only;
}

static int
siblings(HWND parent, bool with_message_only, struct wsi_window_list *list)
{
	int error;

	if (parent && parent != HWND_MESSAGE && !IsWindow(parent))
		return ERROR_INVALID_WINDOW_HANDLE;
	error = wsi_windows_all(list);
	if (error)
		return error;
	if (parent == HWND_MESSAGE)
		wsi_windows_sift(list, is_message_only, NULL);
	else if (parent)
		wsi_windows_sift(list, is_child_of, &parent);
	else
		wsi_windows_sift(list, with_message_only ? is_top_or_message_only : wsi_window_is_top, NULL);
	return 0;
}

static HWND
find(HWND parent, HWND after, bool with_message_only, struct sought *sought)
{
	struct wsi_window_list list;
	HWND found = NULL;
	size_t i;

	if (after && !IsWindow(after))
		return NULL;
	if (!wsi_succeeded(siblings(parent, with_message_only, &list)))
		return NULL;
	for (i = place_behind(&list, after); i < list.count && !is_sought(list.windows[i], sought); i++)
		continue;
	if (i < list.count)
		found = list.windows[i]->handle;
	wsi_windows_release(&list);
	return found;
}

HWND WINAPI
FindWindowA(LPCSTR name, LPCSTR title)
{
	return find(NULL, NULL, false, &(struct sought){.class = name, .title = title});
}

HWND WINAPI
FindWindowExA(HWND parent, HWND after, LPCSTR name, LPCSTR title)
{
	return find(parent, after, !parent && !after, &(struct sought){.class = name, .title = title});
}

HWND WINAPI
FindWindowExW(HWND parent, HWND after, LPCWSTR name, LPCWSTR title)
{
	char *made[2] = {NULL, NULL};
	struct sought sought = {NULL, NULL};
	HWND found = NULL;
	int error = wsi_utf8_or_atom(name, &sought.class, &made[0]);

	if (!error && title)
		error = wsi_utf8_or_atom(title, &sought.title, &made[1]);
	if (wsi_succeeded(error))
		found = find(parent, after, !parent && !after, &sought);
	free(made[0]);
	free(made[1]);
	return found;
}

/* As FindWindowEx, but for the message-only windows. */
HWND WINAPI
FindWindowW(LPCWSTR name, LPCWSTR title)
{
	char *made[2] = {NULL, NULL};
	struct sought sought = {NULL, NULL};
	HWND found = NULL;
	int error = wsi_utf8_or_atom(name, &sought.class, &made[0]);

	if (!error && title)
		error = wsi_utf8_or_atom(title, &sought.title, &made[1]);
	if (wsi_succeeded(error))
		found = find(NULL, NULL, false, &sought);
	free(made[0]);
	free(made[1]);
	return found;
}

/* ---- relations ---- */

/* The parent or owner of a window, and whether it is a parent. */
static HWND
above(HWND handle, bool *is_child)
{
	struct wsi_window *window;
	HWND found;

	*is_child = false;
	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return NULL;
	*is_child = wsi_window_is_child(window);
	found = *is_child || wsi_window_has_style(window, WS_POPUP) ? cell_window(window) : NULL;
	wsi_object_release(&window->object);
	return found;
}

HWND WINAPI
GetParent(HWND window)
{
	bool is_child;

	return above(window, &is_child);
}

BOOL WINAPI
IsChild(HWND parent, HWND window)
{
	return parent && parent != window && wsi_window_is_within(window, parent);
}

static HWND
root_of(HWND window, bool owners)
{
	for (;;) {
		bool is_child;
		HWND up = above(window, &is_child);

		if (!up || !(is_child || owners))
			return window;
		window = up;
	}
}

HWND WINAPI
GetAncestor(HWND window, UINT which)
{
	bool is_child;
	HWND parent;

	if (!IsWindow(window))
		return NULL;
	if (which == GA_ROOT || which == GA_ROOTOWNER)
		return root_of(window, which == GA_ROOTOWNER);
	parent = above(window, &is_child);
	return which != GA_PARENT ? NULL : is_child ? parent : GetDesktopWindow();
}

/* NULL makes the desktop its parent. The style stays, as on Windows, so that a window without WS_CHILD is given an owner. */
static int
set_parent(HWND handle, HWND parent, HWND *was)
{
	struct wsi_window *window;
	int error;

	if (parent && parent != HWND_MESSAGE && !IsWindow(parent))
		return ERROR_INVALID_WINDOW_HANDLE;
	if (parent && wsi_window_is_within(parent, handle))
		return ERROR_INVALID_PARAMETER;
	error = wsi_window_find(handle, &window);
	if (error)
		return error;
	*was = (HWND)atomic_exchange(&window->cells[WSI_CELL_PARENT], parent == HWND_MESSAGE ? 0 : (LONG_PTR)parent);
	if (!*was)
		*was = GetDesktopWindow();
	wsi_object_release(&window->object);
	return 0;
}

HWND WINAPI
SetParent(HWND window, HWND parent)
{
	HWND was = NULL;

	wsi_succeeded(set_parent(window, parent == GetDesktopWindow() ? NULL : parent, &was));
	return was;
}

static HWND
nth(const struct wsi_window_list *list, HWND window, UINT which)
{
	size_t place = place_behind(list, window);

	if (!list->count)
		return NULL;
	switch (which) {
	case GW_HWNDFIRST:
		return list->windows[0]->handle;
	case GW_HWNDLAST:
		return list->windows[list->count - 1]->handle;
	case GW_HWNDNEXT:
		return place < list->count ? list->windows[place]->handle : NULL;
	default:
		return place > 1 ? list->windows[place - 2]->handle : NULL;
	}
}

static HWND
among(HWND parent, HWND window, UINT which)
{
	struct wsi_window_list list;
	HWND found;

	if (!wsi_succeeded(siblings(parent, false, &list)))
		return NULL;
	found = nth(&list, window, which);
	wsi_windows_release(&list);
	return found;
}

static HWND
owner_of(HWND handle)
{
	struct wsi_window *window;
	HWND owner = NULL;

	if (wsi_window_find(handle, &window))
		return NULL;
	if (!wsi_window_is_child(window))
		owner = cell_window(window);
	wsi_object_release(&window->object);
	return owner;
}

HWND WINAPI
GetWindow(HWND window, UINT which)
{
	bool is_child;
	HWND parent;

	if (!IsWindow(window))
		return NULL;
	if (which == GW_OWNER)
		return owner_of(window);
	if (which == GW_CHILD)
		return among(window, NULL, GW_HWNDFIRST);
	if (which > GW_HWNDPREV) {
		wsi_succeeded(ERROR_INVALID_GW_COMMAND);
		return NULL;
	}
	parent = above(window, &is_child);
	return among(is_child ? parent : NULL, window, which);
}

HWND WINAPI
GetTopWindow(HWND window)
{
	return window ? GetWindow(window, GW_CHILD) : among(NULL, NULL, GW_HWNDFIRST);
}
