/* Macros around messages and memory: what a window procedure takes its messages apart with. Those of controls are not there, as controls are not. */
#ifndef _INC_WINDOWSX
#define _INC_WINDOWSX
#pragma GCC system_header

#include <windows.h>

#define GET_X_LPARAM(lParam) ((int)(short)LOWORD(lParam))
#define GET_Y_LPARAM(lParam) ((int)(short)HIWORD(lParam))

/* Memory of GlobalAlloc by its address. */
#define GlobalPtrHandle(address)               ((HGLOBAL)GlobalHandle(address))
#define GlobalLockPtr(address)                 ((BOOL)(INT_PTR)GlobalLock(GlobalPtrHandle(address)))
#define GlobalUnlockPtr(address)               GlobalUnlock(GlobalPtrHandle(address))
#define GlobalAllocPtr(flags, size)            GlobalLock(GlobalAlloc(flags, size))
#define GlobalReAllocPtr(address, size, flags) (GlobalUnlockPtr(address), GlobalLock(GlobalReAlloc(GlobalPtrHandle(address), size, flags)))
#define GlobalFreePtr(address)                 (GlobalUnlockPtr(address), (BOOL)(INT_PTR)GlobalFree(GlobalPtrHandle(address)))

#define GetWindowStyle(window)                 ((DWORD)GetWindowLong(window, GWL_STYLE))
#define GetWindowExStyle(window)               ((DWORD)GetWindowLong(window, GWL_EXSTYLE))
#define GetWindowOwner(window)                 GetWindow(window, GW_OWNER)
#define GetWindowInstance(window)              ((HINSTANCE)GetWindowLongPtr(window, GWLP_HINSTANCE))
#define GetFirstChild(window)                  GetWindow(window, GW_CHILD)
#define GetNextSibling(window)                 GetWindow(window, GW_HWNDNEXT)
#define SubclassWindow(window, procedure)      ((WNDPROC)SetWindowLongPtr(window, GWLP_WNDPROC, (LONG_PTR)(WNDPROC)(procedure)))

/* switch (message) { HANDLE_MSG(window, WM_TIMER, OnTimer); … } */
#define HANDLE_MSG(window, message, function) case (message): return HANDLE_##message((window), (wParam), (lParam), (function))

#define HANDLE_WM_CREATE(window, wParam, lParam, f)     ((f)((window), (LPCREATESTRUCT)(lParam)) ? 0L : (LRESULT)-1L)
#define HANDLE_WM_NCCREATE(window, wParam, lParam, f)   ((LRESULT)(DWORD)(BOOL)(f)((window), (LPCREATESTRUCT)(lParam)))
#define HANDLE_WM_DESTROY(window, wParam, lParam, f)    ((f)(window), 0L)
#define HANDLE_WM_NCDESTROY(window, wParam, lParam, f)  ((f)(window), 0L)
#define HANDLE_WM_CLOSE(window, wParam, lParam, f)      ((f)(window), 0L)
#define HANDLE_WM_QUIT(window, wParam, lParam, f)       ((f)((window), (int)(wParam)), 0L)
#define HANDLE_WM_PAINT(window, wParam, lParam, f)      ((f)(window), 0L)
#define HANDLE_WM_ERASEBKGND(window, wParam, lParam, f) ((LRESULT)(DWORD)(BOOL)(f)((window), (HDC)(wParam)))
#define HANDLE_WM_TIMER(window, wParam, lParam, f)      ((f)((window), (UINT)(wParam)), 0L)
#define HANDLE_WM_COMMAND(window, wParam, lParam, f)    ((f)((window), (int)LOWORD(wParam), (HWND)(lParam), (UINT)HIWORD(wParam)), 0L)
#define HANDLE_WM_SYSCOMMAND(window, wParam, lParam, f) ((f)((window), (UINT)(wParam), (int)(short)LOWORD(lParam), (int)(short)HIWORD(lParam)), 0L)
#define HANDLE_WM_SIZE(window, wParam, lParam, f)       ((f)((window), (UINT)(wParam), (int)(short)LOWORD(lParam), (int)(short)HIWORD(lParam)), 0L)
#define HANDLE_WM_MOVE(window, wParam, lParam, f)       ((f)((window), (int)(short)LOWORD(lParam), (int)(short)HIWORD(lParam)), 0L)
#define HANDLE_WM_SHOWWINDOW(window, wParam, lParam, f) ((f)((window), (BOOL)(wParam), (UINT)(lParam)), 0L)
#define HANDLE_WM_ENABLE(window, wParam, lParam, f)     ((f)((window), (BOOL)(wParam)), 0L)
#define HANDLE_WM_ACTIVATE(window, wParam, lParam, f)   ((f)((window), (UINT)LOWORD(wParam), (HWND)(lParam), (BOOL)HIWORD(wParam)), 0L)
#define HANDLE_WM_SETFOCUS(window, wParam, lParam, f)   ((f)((window), (HWND)(wParam)), 0L)
#define HANDLE_WM_KILLFOCUS(window, wParam, lParam, f)  ((f)((window), (HWND)(wParam)), 0L)
#define HANDLE_WM_SETTEXT(window, wParam, lParam, f)    ((f)((window), (LPCTSTR)(lParam)), 0L)
#define HANDLE_WM_GETTEXT(window, wParam, lParam, f)    ((LRESULT)(DWORD)(int)(f)((window), (int)(wParam), (LPTSTR)(lParam)))
#define HANDLE_WM_QUERYENDSESSION(window, wParam, lParam, f) ((LRESULT)(DWORD)(BOOL)(f)(window))
#define HANDLE_WM_ENDSESSION(window, wParam, lParam, f) ((f)((window), (BOOL)(wParam)), 0L)
#define HANDLE_WM_KEYDOWN(window, wParam, lParam, f)    ((f)((window), (UINT)(wParam), TRUE, (int)(short)LOWORD(lParam), (UINT)HIWORD(lParam)), 0L)
#define HANDLE_WM_KEYUP(window, wParam, lParam, f)      ((f)((window), (UINT)(wParam), FALSE, (int)(short)LOWORD(lParam), (UINT)HIWORD(lParam)), 0L)
#define HANDLE_WM_CHAR(window, wParam, lParam, f)       ((f)((window), (TCHAR)(wParam), (int)(short)LOWORD(lParam)), 0L)

#define FORWARD_WM_CREATE(window, created, f)           ((BOOL)(f)((window), WM_CREATE, 0L, (LPARAM)(LPCREATESTRUCT)(created)))
#define FORWARD_WM_DESTROY(window, f)                   ((void)(f)((window), WM_DESTROY, 0L, 0L))
#define FORWARD_WM_CLOSE(window, f)                     ((void)(f)((window), WM_CLOSE, 0L, 0L))
#define FORWARD_WM_PAINT(window, f)                     ((void)(f)((window), WM_PAINT, 0L, 0L))
#define FORWARD_WM_TIMER(window, id, f)                 ((void)(f)((window), WM_TIMER, (WPARAM)(UINT)(id), 0L))
#define FORWARD_WM_COMMAND(window, id, control, code, f) \
	((void)(f)((window), WM_COMMAND, MAKEWPARAM((UINT)(id), (UINT)(code)), (LPARAM)(HWND)(control)))
#define FORWARD_WM_SIZE(window, state, cx, cy, f)       ((void)(f)((window), WM_SIZE, (WPARAM)(UINT)(state), MAKELPARAM(cx, cy)))

#endif
