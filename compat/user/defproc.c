/* What a window that nobody sees does of itself. */
#include "base/lasterror.h"
#include "user/sent.h"
#include "user/window.h"

static LRESULT
text(HWND handle, UINT message, WPARAM wParam, LPARAM lParam, bool wide)
{
	struct wsi_window *window;
	LRESULT result;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return 0;
	result = wsi_text_default(window, message, wParam, lParam, wide);
	wsi_object_release(&window->object);
	return result;
}

/* The first text is the title it was made with. */
static LRESULT
created(HWND window, const CREATESTRUCTA *asked, bool wide)
{
	if (asked && asked->lpszName && (UINT_PTR)asked->lpszName >= 0x10000)
		text(window, WM_SETTEXT, 0, (LPARAM)asked->lpszName, wide);
	return TRUE;
}

static LRESULT
command(HWND window, WPARAM what)
{
	switch (what & 0xfff0) {
	case 0xf060:    /* SC_CLOSE */
		SendMessageA(window, WM_CLOSE, 0, 0);
		break;
	case 0xf020:    /* SC_MINIMIZE */
		ShowWindow(window, SW_MINIMIZE);
		break;
	case 0xf030:    /* SC_MAXIMIZE */
		ShowWindow(window, SW_SHOWMAXIMIZED);
		break;
	case 0xf120:    /* SC_RESTORE */
		ShowWindow(window, SW_RESTORE);
		break;
	}
	return 0;
}

static LRESULT
define(HWND window, UINT message, WPARAM wParam, LPARAM lParam, bool wide)
{
	switch (message) {
	case WM_NCCREATE:
		return created(window, (const CREATESTRUCTA *)lParam, wide);
	case WM_CLOSE:
		DestroyWindow(window);
		return 0;
	case WM_SETTEXT:
	case WM_GETTEXT:
	case WM_GETTEXTLENGTH:
		return text(window, message, wParam, lParam, wide);
	case WM_PAINT:
		ValidateRect(window, NULL);
		return 0;
	case WM_WINDOWPOSCHANGED:
		wsi_show_changed((const WINDOWPOS *)lParam);
		return 0;
	case WM_ACTIVATE:
		if (LOWORD(wParam) != WA_INACTIVE && !HIWORD(wParam))
			SetFocus(window);
		return 0;
	case WM_SYSCOMMAND:
		return command(window, wParam);
	case WM_QUERYENDSESSION:
	case WM_QUERYOPEN:
	case WM_ERASEBKGND:
	case WM_NCACTIVATE:
		return TRUE;
	case WM_MOUSEACTIVATE:
		return 1;       /* MA_ACTIVATE */
	default:
		return 0;
	}
}

LRESULT WINAPI
DefWindowProcA(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return define(window, message, wParam, lParam, false);
}

LRESULT WINAPI
DefWindowProcW(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return define(window, message, wParam, lParam, true);
}
