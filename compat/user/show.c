/* A window's state and place, and the messages by which it hears of them. The order of windows over each other is that of their making. */
#include "base/lasterror.h"
#include "user/sent.h"
#include "user/window.h"

static DWORD
style_of(const struct wsi_window *window)
{
	return (DWORD)atomic_load(&window->cells[WSI_CELL_STYLE]);
}

static void
change_style(struct wsi_window *window, DWORD off, DWORD on)
{
	LONG_PTR was = atomic_load(&window->cells[WSI_CELL_STYLE]);

	while (!atomic_compare_exchange_weak(&window->cells[WSI_CELL_STYLE], &was, (LONG)(((DWORD)was & ~off) | on)))
		continue;
}

/* ---- place ---- */

RECT
wsi_show_place(const CREATESTRUCTA *asked)
{
	bool is_default = asked->cx == CW_USEDEFAULT, is_top = !(asked->style & WS_CHILD);
	LONG width = is_default ? (is_top ? GetSystemMetrics(SM_CXSCREEN) * 3 / 4 : 0) : asked->cx;
	LONG height = is_default ? (is_top ? GetSystemMetrics(SM_CYSCREEN) * 3 / 4 : 0) : asked->cy;
	LONG left = asked->x == CW_USEDEFAULT ? 0 : asked->x, top = asked->x == CW_USEDEFAULT ? 0 : asked->y;

	return (RECT){left, top, left + (width > 0 ? width : 0), top + (height > 0 ? height : 0)};
}

static RECT
place_of(struct wsi_window *window)
{
	RECT place;

	wsi_window_lock();
	place = window->place;
	wsi_window_unlock();
	return place;
}

/* What the frame takes from each side. */
static RECT
frame_of(const struct wsi_window *window)
{
	RECT frame = {0, 0, 0, 0};

	AdjustWindowRectEx(&frame, style_of(window), FALSE, (DWORD)atomic_load(&window->cells[WSI_CELL_EXSTYLE]));
	return frame;
}

static RECT
client_of(struct wsi_window *window)
{
	RECT place = place_of(window), frame = frame_of(window);
	LONG width = place.right - place.left - (frame.right - frame.left), height = place.bottom - place.top - (frame.bottom - frame.top);

	return (RECT){0, 0, width > 0 ? width : 0, height > 0 ? height : 0};
}

/* Where its client area begins, on its parent's or on the screen. */
static POINT
origin_of(struct wsi_window *window)
{
	RECT place = place_of(window), frame = frame_of(window);

	return (POINT){place.left - frame.left, place.top - frame.top};
}

static int
find_above(struct wsi_window *window, struct wsi_window **parent)
{
	if (!wsi_window_is_child(window))
		return ERROR_INVALID_WINDOW_HANDLE;
	return wsi_window_find((HWND)atomic_load(&window->cells[WSI_CELL_PARENT]), parent);
}

/* The screen's coordinates of the point that the place of a window is counted from. */
static POINT
base_of(struct wsi_window *window)
{
	struct wsi_window *parent;
	POINT base = {0, 0}, at, below;

	if (find_above(window, &parent))
		return base;
	at = origin_of(parent);
	below = base_of(parent);
	wsi_object_release(&parent->object);
	return (POINT){at.x + below.x, at.y + below.y};
}

static BOOL
screen(LPRECT rect)
{
	return SetRect(rect, 0, 0, GetSystemMetrics(SM_CXSCREEN), GetSystemMetrics(SM_CYSCREEN));
}

BOOL WINAPI
GetWindowRect(HWND handle, LPRECT rect)
{
	struct wsi_window *window;
	POINT base;

	if (rect && handle == WSI_DESKTOP)
		return screen(rect);
	if (!rect || !wsi_succeeded(wsi_window_find(handle, &window)))
		return rect ? FALSE : wsi_succeeded(ERROR_NOACCESS);
	base = base_of(window);
	*rect = place_of(window);
	OffsetRect(rect, base.x, base.y);
	wsi_object_release(&window->object);
	return TRUE;
}

BOOL WINAPI
GetClientRect(HWND handle, LPRECT rect)
{
	struct wsi_window *window;

	if (rect && handle == WSI_DESKTOP)
		return screen(rect);
	if (!rect || !wsi_succeeded(wsi_window_find(handle, &window)))
		return rect ? FALSE : wsi_succeeded(ERROR_NOACCESS);
	*rect = client_of(window);
	wsi_object_release(&window->object);
	return TRUE;
}

static BOOL
shift(HWND handle, LPPOINT point, int sign)
{
	struct wsi_window *window;
	POINT at, base;

	if (!point || !wsi_succeeded(wsi_window_find(handle, &window)))
		return point ? FALSE : wsi_succeeded(ERROR_NOACCESS);
	at = origin_of(window);
	base = base_of(window);
	wsi_object_release(&window->object);
	point->x += sign * (at.x + base.x);
	point->y += sign * (at.y + base.y);
	return TRUE;
}

BOOL WINAPI
ClientToScreen(HWND window, LPPOINT point)
{
	return shift(window, point, 1);
}

BOOL WINAPI
ScreenToClient(HWND window, LPPOINT point)
{
	return shift(window, point, -1);
}

BOOL WINAPI
AdjustWindowRectEx(LPRECT rect, DWORD style, BOOL menu, DWORD exstyle)
{
	int edge = 0;

	if (!rect)
		return wsi_succeeded(ERROR_NOACCESS);
	if (style & WS_THICKFRAME)
		edge = GetSystemMetrics(SM_CXFRAME);
	else if ((style & (WS_DLGFRAME | WS_BORDER)) == WS_DLGFRAME || (style & WS_CAPTION) == WS_CAPTION || exstyle & WS_EX_DLGMODALFRAME)
		edge = GetSystemMetrics(SM_CXDLGFRAME);
	else if (style & WS_BORDER)
		edge = GetSystemMetrics(SM_CXBORDER);
	if (exstyle & WS_EX_CLIENTEDGE)
		edge += GetSystemMetrics(SM_CXEDGE);
	InflateRect(rect, edge, edge);
	if ((style & WS_CAPTION) == WS_CAPTION)
		rect->top -= GetSystemMetrics(SM_CYCAPTION);
	if (menu)
		rect->top -= GetSystemMetrics(SM_CYMENU);
	return TRUE;
}

BOOL WINAPI
AdjustWindowRect(LPRECT rect, DWORD style, BOOL menu)
{
	return AdjustWindowRectEx(rect, style, menu, 0);
}

/* ---- messages ---- */

static LPARAM
pair(LONG low, LONG high)
{
	return MAKELPARAM(low, high);
}

static void
tell_size(struct wsi_window *window)
{
	DWORD style = style_of(window);
	RECT client = client_of(window);
	WPARAM kind = style & WS_MINIMIZE ? SIZE_MINIMIZED : style & WS_MAXIMIZE ? SIZE_MAXIMIZED : SIZE_RESTORED;

	if (kind == SIZE_MINIMIZED)
		client.right = client.bottom = 0;
	wsi_sent_call_plainly(window->handle, WM_SIZE, kind, pair(client.right, client.bottom), false);
}

static void
tell_move(struct wsi_window *window)
{
	POINT at = origin_of(window);

	wsi_sent_call_plainly(window->handle, WM_MOVE, 0, pair(at.x, at.y), false);
}

/* DefWindowProc's part in WM_WINDOWPOSCHANGED. */
void
wsi_show_changed(const WINDOWPOS *changed)
{
	struct wsi_window *window;

	if (!changed || wsi_window_find(changed->hwnd, &window))
		return;
	if (!(changed->flags & SWP_NOMOVE))
		tell_move(window);
	if (!(changed->flags & SWP_NOSIZE))
		tell_size(window);
	wsi_object_release(&window->object);
}

/* What is asked for that is so already, is not asked for. */
static void
trim(struct wsi_window *window, WINDOWPOS *asked)
{
	RECT place = place_of(window);
	bool is_visible = wsi_window_has_style(window, WS_VISIBLE);

	if (asked->flags & SWP_NOMOVE)
		asked->x = place.left, asked->y = place.top;
	if (asked->flags & SWP_NOSIZE)
		asked->cx = place.right - place.left, asked->cy = place.bottom - place.top;
	if (asked->x == place.left && asked->y == place.top)
		asked->flags |= SWP_NOMOVE;
	if (asked->cx == place.right - place.left && asked->cy == place.bottom - place.top)
		asked->flags |= SWP_NOSIZE;
	if (is_visible)
		asked->flags &= ~(UINT)SWP_SHOWWINDOW;
	else
		asked->flags &= ~(UINT)SWP_HIDEWINDOW;
}

static void
apply(struct wsi_window *window, const WINDOWPOS *asked)
{
	LONG width = asked->cx > 0 ? asked->cx : 0, height = asked->cy > 0 ? asked->cy : 0;

	wsi_window_lock();
	window->place = (RECT){asked->x, asked->y, asked->x + width, asked->y + height};
	wsi_window_unlock();
	if (asked->flags & SWP_SHOWWINDOW)
		change_style(window, 0, WS_VISIBLE);
	if (asked->flags & SWP_HIDEWINDOW)
		change_style(window, WS_VISIBLE, 0);
	if (asked->flags & SWP_SHOWWINDOW || (!(asked->flags & SWP_NOSIZE) && wsi_window_has_style(window, WS_VISIBLE)))
		InvalidateRect(window->handle, NULL, TRUE);
}

static void
set_pos(struct wsi_window *window, WINDOWPOS *asked)
{
	const UINT nothing = SWP_NOSIZE | SWP_NOMOVE | SWP_NOZORDER;

	if (!(asked->flags & SWP_NOSENDCHANGING))
		wsi_sent_call_plainly(window->handle, WM_WINDOWPOSCHANGING, 0, (LPARAM)asked, false);
	trim(window, asked);
	apply(window, asked);
	if (asked->flags & SWP_SHOWWINDOW && !(asked->flags & SWP_NOACTIVATE) && !wsi_window_is_child(window))
		wsi_focus_activate(window->handle);
	if ((asked->flags & nothing) != nothing || asked->flags & (SWP_SHOWWINDOW | SWP_HIDEWINDOW | SWP_FRAMECHANGED))
		wsi_sent_call_plainly(window->handle, WM_WINDOWPOSCHANGED, 0, (LPARAM)asked, false);
}

BOOL WINAPI
SetWindowPos(HWND handle, HWND after, int x, int y, int width, int height, UINT flags)
{
	WINDOWPOS asked = {.hwnd = handle, .hwndInsertAfter = after, .x = x, .y = y, .cx = width, .cy = height, .flags = flags};
	struct wsi_window *window;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return FALSE;
	set_pos(window, &asked);
	wsi_object_release(&window->object);
	return TRUE;
}

BOOL WINAPI
MoveWindow(HWND window, int x, int y, int width, int height, BOOL repaint)
{
	return SetWindowPos(window, NULL, x, y, width, height, SWP_NOZORDER | SWP_NOACTIVATE | (repaint ? 0 : SWP_NOREDRAW));
}

BOOL WINAPI
BringWindowToTop(HWND window)
{
	return SetWindowPos(window, HWND_TOP, 0, 0, 0, 0, SWP_NOMOVE | SWP_NOSIZE);
}

/* ---- showing ---- */

/* The first time it is shown, a window is told its size and place. */
static void
tell_first(struct wsi_window *window)
{
	if (atomic_exchange(&window->shown, true))
		return;
	tell_size(window);
	tell_move(window);
}

static void
show(struct wsi_window *window, bool visible, UINT flags)
{
	WINDOWPOS asked = {.hwnd = window->handle, .flags = flags | SWP_NOMOVE | SWP_NOSIZE | (visible ? SWP_SHOWWINDOW : SWP_HIDEWINDOW)};

	if (visible == wsi_window_has_style(window, WS_VISIBLE))
		return;
	wsi_sent_call_plainly(window->handle, WM_SHOWWINDOW, visible, 0, false);
	set_pos(window, &asked);
	if (!visible)
		wsi_focus_forget(window->owner, window->handle);
}

static void
show_as(struct wsi_window *window, int command)
{
	bool minimize = command == SW_MINIMIZE || command == SW_SHOWMINIMIZED || command == SW_SHOWMINNOACTIVE || command == SW_FORCEMINIMIZE;
	bool restore = command == SW_SHOWNORMAL || command == SW_RESTORE || command == SW_SHOWNOACTIVATE || command == SW_SHOWDEFAULT;
	bool quiet = command == SW_SHOWNOACTIVATE || command == SW_SHOWNA || command == SW_SHOWMINNOACTIVE || command == SW_MINIMIZE;
	DWORD was = style_of(window) & (WS_MINIMIZE | WS_MAXIMIZE);

	if (minimize)
		change_style(window, WS_MAXIMIZE, WS_MINIMIZE);
	else if (command == SW_SHOWMAXIMIZED)
		change_style(window, WS_MINIMIZE, WS_MAXIMIZE);
	else if (restore)
		change_style(window, WS_MINIMIZE | WS_MAXIMIZE, 0);
	show(window, command != SW_HIDE, quiet ? SWP_NOACTIVATE : 0);
	if (command != SW_HIDE)
		tell_first(window);
	if (was != (style_of(window) & (WS_MINIMIZE | WS_MAXIMIZE)))
		tell_size(window);
}

BOOL WINAPI
ShowWindow(HWND handle, int command)
{
	struct wsi_window *window;
	bool was;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return FALSE;
	was = wsi_window_has_style(window, WS_VISIBLE);
	show_as(window, command);
	wsi_object_release(&window->object);
	return was;
}

/* A child is told its size when it is made, a top window when it is shown. */
void
wsi_show_created(struct wsi_window *window, bool visible)
{
	if (window->message_only)
		return;
	if (wsi_window_is_child(window))
		tell_first(window);
	if (visible)
		show_as(window, SW_SHOW);
}

BOOL WINAPI
CloseWindow(HWND window)
{
	if (!IsWindow(window))
		return FALSE;
	ShowWindow(window, SW_MINIMIZE);
	return TRUE;
}

static BOOL
has_style(HWND handle, DWORD style)
{
	struct wsi_window *window;
	BOOL has;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return FALSE;
	has = wsi_window_has_style(window, style);
	wsi_object_release(&window->object);
	return has;
}

/* A window is visible if its parents are. */
BOOL WINAPI
IsWindowVisible(HWND window)
{
	while (has_style(window, WS_VISIBLE)) {
		HWND parent = has_style(window, WS_CHILD) ? GetParent(window) : NULL;

		if (!parent)
			return TRUE;
		window = parent;
	}
	return FALSE;
}

BOOL WINAPI
IsIconic(HWND window)
{
	return has_style(window, WS_MINIMIZE);
}

BOOL WINAPI
IsZoomed(HWND window)
{
	return has_style(window, WS_MAXIMIZE);
}

BOOL WINAPI
IsWindowEnabled(HWND window)
{
	return IsWindow(window) && !has_style(window, WS_DISABLED);
}

/* Answers whether it was disabled. */
BOOL WINAPI
EnableWindow(HWND handle, BOOL enable)
{
	struct wsi_window *window;
	bool was;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return FALSE;
	was = wsi_window_has_style(window, WS_DISABLED);
	change_style(window, WS_DISABLED, enable ? 0 : WS_DISABLED);
	if (was == !!enable)
		wsi_sent_call_plainly(handle, WM_ENABLE, !!enable, 0, false);
	wsi_object_release(&window->object);
	return was;
}
