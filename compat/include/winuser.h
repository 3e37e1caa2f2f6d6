/* user32, as far as it is there: a thread's message queue. */
#ifndef _WINUSER_
#define _WINUSER_
#pragma GCC system_header

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tagMSG {
	HWND hwnd;
	UINT message;
	WPARAM wParam;
	LPARAM lParam;
	DWORD time;
	POINT pt;
} MSG, *PMSG, *NPMSG, *LPMSG;

typedef LRESULT (CALLBACK *WNDPROC)(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
typedef void (CALLBACK *TIMERPROC)(HWND window, UINT message, UINT_PTR timer, DWORD time);

#define MAKEWPARAM(low, high)  ((WPARAM)(DWORD)MAKELONG(low, high))
#define MAKELPARAM(low, high)  ((LPARAM)(DWORD)MAKELONG(low, high))
#define MAKELRESULT(low, high) ((LRESULT)(DWORD)MAKELONG(low, high))
#define MAKEINTRESOURCEA(i)    ((LPSTR)(ULONG_PTR)(WORD)(i))
#define MAKEINTRESOURCEW(i)    ((LPWSTR)(ULONG_PTR)(WORD)(i))

#define WM_NULL    0x0000
#define WM_CREATE  0x0001
#define WM_DESTROY 0x0002
#define WM_CLOSE   0x0010
#define WM_QUIT    0x0012
#define WM_COMMAND 0x0111
#define WM_TIMER   0x0113
#define WM_USER    0x0400
#define WM_APP     0x8000

#define PM_NOREMOVE 0x0000
#define PM_REMOVE   0x0001
#define PM_NOYIELD  0x0002

BOOL WINAPI PeekMessageA(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI PeekMessageW(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI GetMessageA(LPMSG message, HWND window, UINT first, UINT last);
BOOL WINAPI GetMessageW(LPMSG message, HWND window, UINT first, UINT last);
BOOL WINAPI TranslateMessage(const MSG *message);
LRESULT WINAPI DispatchMessageA(const MSG *message);
LRESULT WINAPI DispatchMessageW(const MSG *message);
BOOL WINAPI PostThreadMessageA(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI PostThreadMessageW(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam);
void WINAPI PostQuitMessage(int code);

#ifdef UNICODE
#define PeekMessage       PeekMessageW
#define GetMessage        GetMessageW
#define DispatchMessage   DispatchMessageW
#define PostThreadMessage PostThreadMessageW
#define MAKEINTRESOURCE   MAKEINTRESOURCEW
#else
#define PeekMessage       PeekMessageA
#define GetMessage        GetMessageA
#define DispatchMessage   DispatchMessageA
#define PostThreadMessage PostThreadMessageA
#define MAKEINTRESOURCE   MAKEINTRESOURCEA
#endif

#ifdef __cplusplus
}
#endif
#endif
