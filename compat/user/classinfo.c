/* What is known of a class. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "user/class.h"
#include "user/window.h"

static WNDCLASSEXA
described(const struct wsi_class *class, HINSTANCE instance, LPCSTR name)
{
	return (WNDCLASSEXA){
		.cbSize = sizeof(WNDCLASSEXA),
		.style = class->style,
		.lpfnWndProc = class->procedure,
		.cbClsExtra = class->class_extra,
		.cbWndExtra = class->window_extra,
		.hInstance = instance,
		.hIcon = class->icon,
		.hCursor = class->cursor,
		.hbrBackground = class->background,
		.lpszMenuName = class->menu,
		.lpszClassName = name,
		.hIconSm = class->small_icon,
	};
}

/* The answer is the class's atom, as an undocumented favour that programs use. */
static BOOL
describe(HINSTANCE instance, LPCSTR name, WNDCLASSEXA *found, LPCWSTR *wide_menu)
{
	const struct wsi_class *class = wsi_class_lock(instance, name);
	BOOL atom = class ? class->atom : 0;

	if (class) {
		*found = described(class, instance, name);
		*wide_menu = class->wide_menu;
	}
	wsi_class_unlock();
	if (!class)
		wsi_succeeded(ERROR_CLASS_DOES_NOT_EXIST);
	return atom;
}

BOOL WINAPI
GetClassInfoExA(HINSTANCE instance, LPCSTR name, LPWNDCLASSEXA found)
{
	LPCWSTR menu;

	if (!found)
		return wsi_succeeded(ERROR_NOACCESS);
	return describe(instance, name, found, &menu);
}

BOOL WINAPI
GetClassInfoExW(HINSTANCE instance, LPCWSTR name, LPWNDCLASSEXW found)
{
	BOOL atom = FALSE;
	WNDCLASSEXA narrow;
	LPCWSTR menu;
	LPCSTR text;
	char *made;

	if (!found)
		return wsi_succeeded(ERROR_NOACCESS);
	if (wsi_succeeded(wsi_utf8_or_atom(name, &text, &made)))
		atom = describe(instance, text, &narrow, &menu);
	free(made);
	if (!atom)
		return FALSE;
	*found = (WNDCLASSEXW){
		.cbSize = sizeof *found,
		.style = narrow.style,
		.lpfnWndProc = narrow.lpfnWndProc,
		.cbClsExtra = narrow.cbClsExtra,
		.cbWndExtra = narrow.cbWndExtra,
		.hInstance = narrow.hInstance,
		.hIcon = narrow.hIcon,
		.hCursor = narrow.hCursor,
		.hbrBackground = narrow.hbrBackground,
		.lpszMenuName = menu,
		.lpszClassName = name,
		.hIconSm = narrow.hIconSm,
	};
	return atom;
}

BOOL WINAPI
GetClassInfoA(HINSTANCE instance, LPCSTR name, LPWNDCLASSA found)
{
	WNDCLASSEXA whole;
	BOOL atom = GetClassInfoExA(instance, name, found ? &whole : NULL);

	if (atom)
		*found = (WNDCLASSA){whole.style, whole.lpfnWndProc, whole.cbClsExtra, whole.cbWndExtra, whole.hInstance, whole.hIcon,
			whole.hCursor, whole.hbrBackground, whole.lpszMenuName, whole.lpszClassName};
	return atom;
}

BOOL WINAPI
GetClassInfoW(HINSTANCE instance, LPCWSTR name, LPWNDCLASSW found)
{
	WNDCLASSEXW whole;
	BOOL atom = GetClassInfoExW(instance, name, found ? &whole : NULL);

	if (atom)
		*found = (WNDCLASSW){whole.style, whole.lpfnWndProc, whole.cbClsExtra, whole.cbWndExtra, whole.hInstance, whole.hIcon,
			whole.hCursor, whole.hbrBackground, whole.lpszMenuName, whole.lpszClassName};
	return atom;
}

int WINAPI
GetClassNameA(HWND handle, LPSTR name, int size)
{
	struct wsi_window *window;
	size_t length;

	if (!name || size <= 0)
		return wsi_succeeded(ERROR_INSUFFICIENT_BUFFER);
	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return 0;
	length = strnlen(window->class->name, (size_t)size - 1);
	memcpy(name, window->class->name, length);
	name[length] = '\0';
	wsi_object_release(&window->object);
	return (int)length;
}

int WINAPI
GetClassNameW(HWND handle, LPWSTR name, int size)
{
	struct wsi_window *window;
	size_t length;

	if (!name || size <= 0)
		return wsi_succeeded(ERROR_INSUFFICIENT_BUFFER);
	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return 0;
	length = wcsnlen(window->class->wide_name, (size_t)size - 1);
	wmemcpy(name, window->class->wide_name, length);
	name[length] = 0;
	wsi_object_release(&window->object);
	return (int)length;
}

/* ---- GetClassLongPtr ---- */

/* Where a value is and how wide; NULL: no such index. Extra bytes may be read at any size. */
static void *
place_of(struct wsi_class *class, int index, size_t *size)
{
	if (index >= 0) {
		bool fits = (size_t)index + *size <= (size_t)class->class_extra;

		return fits ? class->extra + index : NULL;
	}
	*size = sizeof(void *);
	switch (index) {
	case GCLP_HBRBACKGROUND:
		return &class->background;
	case GCLP_HCURSOR:
		return &class->cursor;
	case GCLP_HICON:
		return &class->icon;
	case GCLP_HICONSM:
		return &class->small_icon;
	case GCLP_HMODULE:
		return &class->instance;
	}
	*size = sizeof(int);
	switch (index) {
	case GCL_STYLE:
		return &class->style;
	case GCL_CBCLSEXTRA:
		return &class->class_extra;
	case GCL_CBWNDEXTRA:
		return &class->window_extra;
	default:
		return NULL;
	}
}

/* The bytes of a class stay as many as they are. */
static int
access_class(struct wsi_class *class, int index, size_t size, const LONG_PTR *set, ULONG_PTR *was)
{
	void *place;
	LONG narrow;

	if (index == GCLP_WNDPROC) {
		*was = (ULONG_PTR)(set ? atomic_exchange(&class->procedure, (WNDPROC)*set) : atomic_load(&class->procedure));
		return 0;
	}
	if ((index == GCW_ATOM || index == GCLP_MENUNAME) && !set) {
		*was = index == GCW_ATOM ? class->atom : (ULONG_PTR)class->menu;
		return 0;
	}
	if (set && index == GCL_CBCLSEXTRA)
		return ERROR_INVALID_PARAMETER;
	place = place_of(class, index, &size);
	if (!place)
		return ERROR_INVALID_INDEX;
	*was = 0;
	if (size == sizeof *was) {
		memcpy(was, place, size);
		if (set)
			memcpy(place, set, size);
		return 0;
	}
	memcpy(&narrow, place, sizeof narrow);
	*was = (ULONG)narrow;
	narrow = set ? (LONG)*set : narrow;
	memcpy(place, &narrow, sizeof narrow);
	return 0;
}

static ULONG_PTR
swap(HWND handle, int index, size_t size, const LONG_PTR *set)
{
	struct wsi_window *window;
	ULONG_PTR was = 0;
	int error = wsi_window_find(handle, &window);

	if (!error) {
		wsi_class_lock(NULL, NULL);
		error = access_class(window->class, index, size, set, &was);
		wsi_class_unlock();
		wsi_object_release(&window->object);
	}
	wsi_succeeded(error);
	return was;
}

ULONG_PTR WINAPI
GetClassLongPtrA(HWND window, int index)
{
	return swap(window, index, sizeof(LONG_PTR), NULL);
}

ULONG_PTR WINAPI
GetClassLongPtrW(HWND window, int index)
{
	return swap(window, index, sizeof(LONG_PTR), NULL);
}

ULONG_PTR WINAPI
SetClassLongPtrA(HWND window, int index, LONG_PTR value)
{
	return swap(window, index, sizeof value, &value);
}

ULONG_PTR WINAPI
SetClassLongPtrW(HWND window, int index, LONG_PTR value)
{
	return swap(window, index, sizeof value, &value);
}

DWORD WINAPI
GetClassLongA(HWND window, int index)
{
	return (DWORD)swap(window, index, sizeof(LONG), NULL);
}

DWORD WINAPI
GetClassLongW(HWND window, int index)
{
	return (DWORD)swap(window, index, sizeof(LONG), NULL);
}

DWORD WINAPI
SetClassLongA(HWND window, int index, LONG value)
{
	LONG_PTR wide = value;

	return (DWORD)swap(window, index, sizeof value, &wide);
}

DWORD WINAPI
SetClassLongW(HWND window, int index, LONG value)
{
	return SetClassLongA(window, index, value);
}

WORD WINAPI
GetClassWord(HWND window, int index)
{
	return (WORD)swap(window, index, sizeof(LONG), NULL);
}
