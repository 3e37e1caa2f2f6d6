/* Resources: the system's icons and cursors have handles, a program has none of its own. What has none fails as in a module without resources. */
#include "base/lasterror.h"
#include "user/queue.h"

enum {
	FIRST_SYSTEM = 32512,
	LAST_SYSTEM = 32767,    /* OEM bitmaps are of these too */
};

static char system_resources[LAST_SYSTEM - FIRST_SYSTEM + 1];

static HANDLE
system_resource(HINSTANCE instance, LPCVOID name)
{
	UINT_PTR number = (UINT_PTR)name;

	if (!instance && number >= FIRST_SYSTEM && number <= LAST_SYSTEM)
		return &system_resources[number - FIRST_SYSTEM];
	wsi_succeeded(instance ? ERROR_RESOURCE_DATA_NOT_FOUND : ERROR_RESOURCE_NAME_NOT_FOUND);
	return NULL;
}

static HANDLE
none(void)
{
	wsi_succeeded(ERROR_RESOURCE_DATA_NOT_FOUND);
	return NULL;
}

HICON WINAPI
LoadIconA(HINSTANCE instance, LPCSTR name)
{
	return (HICON)system_resource(instance, name);
}

HICON WINAPI
LoadIconW(HINSTANCE instance, LPCWSTR name)
{
	return (HICON)system_resource(instance, name);
}

HCURSOR WINAPI
LoadCursorA(HINSTANCE instance, LPCSTR name)
{
	return (HCURSOR)system_resource(instance, name);
}

HCURSOR WINAPI
LoadCursorW(HINSTANCE instance, LPCWSTR name)
{
	return (HCURSOR)system_resource(instance, name);
}

HBITMAP WINAPI
LoadBitmapA(HINSTANCE instance, LPCSTR name)
{
	return (HBITMAP)system_resource(instance, name);
}

HBITMAP WINAPI
LoadBitmapW(HINSTANCE instance, LPCWSTR name)
{
	return (HBITMAP)system_resource(instance, name);
}

/* There is no decoder of pictures. */
static HANDLE
load_image(HINSTANCE instance, LPCVOID name, UINT type, UINT flags)
{
	if (!wsi_succeeded(type > IMAGE_CURSOR ? ERROR_INVALID_PARAMETER : flags & LR_LOADFROMFILE ? ERROR_NOT_SUPPORTED : 0))
		return NULL;
	return system_resource(instance, name);
}

HANDLE WINAPI
LoadImageA(HINSTANCE instance, LPCSTR name, UINT type, int width, int height, UINT flags)
{
	(void)width, (void)height;
	return load_image(instance, name, type, flags);
}

HANDLE WINAPI
LoadImageW(HINSTANCE instance, LPCWSTR name, UINT type, int width, int height, UINT flags)
{
	(void)width, (void)height;
	return load_image(instance, name, type, flags);
}

HMENU WINAPI
LoadMenuA(HINSTANCE instance, LPCSTR name)
{
	(void)instance, (void)name;
	return (HMENU)none();
}

HMENU WINAPI
LoadMenuW(HINSTANCE instance, LPCWSTR name)
{
	(void)instance, (void)name;
	return (HMENU)none();
}

HACCEL WINAPI
LoadAcceleratorsA(HINSTANCE instance, LPCSTR name)
{
	(void)instance, (void)name;
	return (HACCEL)none();
}

HACCEL WINAPI
LoadAcceleratorsW(HINSTANCE instance, LPCWSTR name)
{
	(void)instance, (void)name;
	return (HACCEL)none();
}

/* No table was ever loaded. */
int WINAPI
TranslateAcceleratorA(HWND window, HACCEL table, LPMSG message)
{
	(void)window, (void)table, (void)message;
	return wsi_succeeded(ERROR_INVALID_ACCEL_HANDLE);
}

int WINAPI
TranslateAcceleratorW(HWND window, HACCEL table, LPMSG message)
{
	return TranslateAcceleratorA(window, table, message);
}

int WINAPI
LoadStringA(HINSTANCE instance, UINT number, LPSTR text, int size)
{
	(void)instance, (void)number;
	if (text && size > 0)
		*text = '\0';
	return wsi_succeeded(ERROR_RESOURCE_DATA_NOT_FOUND);
}

int WINAPI
LoadStringW(HINSTANCE instance, UINT number, LPWSTR text, int size)
{
	(void)instance, (void)number;
	if (text && size > 0)
		*text = 0;
	return wsi_succeeded(ERROR_RESOURCE_DATA_NOT_FOUND);
}

static bool
is_system_resource(HANDLE handle)
{
	return (UINT_PTR)handle - (UINT_PTR)system_resources < sizeof system_resources;
}

/* The system's are shared, and stay. */
BOOL WINAPI
DestroyIcon(HICON icon)
{
	return wsi_succeeded(is_system_resource((HANDLE)icon) ? 0 : ERROR_INVALID_CURSOR_HANDLE);
}

BOOL WINAPI
DestroyCursor(HCURSOR cursor)
{
	return wsi_succeeded(is_system_resource((HANDLE)cursor) ? 0 : ERROR_INVALID_CURSOR_HANDLE);
}

HCURSOR WINAPI
SetCursor(HCURSOR cursor)
{
	struct wsi_queue *queue;
	HCURSOR was;

	if (!wsi_succeeded(cursor && !is_system_resource((HANDLE)cursor) ? ERROR_INVALID_CURSOR_HANDLE : wsi_queue_mine(&queue)))
		return NULL;
	was = queue->cursor;
	queue->cursor = cursor;
	return was;
}

HCURSOR WINAPI
GetCursor(void)
{
	struct wsi_queue *queue;

	return wsi_succeeded(wsi_queue_mine(&queue)) ? queue->cursor : NULL;
}

/* As where there is no mouse: the count begins at -1. */
int WINAPI
ShowCursor(BOOL show)
{
	struct wsi_queue *queue;

	if (!wsi_succeeded(wsi_queue_mine(&queue)))
		return -1;
	queue->cursor_shown += show ? 1 : -1;
	return queue->cursor_shown - 1;
}

/* ---- menus, which are resources too ---- */

HMENU WINAPI
GetMenu(HWND window)
{
	wsi_succeeded(IsWindow(window) ? 0 : ERROR_INVALID_WINDOW_HANDLE);
	return NULL;
}

HMENU WINAPI
GetSystemMenu(HWND window, BOOL revert)
{
	(void)revert;
	return GetMenu(window);
}

BOOL WINAPI
EnableMenuItem(HMENU menu, UINT item, UINT flags)
{
	(void)menu, (void)item, (void)flags;
	wsi_succeeded(ERROR_INVALID_MENU_HANDLE);
	return -1;
}

DWORD WINAPI
CheckMenuItem(HMENU menu, UINT item, UINT flags)
{
	return (DWORD)EnableMenuItem(menu, item, flags);
}

BOOL WINAPI
DestroyMenu(HMENU menu)
{
	(void)menu;
	return wsi_succeeded(ERROR_INVALID_MENU_HANDLE);
}

BOOL WINAPI
DrawMenuBar(HWND window)
{
	return wsi_succeeded(IsWindow(window) ? 0 : ERROR_INVALID_WINDOW_HANDLE);
}
