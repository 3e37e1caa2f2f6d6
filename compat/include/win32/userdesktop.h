/* A desktop that nobody sees: message boxes go to stderr, windows have a place and a state, and there is nothing to draw on. */
#ifndef WS_WIN32_USERDESKTOP_H
#define WS_WIN32_USERDESKTOP_H
#pragma GCC system_header

#include <windef.h>
#include <win32/usermessage.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Caption and text go to stderr; the answer is the default button's. */
#define MB_OK                   0x00000000
#define MB_OKCANCEL             0x00000001
#define MB_ABORTRETRYIGNORE     0x00000002
#define MB_YESNOCANCEL          0x00000003
#define MB_YESNO                0x00000004
#define MB_RETRYCANCEL          0x00000005
#define MB_CANCELTRYCONTINUE    0x00000006
#define MB_ICONHAND             0x00000010
#define MB_ICONQUESTION         0x00000020
#define MB_ICONEXCLAMATION      0x00000030
#define MB_ICONASTERISK         0x00000040
#define MB_USERICON             0x00000080
#define MB_ICONWARNING          MB_ICONEXCLAMATION
#define MB_ICONERROR            MB_ICONHAND
#define MB_ICONSTOP             MB_ICONHAND
#define MB_ICONINFORMATION      MB_ICONASTERISK
#define MB_DEFBUTTON1           0x00000000
#define MB_DEFBUTTON2           0x00000100
#define MB_DEFBUTTON3           0x00000200
#define MB_DEFBUTTON4           0x00000300
#define MB_APPLMODAL            0x00000000
#define MB_SYSTEMMODAL          0x00001000
#define MB_TASKMODAL            0x00002000
#define MB_HELP                 0x00004000
#define MB_NOFOCUS              0x00008000
#define MB_SETFOREGROUND        0x00010000
#define MB_DEFAULT_DESKTOP_ONLY 0x00020000
#define MB_TOPMOST              0x00040000
#define MB_RIGHT                0x00080000
#define MB_RTLREADING           0x00100000
#define MB_SERVICE_NOTIFICATION 0x00200000
#define MB_TYPEMASK             0x0000000f
#define MB_ICONMASK             0x000000f0
#define MB_DEFMASK              0x00000f00
#define IDOK       1
#define IDCANCEL   2
#define IDABORT    3
#define IDRETRY    4
#define IDIGNORE   5
#define IDYES      6
#define IDNO       7
#define IDCLOSE    8
#define IDHELP     9
#define IDTRYAGAIN 10
#define IDCONTINUE 11
int WINAPI MessageBoxA(HWND owner, LPCSTR text, LPCSTR caption, UINT type);
int WINAPI MessageBoxW(HWND owner, LPCWSTR text, LPCWSTR caption, UINT type);
int WINAPI MessageBoxExA(HWND owner, LPCSTR text, LPCSTR caption, UINT type, WORD language);
int WINAPI MessageBoxExW(HWND owner, LPCWSTR text, LPCWSTR caption, UINT type, WORD language);
BOOL WINAPI MessageBeep(UINT type);

/* The system's icons and cursors are there; a program here has no resources of its own. */
#define WS_SYSTEM_RESOURCE(number) ((LPTSTR)(ULONG_PTR)(WORD)(number))
#define IDI_APPLICATION WS_SYSTEM_RESOURCE(32512)
#define IDI_HAND        WS_SYSTEM_RESOURCE(32513)
#define IDI_QUESTION    WS_SYSTEM_RESOURCE(32514)
#define IDI_EXCLAMATION WS_SYSTEM_RESOURCE(32515)
#define IDI_ASTERISK    WS_SYSTEM_RESOURCE(32516)
#define IDI_WINLOGO     WS_SYSTEM_RESOURCE(32517)
#define IDI_SHIELD      WS_SYSTEM_RESOURCE(32518)
#define IDI_WARNING     IDI_EXCLAMATION
#define IDI_ERROR       IDI_HAND
#define IDI_INFORMATION IDI_ASTERISK
#define IDC_ARROW       WS_SYSTEM_RESOURCE(32512)
#define IDC_IBEAM       WS_SYSTEM_RESOURCE(32513)
#define IDC_WAIT        WS_SYSTEM_RESOURCE(32514)
#define IDC_CROSS       WS_SYSTEM_RESOURCE(32515)
#define IDC_UPARROW     WS_SYSTEM_RESOURCE(32516)
#define IDC_SIZENWSE    WS_SYSTEM_RESOURCE(32642)
#define IDC_SIZENESW    WS_SYSTEM_RESOURCE(32643)
#define IDC_SIZEWE      WS_SYSTEM_RESOURCE(32644)
#define IDC_SIZENS      WS_SYSTEM_RESOURCE(32645)
#define IDC_SIZEALL     WS_SYSTEM_RESOURCE(32646)
#define IDC_NO          WS_SYSTEM_RESOURCE(32648)
#define IDC_HAND        WS_SYSTEM_RESOURCE(32649)
#define IDC_APPSTARTING WS_SYSTEM_RESOURCE(32650)
#define IDC_HELP        WS_SYSTEM_RESOURCE(32651)
#define IMAGE_BITMAP    0
#define IMAGE_ICON      1
#define IMAGE_CURSOR    2
#define LR_DEFAULTCOLOR 0x0000
#define LR_LOADFROMFILE 0x0010
#define LR_DEFAULTSIZE  0x0040
#define LR_SHARED       0x8000
HICON WINAPI LoadIconA(HINSTANCE instance, LPCSTR name);
HICON WINAPI LoadIconW(HINSTANCE instance, LPCWSTR name);
HCURSOR WINAPI LoadCursorA(HINSTANCE instance, LPCSTR name);
HCURSOR WINAPI LoadCursorW(HINSTANCE instance, LPCWSTR name);
HANDLE WINAPI LoadImageA(HINSTANCE instance, LPCSTR name, UINT type, int width, int height, UINT flags);
HANDLE WINAPI LoadImageW(HINSTANCE instance, LPCWSTR name, UINT type, int width, int height, UINT flags);
HBITMAP WINAPI LoadBitmapA(HINSTANCE instance, LPCSTR name);
HBITMAP WINAPI LoadBitmapW(HINSTANCE instance, LPCWSTR name);
HMENU WINAPI LoadMenuA(HINSTANCE instance, LPCSTR name);
HMENU WINAPI LoadMenuW(HINSTANCE instance, LPCWSTR name);
HACCEL WINAPI LoadAcceleratorsA(HINSTANCE instance, LPCSTR name);
HACCEL WINAPI LoadAcceleratorsW(HINSTANCE instance, LPCWSTR name);
int WINAPI TranslateAcceleratorA(HWND window, HACCEL table, LPMSG message);
int WINAPI TranslateAcceleratorW(HWND window, HACCEL table, LPMSG message);
int WINAPI LoadStringA(HINSTANCE instance, UINT number, LPSTR text, int size);
int WINAPI LoadStringW(HINSTANCE instance, UINT number, LPWSTR text, int size);
BOOL WINAPI DestroyIcon(HICON icon);
BOOL WINAPI DestroyCursor(HCURSOR cursor);
HCURSOR WINAPI SetCursor(HCURSOR cursor);
HCURSOR WINAPI GetCursor(void);
int WINAPI ShowCursor(BOOL show);

/* A window's state and place. */
#define SW_HIDE            0
#define SW_SHOWNORMAL      1
#define SW_NORMAL          1
#define SW_SHOWMINIMIZED   2
#define SW_SHOWMAXIMIZED   3
#define SW_MAXIMIZE        3
#define SW_SHOWNOACTIVATE  4
#define SW_SHOW            5
#define SW_MINIMIZE        6
#define SW_SHOWMINNOACTIVE 7
#define SW_SHOWNA          8
#define SW_RESTORE         9
#define SW_SHOWDEFAULT     10
#define SW_FORCEMINIMIZE   11
#define SIZE_RESTORED      0
#define SIZE_MINIMIZED     1
#define SIZE_MAXIMIZED     2
#define SIZE_MAXSHOW       3
#define SIZE_MAXHIDE       4
#define SIZENORMAL         SIZE_RESTORED
#define SIZEICONIC         SIZE_MINIMIZED
#define SIZEFULLSCREEN     SIZE_MAXIMIZED
#define SWP_NOSIZE         0x0001
#define SWP_NOMOVE         0x0002
#define SWP_NOZORDER       0x0004
#define SWP_NOREDRAW       0x0008
#define SWP_NOACTIVATE     0x0010
#define SWP_FRAMECHANGED   0x0020
#define SWP_DRAWFRAME      SWP_FRAMECHANGED
#define SWP_SHOWWINDOW     0x0040
#define SWP_HIDEWINDOW     0x0080
#define SWP_NOCOPYBITS     0x0100
#define SWP_NOOWNERZORDER  0x0200
#define SWP_NOREPOSITION   SWP_NOOWNERZORDER
#define SWP_NOSENDCHANGING 0x0400
#define SWP_DEFERERASE     0x2000
#define SWP_ASYNCWINDOWPOS 0x4000
#define WA_INACTIVE        0
#define WA_ACTIVE          1
#define WA_CLICKACTIVE     2

typedef struct tagWINDOWPOS {
	HWND hwnd;
	HWND hwndInsertAfter;
	int x;
	int y;
	int cx;
	int cy;
	UINT flags;
} WINDOWPOS, *LPWINDOWPOS, *PWINDOWPOS;

typedef struct tagMINMAXINFO {
	POINT ptReserved;
	POINT ptMaxSize;
	POINT ptMaxPosition;
	POINT ptMinTrackSize;
	POINT ptMaxTrackSize;
} MINMAXINFO, *PMINMAXINFO, *LPMINMAXINFO;

BOOL WINAPI ShowWindow(HWND window, int command);
BOOL WINAPI CloseWindow(HWND window);
BOOL WINAPI IsWindowVisible(HWND window);
BOOL WINAPI IsIconic(HWND window);
BOOL WINAPI IsZoomed(HWND window);
BOOL WINAPI EnableWindow(HWND window, BOOL enable);
BOOL WINAPI IsWindowEnabled(HWND window);
BOOL WINAPI GetWindowRect(HWND window, LPRECT rect);
BOOL WINAPI GetClientRect(HWND window, LPRECT rect);
BOOL WINAPI MoveWindow(HWND window, int x, int y, int width, int height, BOOL repaint);
BOOL WINAPI SetWindowPos(HWND window, HWND after, int x, int y, int width, int height, UINT flags);
BOOL WINAPI BringWindowToTop(HWND window);
BOOL WINAPI ClientToScreen(HWND window, LPPOINT point);
BOOL WINAPI ScreenToClient(HWND window, LPPOINT point);
BOOL WINAPI AdjustWindowRect(LPRECT rect, DWORD style, BOOL menu);
BOOL WINAPI AdjustWindowRectEx(LPRECT rect, DWORD style, BOOL menu, DWORD exstyle);
HWND WINAPI SetFocus(HWND window);
HWND WINAPI GetFocus(void);
HWND WINAPI SetActiveWindow(HWND window);
HWND WINAPI GetActiveWindow(void);
BOOL WINAPI SetForegroundWindow(HWND window);
HWND WINAPI GetForegroundWindow(void);
HWND WINAPI GetDesktopWindow(void);

/* No window has a menu, menus being resources. */
#define MF_BYCOMMAND  0x0000
#define MF_BYPOSITION 0x0400
#define MF_STRING     0x0000
#define MF_SEPARATOR  0x0800
#define MF_POPUP      0x0010
#define MF_ENABLED    0x0000
#define MF_GRAYED     0x0001
#define MF_DISABLED   0x0002
#define MF_UNCHECKED  0x0000
#define MF_CHECKED    0x0008
HMENU WINAPI GetMenu(HWND window);
HMENU WINAPI GetSystemMenu(HWND window, BOOL revert);
BOOL WINAPI EnableMenuItem(HMENU menu, UINT item, UINT flags);
DWORD WINAPI CheckMenuItem(HMENU menu, UINT item, UINT flags);
BOOL WINAPI DestroyMenu(HMENU menu);
BOOL WINAPI DrawMenuBar(HWND window);

/* WM_PAINT comes to a shown window as on Windows; the device context has nothing behind it. */
typedef struct tagPAINTSTRUCT {
	HDC hdc;
	BOOL fErase;
	RECT rcPaint;
	BOOL fRestore;
	BOOL fIncUpdate;
	BYTE rgbReserved[32];
} PAINTSTRUCT, *PPAINTSTRUCT, *NPPAINTSTRUCT, *LPPAINTSTRUCT;
#define RDW_INVALIDATE  0x0001
#define RDW_ERASE       0x0004
#define RDW_VALIDATE    0x0008
#define RDW_NOERASE     0x0020
#define RDW_NOCHILDREN  0x0040
#define RDW_ALLCHILDREN 0x0080
#define RDW_UPDATENOW   0x0100
#define RDW_ERASENOW    0x0200
BOOL WINAPI UpdateWindow(HWND window);
BOOL WINAPI InvalidateRect(HWND window, const RECT *rect, BOOL erase);
BOOL WINAPI ValidateRect(HWND window, const RECT *rect);
BOOL WINAPI GetUpdateRect(HWND window, LPRECT rect, BOOL erase);
BOOL WINAPI RedrawWindow(HWND window, const RECT *rect, HRGN region, UINT flags);
HDC WINAPI BeginPaint(HWND window, LPPAINTSTRUCT paint);
BOOL WINAPI EndPaint(HWND window, const PAINTSTRUCT *paint);
HDC WINAPI GetDC(HWND window);
HDC WINAPI GetWindowDC(HWND window);
int WINAPI ReleaseDC(HWND window, HDC dc);

/* The desktop's measures and colours: those of a screen of 1024 by 768. */
#define SM_CXSCREEN          0
#define SM_CYSCREEN          1
#define SM_CXVSCROLL         2
#define SM_CYHSCROLL         3
#define SM_CYCAPTION         4
#define SM_CXBORDER          5
#define SM_CYBORDER          6
#define SM_CXDLGFRAME        7
#define SM_CYDLGFRAME        8
#define SM_CXFIXEDFRAME      7
#define SM_CYFIXEDFRAME      8
#define SM_CXICON            11
#define SM_CYICON            12
#define SM_CXCURSOR          13
#define SM_CYCURSOR          14
#define SM_CYMENU            15
#define SM_CXFULLSCREEN      16
#define SM_CYFULLSCREEN      17
#define SM_MOUSEPRESENT      19
#define SM_DEBUG             22
#define SM_SWAPBUTTON        23
#define SM_CXMIN             28
#define SM_CYMIN             29
#define SM_CXSIZE            30
#define SM_CYSIZE            31
#define SM_CXFRAME           32
#define SM_CYFRAME           33
#define SM_CXSIZEFRAME       32
#define SM_CYSIZEFRAME       33
#define SM_CMOUSEBUTTONS     43
#define SM_CXEDGE            45
#define SM_CYEDGE            46
#define SM_CXSMICON          49
#define SM_CYSMICON          50
#define SM_NETWORK           63
#define SM_CLEANBOOT         67
#define SM_CXVIRTUALSCREEN   78
#define SM_CYVIRTUALSCREEN   79
#define SM_CMONITORS         80
#define SM_REMOTESESSION     0x1000
#define COLOR_SCROLLBAR           0
#define COLOR_BACKGROUND          1
#define COLOR_DESKTOP             1
#define COLOR_ACTIVECAPTION       2
#define COLOR_INACTIVECAPTION     3
#define COLOR_MENU                4
#define COLOR_WINDOW              5
#define COLOR_WINDOWFRAME         6
#define COLOR_MENUTEXT            7
#define COLOR_WINDOWTEXT          8
#define COLOR_CAPTIONTEXT         9
#define COLOR_ACTIVEBORDER        10
#define COLOR_INACTIVEBORDER      11
#define COLOR_APPWORKSPACE        12
#define COLOR_HIGHLIGHT           13
#define COLOR_HIGHLIGHTTEXT       14
#define COLOR_BTNFACE             15
#define COLOR_3DFACE              15
#define COLOR_BTNSHADOW           16
#define COLOR_GRAYTEXT            17
#define COLOR_BTNTEXT             18
#define COLOR_INACTIVECAPTIONTEXT 19
#define COLOR_BTNHIGHLIGHT        20
int WINAPI GetSystemMetrics(int index);
DWORD WINAPI GetSysColor(int index);
HBRUSH WINAPI GetSysColorBrush(int index);
UINT WINAPI GetDoubleClickTime(void);

#define EWX_LOGOFF   0x0000
#define EWX_SHUTDOWN 0x0001
#define EWX_REBOOT   0x0002
#define EWX_FORCE    0x0004
#define EWX_POWEROFF 0x0008
BOOL WINAPI ExitWindowsEx(UINT flags, DWORD reason);
#define ExitWindows(reserved, code) ExitWindowsEx(EWX_LOGOFF, 0xffffffff)

/* Rectangles. */
BOOL WINAPI SetRect(LPRECT rect, int left, int top, int right, int bottom);
BOOL WINAPI SetRectEmpty(LPRECT rect);
BOOL WINAPI CopyRect(LPRECT to, const RECT *from);
BOOL WINAPI InflateRect(LPRECT rect, int x, int y);
BOOL WINAPI OffsetRect(LPRECT rect, int x, int y);
BOOL WINAPI IntersectRect(LPRECT to, const RECT *a, const RECT *b);
BOOL WINAPI UnionRect(LPRECT to, const RECT *a, const RECT *b);
BOOL WINAPI EqualRect(const RECT *a, const RECT *b);
BOOL WINAPI IsRectEmpty(const RECT *rect);
BOOL WINAPI PtInRect(const RECT *rect, POINT point);

#define VK_CANCEL  0x03
#define VK_BACK    0x08
#define VK_TAB     0x09
#define VK_RETURN  0x0d
#define VK_SHIFT   0x10
#define VK_CONTROL 0x11
#define VK_MENU    0x12
#define VK_PAUSE   0x13
#define VK_CAPITAL 0x14
#define VK_ESCAPE  0x1b
#define VK_SPACE   0x20
#define VK_PRIOR   0x21
#define VK_NEXT    0x22
#define VK_END     0x23
#define VK_HOME    0x24
#define VK_LEFT    0x25
#define VK_UP      0x26
#define VK_RIGHT   0x27
#define VK_DOWN    0x28
#define VK_INSERT  0x2d
#define VK_DELETE  0x2e
#define VK_F1      0x70
#define VK_F2      0x71
#define VK_F3      0x72
#define VK_F4      0x73
#define VK_F5      0x74
#define VK_F6      0x75
#define VK_F7      0x76
#define VK_F8      0x77
#define VK_F9      0x78
#define VK_F10     0x79
#define VK_F11     0x7a
#define VK_F12     0x7b

#ifdef UNICODE
#define LoadAccelerators     LoadAcceleratorsW
#define LoadBitmap           LoadBitmapW
#define LoadCursor           LoadCursorW
#define LoadIcon             LoadIconW
#define LoadImage            LoadImageW
#define LoadMenu             LoadMenuW
#define LoadString           LoadStringW
#define MessageBox           MessageBoxW
#define MessageBoxEx         MessageBoxExW
#define TranslateAccelerator TranslateAcceleratorW
#else
#define LoadAccelerators     LoadAcceleratorsA
#define LoadBitmap           LoadBitmapA
#define LoadCursor           LoadCursorA
#define LoadIcon             LoadIconA
#define LoadImage            LoadImageA
#define LoadMenu             LoadMenuA
#define LoadString           LoadStringA
#define MessageBox           MessageBoxA
#define MessageBoxEx         MessageBoxExA
#define TranslateAccelerator TranslateAcceleratorA
#endif

#ifdef __cplusplus
}
#endif
#endif
