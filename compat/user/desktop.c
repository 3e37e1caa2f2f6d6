/* What a program asks of the desktop: its measures, its colours and the objects that everyone has. */
#include "base/lasterror.h"
#include "user/window.h"

enum {
	WIDTH = 1024,
	HEIGHT = 768,
	STOCK = 19,
	COLORS = 31,
};

static char stock[STOCK], brushes[COLORS];

/* The classic look's. What is not here is 0. */
static const int metrics[] = {
	[SM_CXSCREEN] = WIDTH,
	[SM_CYSCREEN] = HEIGHT,
	[SM_CXVSCROLL] = 17,
	[SM_CYHSCROLL] = 17,
	[SM_CYCAPTION] = 23,
	[SM_CXBORDER] = 1,
	[SM_CYBORDER] = 1,
	[SM_CXDLGFRAME] = 3,
	[SM_CYDLGFRAME] = 3,
	[SM_CXICON] = 32,
	[SM_CYICON] = 32,
	[SM_CXCURSOR] = 32,
	[SM_CYCURSOR] = 32,
	[SM_CYMENU] = 20,
	[SM_CXFULLSCREEN] = WIDTH,
	[SM_CYFULLSCREEN] = HEIGHT - 23,
	[SM_CXMIN] = 136,
	[SM_CYMIN] = 39,
	[SM_CXSIZE] = 36,
	[SM_CYSIZE] = 22,
	[SM_CXFRAME] = 4,
	[SM_CYFRAME] = 4,
	[SM_CXEDGE] = 2,
	[SM_CYEDGE] = 2,
	[SM_CXSMICON] = 16,
	[SM_CYSMICON] = 16,
	[SM_NETWORK] = 3,
	[SM_CXVIRTUALSCREEN] = WIDTH,
	[SM_CYVIRTUALSCREEN] = HEIGHT,
	[SM_CMONITORS] = 1,
};

static const COLORREF colors[COLORS] = {
	[COLOR_SCROLLBAR] = RGB(200, 200, 200),
	[COLOR_ACTIVECAPTION] = RGB(153, 180, 209),
	[COLOR_INACTIVECAPTION] = RGB(191, 205, 219),
	[COLOR_MENU] = RGB(240, 240, 240),
	[COLOR_WINDOW] = RGB(255, 255, 255),
	[COLOR_WINDOWFRAME] = RGB(100, 100, 100),
	[COLOR_ACTIVEBORDER] = RGB(180, 180, 180),
	[COLOR_INACTIVEBORDER] = RGB(244, 247, 252),
	[COLOR_APPWORKSPACE] = RGB(171, 171, 171),
	[COLOR_HIGHLIGHT] = RGB(0, 120, 215),
	[COLOR_HIGHLIGHTTEXT] = RGB(255, 255, 255),
	[COLOR_BTNFACE] = RGB(240, 240, 240),
	[COLOR_BTNSHADOW] = RGB(160, 160, 160),
	[COLOR_GRAYTEXT] = RGB(109, 109, 109),
	[COLOR_BTNHIGHLIGHT] = RGB(255, 255, 255),
};

int WINAPI
GetSystemMetrics(int index)
{
	return index >= 0 && (size_t)index < ARRAYSIZE(metrics) ? metrics[index] : 0;
}

DWORD WINAPI
GetSysColor(int index)
{
	return index >= 0 && index < COLORS ? colors[index] : 0;
}

HBRUSH WINAPI
GetSysColorBrush(int index)
{
	return index >= 0 && index < COLORS ? (HBRUSH)&brushes[index] : NULL;
}

HGDIOBJ WINAPI
GetStockObject(int index)
{
	return index >= 0 && index < STOCK ? &stock[index] : NULL;
}

/* Everyone's objects stay, and it is no error to delete them. */
BOOL WINAPI
DeleteObject(HGDIOBJ object)
{
	bool is_stock = (UINT_PTR)object - (UINT_PTR)stock < sizeof stock || (UINT_PTR)object - (UINT_PTR)brushes < sizeof brushes;

	return wsi_succeeded(is_stock ? 0 : ERROR_INVALID_HANDLE);
}

HWND WINAPI
GetDesktopWindow(void)
{
	return WSI_DESKTOP;
}

UINT WINAPI
GetDoubleClickTime(void)
{
	return 500;
}

/* Nobody asked us to end a session that is not ours. */
BOOL WINAPI
ExitWindowsEx(UINT flags, DWORD reason)
{
	(void)flags, (void)reason;
	return wsi_succeeded(ERROR_PRIVILEGE_NOT_HELD);
}
