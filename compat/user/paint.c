/* WM_PAINT without paint: a shown window is told that it is to be painted, and has a device context with nothing behind it. The region is all of the window. */
#include "base/lasterror.h"
#include "user/sent.h"
#include "user/window.h"

static char context;

static BOOL
set_invalid(HWND handle, bool invalid)
{
	struct wsi_window *window;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return FALSE;
	atomic_store(&window->invalid, invalid && !window->message_only);
	if (invalid && !window->message_only) {
		wsi_queue_note(window->owner, QS_PAINT);
		wsi_queue_wake(window->owner);
	}
	wsi_object_release(&window->object);
	return TRUE;
}

static bool
is_invalid(HWND handle)
{
	struct wsi_window *window;
	bool invalid;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return false;
	invalid = atomic_load(&window->invalid);
	wsi_object_release(&window->object);
	return invalid;
}

/* NULL, on Windows every window of the screen, is no window here. */
BOOL WINAPI
InvalidateRect(HWND window, const RECT *rect, BOOL erase)
{
	(void)rect, (void)erase;
	return set_invalid(window, true);
}

BOOL WINAPI
ValidateRect(HWND window, const RECT *rect)
{
	(void)rect;
	return set_invalid(window, false);
}

BOOL WINAPI
GetUpdateRect(HWND window, LPRECT rect, BOOL erase)
{
	bool invalid = is_invalid(window);

	(void)erase;
	if (rect)
		SetRectEmpty(rect);
	if (rect && invalid)
		GetClientRect(window, rect);
	return invalid;
}

BOOL WINAPI
UpdateWindow(HWND window)
{
	if (!IsWindow(window))
		return FALSE;
	if (is_invalid(window) && IsWindowVisible(window))
		SendMessageA(window, WM_PAINT, 0, 0);
	return TRUE;
}

BOOL WINAPI
RedrawWindow(HWND window, const RECT *rect, HRGN region, UINT flags)
{
	(void)region;
	if (!IsWindow(window))
		return FALSE;
	if (flags & RDW_INVALIDATE)
		InvalidateRect(window, rect, flags & RDW_ERASE);
	else if (flags & RDW_VALIDATE)
		ValidateRect(window, rect);
	return flags & RDW_UPDATENOW ? UpdateWindow(window) : TRUE;
}

HDC WINAPI
BeginPaint(HWND window, LPPAINTSTRUCT paint)
{
	if (!wsi_succeeded(paint ? 0 : ERROR_NOACCESS) || !wsi_succeeded(IsWindow(window) ? 0 : ERROR_INVALID_WINDOW_HANDLE))
		return NULL;
	*paint = (PAINTSTRUCT){.hdc = (HDC)&context};
	GetUpdateRect(window, &paint->rcPaint, FALSE);
	ValidateRect(window, NULL);
	paint->fErase = !SendMessageA(window, WM_ERASEBKGND, (WPARAM)paint->hdc, 0);
	return paint->hdc;
}

BOOL WINAPI
EndPaint(HWND window, const PAINTSTRUCT *paint)
{
	return wsi_succeeded(IsWindow(window) ? paint ? 0 : ERROR_INVALID_PARAMETER : ERROR_INVALID_WINDOW_HANDLE);
}

HDC WINAPI
GetDC(HWND window)
{
	return wsi_succeeded(!window || IsWindow(window) ? 0 : ERROR_INVALID_WINDOW_HANDLE) ? (HDC)&context : NULL;
}

HDC WINAPI
GetWindowDC(HWND window)
{
	return GetDC(window);
}

int WINAPI
ReleaseDC(HWND window, HDC dc)
{
	(void)window;
	return dc == (HDC)&context;
}

int WINAPI
GetDeviceCaps(HDC dc, int index)
{
	if (dc != (HDC)&context)
		return 0;
	switch (index) {
	case HORZRES:
		return GetSystemMetrics(SM_CXSCREEN);
	case VERTRES:
		return GetSystemMetrics(SM_CYSCREEN);
	case HORZSIZE:
		return 271;
	case VERTSIZE:
		return 203;
	case BITSPIXEL:
		return 32;
	case PLANES:
		return 1;
	case LOGPIXELSX:
	case LOGPIXELSY:
		return 96;
	default:
		return 0;
	}
}
