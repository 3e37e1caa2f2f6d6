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

#define WM_NULL            0x0000
#define WM_CREATE          0x0001
#define WM_DESTROY         0x0002
#define WM_CLOSE           0x0010
#define WM_QUERYENDSESSION 0x0011
#define WM_QUIT            0x0012
#define WM_NCCREATE        0x0081
#define WM_NCDESTROY       0x0082
#define WM_KEYFIRST        0x0100
#define WM_KEYDOWN         0x0100
#define WM_KEYUP           0x0101
#define WM_CHAR            0x0102
#define WM_SYSKEYDOWN      0x0104
#define WM_SYSKEYUP        0x0105
#define WM_KEYLAST         0x0109
#define WM_COMMAND         0x0111
#define WM_TIMER           0x0113
#define WM_MOUSEFIRST      0x0200
#define WM_MOUSELAST       0x020e
#define WM_USER            0x0400
#define WM_APP             0x8000

#define PM_NOREMOVE 0x0000
#define PM_REMOVE   0x0001
#define PM_NOYIELD  0x0002

BOOL WINAPI PeekMessageA(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI PeekMessageW(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI GetMessageA(LPMSG message, HWND window, UINT first, UINT last);
BOOL WINAPI GetMessageW(LPMSG message, HWND window, UINT first, UINT last);
LONG WINAPI GetMessageTime(void);
BOOL WINAPI WaitMessage(void);
BOOL WINAPI TranslateMessage(const MSG *message);
LRESULT WINAPI DispatchMessageA(const MSG *message);
LRESULT WINAPI DispatchMessageW(const MSG *message);
BOOL WINAPI PostMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI PostMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI PostThreadMessageA(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI PostThreadMessageW(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam);
void WINAPI PostQuitMessage(int code);
LRESULT WINAPI SendMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
LRESULT WINAPI SendMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam);

/* Windows: each is what a message-only window is on Windows, whatever its style and parent say. Nothing is ever drawn. */
#define HWND_DESKTOP  ((HWND)0)
#define HWND_MESSAGE  ((HWND)(LONG_PTR)-3)
#define CW_USEDEFAULT ((int)0x80000000)

#define CS_VREDRAW  0x0001
#define CS_HREDRAW  0x0002
#define CS_DBLCLKS  0x0008
#define CS_OWNDC    0x0020
#define CS_CLASSDC  0x0040
#define CS_NOCLOSE  0x0200
#define CS_GLOBALCLASS 0x4000

#define WS_OVERLAPPED       0x00000000
#define WS_TABSTOP          0x00010000
#define WS_MAXIMIZEBOX      0x00010000
#define WS_GROUP            0x00020000
#define WS_MINIMIZEBOX      0x00020000
#define WS_THICKFRAME       0x00040000
#define WS_SYSMENU          0x00080000
#define WS_HSCROLL          0x00100000
#define WS_VSCROLL          0x00200000
#define WS_DLGFRAME         0x00400000
#define WS_BORDER           0x00800000
#define WS_CAPTION          0x00c00000
#define WS_MAXIMIZE         0x01000000
#define WS_CLIPCHILDREN     0x02000000
#define WS_CLIPSIBLINGS     0x04000000
#define WS_DISABLED         0x08000000
#define WS_VISIBLE          0x10000000
#define WS_MINIMIZE         0x20000000
#define WS_CHILD            0x40000000
#define WS_POPUP            0x80000000
#define WS_OVERLAPPEDWINDOW (WS_OVERLAPPED | WS_CAPTION | WS_SYSMENU | WS_THICKFRAME | WS_MINIMIZEBOX | WS_MAXIMIZEBOX)
#define WS_POPUPWINDOW      (WS_POPUP | WS_BORDER | WS_SYSMENU)

#define GWL_STYLE       (-16)
#define GWL_EXSTYLE     (-20)
#define GWLP_WNDPROC    (-4)
#define GWLP_HINSTANCE  (-6)
#define GWLP_HWNDPARENT (-8)
#define GWLP_ID         (-12)
#define GWLP_USERDATA   (-21)
/* As on 64 bit Windows, a pointer has only the Ptr names. */
#ifndef __LP64__
#define GWL_WNDPROC     GWLP_WNDPROC
#define GWL_HINSTANCE   GWLP_HINSTANCE
#define GWL_HWNDPARENT  GWLP_HWNDPARENT
#define GWL_ID          GWLP_ID
#define GWL_USERDATA    GWLP_USERDATA
#endif

#define WS_DECLARE_CLASS(letter, text)                                  \
	typedef struct tagWNDCLASS##letter {                            \
		UINT style;                                             \
		WNDPROC lpfnWndProc;                                    \
		int cbClsExtra;                                         \
		int cbWndExtra;                                         \
		HINSTANCE hInstance;                                    \
		HICON hIcon;                                            \
		HCURSOR hCursor;                                        \
		HBRUSH hbrBackground;                                   \
		text lpszMenuName;                                      \
		text lpszClassName;                                     \
	} WNDCLASS##letter, *PWNDCLASS##letter, *LPWNDCLASS##letter;    \
	typedef struct tagWNDCLASSEX##letter {                          \
		UINT cbSize;                                            \
		UINT style;                                             \
		WNDPROC lpfnWndProc;                                    \
		int cbClsExtra;                                         \
		int cbWndExtra;                                         \
		HINSTANCE hInstance;                                    \
		HICON hIcon;                                            \
		HCURSOR hCursor;                                        \
		HBRUSH hbrBackground;                                   \
		text lpszMenuName;                                      \
		text lpszClassName;                                     \
		HICON hIconSm;                                          \
	} WNDCLASSEX##letter, *PWNDCLASSEX##letter, *LPWNDCLASSEX##letter; \
	typedef struct tagCREATESTRUCT##letter {                        \
		LPVOID lpCreateParams;                                  \
		HINSTANCE hInstance;                                    \
		HMENU hMenu;                                            \
		HWND hwndParent;                                        \
		int cy;                                                 \
		int cx;                                                 \
		int y;                                                  \
		int x;                                                  \
		LONG style;                                             \
		text lpszName;                                          \
		text lpszClass;                                         \
		DWORD dwExStyle;                                        \
	} CREATESTRUCT##letter, *LPCREATESTRUCT##letter
WS_DECLARE_CLASS(A, LPCSTR);
WS_DECLARE_CLASS(W, LPCWSTR);
#undef WS_DECLARE_CLASS

ATOM WINAPI RegisterClassA(const WNDCLASSA *asked);
ATOM WINAPI RegisterClassW(const WNDCLASSW *asked);
ATOM WINAPI RegisterClassExA(const WNDCLASSEXA *asked);
ATOM WINAPI RegisterClassExW(const WNDCLASSEXW *asked);
BOOL WINAPI UnregisterClassA(LPCSTR name, HINSTANCE instance);
BOOL WINAPI UnregisterClassW(LPCWSTR name, HINSTANCE instance);
HWND WINAPI CreateWindowExA(DWORD exstyle, LPCSTR name, LPCSTR title, DWORD style, int x, int y, int width, int height, HWND parent,
	HMENU menu, HINSTANCE instance, LPVOID parameter);
HWND WINAPI CreateWindowExW(DWORD exstyle, LPCWSTR name, LPCWSTR title, DWORD style, int x, int y, int width, int height, HWND parent,
	HMENU menu, HINSTANCE instance, LPVOID parameter);
#define CreateWindowA(name, title, style, x, y, width, height, parent, menu, instance, parameter) \
	CreateWindowExA(0, name, title, style, x, y, width, height, parent, menu, instance, parameter)
#define CreateWindowW(name, title, style, x, y, width, height, parent, menu, instance, parameter) \
	CreateWindowExW(0, name, title, style, x, y, width, height, parent, menu, instance, parameter)
BOOL WINAPI DestroyWindow(HWND window);
BOOL WINAPI IsWindow(HWND window);
DWORD WINAPI GetWindowThreadProcessId(HWND window, LPDWORD process);
LRESULT WINAPI DefWindowProcA(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
LRESULT WINAPI DefWindowProcW(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
LRESULT WINAPI CallWindowProcA(WNDPROC procedure, HWND window, UINT message, WPARAM wParam, LPARAM lParam);
LRESULT WINAPI CallWindowProcW(WNDPROC procedure, HWND window, UINT message, WPARAM wParam, LPARAM lParam);
LONG WINAPI GetWindowLongA(HWND window, int index);
LONG WINAPI GetWindowLongW(HWND window, int index);
LONG WINAPI SetWindowLongA(HWND window, int index, LONG value);
LONG WINAPI SetWindowLongW(HWND window, int index, LONG value);
LONG_PTR WINAPI GetWindowLongPtrA(HWND window, int index);
LONG_PTR WINAPI GetWindowLongPtrW(HWND window, int index);
LONG_PTR WINAPI SetWindowLongPtrA(HWND window, int index, LONG_PTR value);
LONG_PTR WINAPI SetWindowLongPtrW(HWND window, int index, LONG_PTR value);

#ifdef UNICODE
#define WS_AW(name) name##W
#else
#define WS_AW(name) name##A
#endif
typedef WS_AW(WNDCLASS) WNDCLASS, *PWNDCLASS, *LPWNDCLASS;
typedef WS_AW(WNDCLASSEX) WNDCLASSEX, *PWNDCLASSEX, *LPWNDCLASSEX;
typedef WS_AW(CREATESTRUCT) CREATESTRUCT, *LPCREATESTRUCT;
#undef WS_AW

#ifdef UNICODE
#define CallWindowProc    CallWindowProcW
#define CreateWindow      CreateWindowW
#define CreateWindowEx    CreateWindowExW
#define DefWindowProc     DefWindowProcW
#define DispatchMessage   DispatchMessageW
#define GetMessage        GetMessageW
#define GetWindowLong     GetWindowLongW
#define GetWindowLongPtr  GetWindowLongPtrW
#define MAKEINTRESOURCE   MAKEINTRESOURCEW
#define PeekMessage       PeekMessageW
#define PostMessage       PostMessageW
#define PostThreadMessage PostThreadMessageW
#define RegisterClass     RegisterClassW
#define RegisterClassEx   RegisterClassExW
#define SendMessage       SendMessageW
#define SetWindowLong     SetWindowLongW
#define SetWindowLongPtr  SetWindowLongPtrW
#define UnregisterClass   UnregisterClassW
#else
#define CallWindowProc    CallWindowProcA
#define CreateWindow      CreateWindowA
#define CreateWindowEx    CreateWindowExA
#define DefWindowProc     DefWindowProcA
#define DispatchMessage   DispatchMessageA
#define GetMessage        GetMessageA
#define GetWindowLong     GetWindowLongA
#define GetWindowLongPtr  GetWindowLongPtrA
#define MAKEINTRESOURCE   MAKEINTRESOURCEA
#define PeekMessage       PeekMessageA
#define PostMessage       PostMessageA
#define PostThreadMessage PostThreadMessageA
#define RegisterClass     RegisterClassA
#define RegisterClassEx   RegisterClassExA
#define SendMessage       SendMessageA
#define SetWindowLong     SetWindowLongA
#define SetWindowLongPtr  SetWindowLongPtrA
#define UnregisterClass   UnregisterClassA
#endif

#ifdef __cplusplus
}
#endif
#endif
