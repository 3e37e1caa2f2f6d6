/* What a program keeps with its windows. */
#include <string.h>

#include "base/lasterror.h"
#include "user/window.h"

static const struct {
	int index;
	enum wsi_cell cell;
} cells[] = {
	{GWLP_WNDPROC, WSI_CELL_PROCEDURE},
	{GWLP_HINSTANCE, WSI_CELL_INSTANCE},
	{GWLP_HWNDPARENT, WSI_CELL_PARENT},
	{GWLP_ID, WSI_CELL_ID},
	{GWL_STYLE, WSI_CELL_STYLE},
	{GWL_EXSTYLE, WSI_CELL_EXSTYLE},
	{GWLP_USERDATA, WSI_CELL_USERDATA},
};

static _Atomic LONG_PTR *
cell_of(struct wsi_window *window, int index)
{
	for (size_t i = 0; i < ARRAYSIZE(cells); i++)
		if (cells[i].index == index)
			return &window->cells[cells[i].cell];
	return NULL;
}

/* Swap `size` bytes of the value at an index: 0, or ERROR_INVALID_INDEX. */
static int
access_long(struct wsi_window *window, int index, size_t size, const LONG_PTR *set, LONG_PTR *was)
{
	_Atomic LONG_PTR *cell = cell_of(window, index);
	LONG narrow;

	if (cell) {
		*was = set ? atomic_exchange(cell, *set) : atomic_load(cell);
		return 0;
	}
	if (index < 0 || (size_t)index > window->extra_size || size > window->extra_size - (size_t)index)
		return ERROR_INVALID_INDEX;
	if (size == sizeof *was) {
		memcpy(was, window->extra + index, size);
		if (set)
			memcpy(window->extra + index, set, size);
		return 0;
	}
	memcpy(&narrow, window->extra + index, size);
	*was = narrow;
	narrow = set ? (LONG)*set : narrow;
	memcpy(window->extra + index, &narrow, size);
	return 0;
}

static LONG_PTR
swap(HWND handle, int index, size_t size, const LONG_PTR *set)
{
	struct wsi_window *window;
	LONG_PTR was = 0;
	int error = wsi_window_find(handle, &window);

	if (!error) {
		error = access_long(window, index, size, set, &was);
		wsi_object_release(&window->object);
	}
	wsi_succeeded(error);
	return was;
}

LONG_PTR WINAPI
GetWindowLongPtrA(HWND window, int index)
{
	return swap(window, index, sizeof(LONG_PTR), NULL);
}

LONG_PTR WINAPI
GetWindowLongPtrW(HWND window, int index)
{
	return swap(window, index, sizeof(LONG_PTR), NULL);
}

/* A procedure is given texts of the form in which it was set. */
static void
set_form(HWND handle, int index, bool wide)
{
	struct wsi_window *window;

	if (index != GWLP_WNDPROC || wsi_window_find(handle, &window))
		return;
	atomic_store(&window->unicode, wide);
	wsi_object_release(&window->object);
}

LONG_PTR WINAPI
SetWindowLongPtrA(HWND window, int index, LONG_PTR value)
{
	set_form(window, index, false);
	return swap(window, index, sizeof value, &value);
}

LONG_PTR WINAPI
SetWindowLongPtrW(HWND window, int index, LONG_PTR value)
{
	set_form(window, index, true);
	return swap(window, index, sizeof value, &value);
}

LONG WINAPI
GetWindowLongA(HWND window, int index)
{
	return (LONG)swap(window, index, sizeof(LONG), NULL);
}

LONG WINAPI
GetWindowLongW(HWND window, int index)
{
	return (LONG)swap(window, index, sizeof(LONG), NULL);
}

LONG WINAPI
SetWindowLongA(HWND window, int index, LONG value)
{
	LONG_PTR wide = value;

	return (LONG)swap(window, index, sizeof value, &wide);
}

LONG WINAPI
SetWindowLongW(HWND window, int index, LONG value)
{
	LONG_PTR wide = value;

	return (LONG)swap(window, index, sizeof value, &wide);
}
