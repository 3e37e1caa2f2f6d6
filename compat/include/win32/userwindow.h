/* Window classes and windows. Nothing is ever drawn: each is as one that nobody sees. */
#ifndef WS_WIN32_USERWINDOW_H
#define WS_WIN32_USERWINDOW_H
#pragma GCC system_header

#include <windef.h>
#include <win32/usermessage.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MAKEINTRESOURCEA(i) ((LPSTR)(ULONG_PTR)(WORD)(i))
#define MAKEINTRESOURCEW(i) ((LPWSTR)(ULONG_PTR)(WORD)(i))
#define IS_INTRESOURCE(r)   ((ULONG_PTR)(r) >> 16 == 0)

#define HWND_DESKTOP   ((HWND)0)
#define HWND_TOP       ((HWND)0)
#define HWND_BOTTOM    ((HWND)1)
#define HWND_TOPMOST   ((HWND)(LONG_PTR)-1)
#define HWND_NOTOPMOST ((HWND)(LONG_PTR)-2)
#define CW_USEDEFAULT  ((int)0x80000000)

#define CS_VREDRAW         0x0001
#define CS_HREDRAW         0x0002
#define CS_DBLCLKS         0x0008
#define CS_OWNDC           0x0020
#define CS_CLASSDC         0x0040
#define CS_PARENTDC        0x0080
#define CS_NOCLOSE         0x0200
#define CS_SAVEBITS        0x0800
#define CS_BYTEALIGNCLIENT 0x1000
#define CS_BYTEALIGNWINDOW 0x2000
#define CS_GLOBALCLASS     0x4000
#define CS_DROPSHADOW      0x00020000

#define WS_OVERLAPPED       0x00000000
#define WS_TABSTOP          0x00010000
#define WS_MAXIMIZEBOX      0x00010000
#define WS_GROUP            0x00020000
#define WS_MINIMIZEBOX      0x00020000
#define WS_THICKFRAME       0x00040000
#define WS_SIZEBOX          WS_THICKFRAME
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
#define WS_ICONIC           WS_MINIMIZE
#define WS_CHILD            0x40000000
#define WS_CHILDWINDOW      WS_CHILD
#define WS_POPUP            0x80000000
#define WS_OVERLAPPEDWINDOW (WS_OVERLAPPED | WS_CAPTION | WS_SYSMENU | WS_THICKFRAME | WS_MINIMIZEBOX | WS_MAXIMIZEBOX)
#define WS_TILEDWINDOW      WS_OVERLAPPEDWINDOW
#define WS_POPUPWINDOW      (WS_POPUP | WS_BORDER | WS_SYSMENU)
#define WS_EX_DLGMODALFRAME 0x00000001
#define WS_EX_TOPMOST       0x00000008
#define WS_EX_ACCEPTFILES   0x00000010
#define WS_EX_TRANSPARENT   0x00000020
#define WS_EX_TOOLWINDOW    0x00000080
#define WS_EX_WINDOWEDGE    0x00000100
#define WS_EX_CLIENTEDGE    0x00000200
#define WS_EX_CONTROLPARENT 0x00010000
#define WS_EX_STATICEDGE    0x00020000
#define WS_EX_APPWINDOW     0x00040000
#define WS_EX_LAYERED       0x00080000
#define WS_EX_NOACTIVATE    0x08000000
#define WS_EX_OVERLAPPEDWINDOW (WS_EX_WINDOWEDGE | WS_EX_CLIENTEDGE)

#define GWL_STYLE       (-16)
#define GWL_EXSTYLE     (-20)
#define GWLP_WNDPROC    (-4)
#define GWLP_HINSTANCE  (-6)
#define GWLP_HWNDPARENT (-8)
#define GWLP_ID         (-12)
#define GWLP_USERDATA   (-21)
#define GCL_MENUNAME       (-8)
#define GCL_CBWNDEXTRA     (-18)
#define GCL_CBCLSEXTRA     (-20)
#define GCL_STYLE          (-26)
#define GCW_ATOM           (-32)
#define GCLP_MENUNAME      (-8)
#define GCLP_HBRBACKGROUND (-10)
#define GCLP_HCURSOR       (-12)
#define GCLP_HICON         (-14)
#define GCLP_HMODULE       (-16)
#define GCLP_WNDPROC       (-24)
#define GCLP_HICONSM       (-34)
/* As on 64 bit Windows, a pointer has only the Ptr names. */
#ifndef __LP64__
#define GWL_WNDPROC       GWLP_WNDPROC
#define GWL_HINSTANCE     GWLP_HINSTANCE
#define GWL_HWNDPARENT    GWLP_HWNDPARENT
#define GWL_ID            GWLP_ID
#define GWL_USERDATA      GWLP_USERDATA
#define GCL_HBRBACKGROUND GCLP_HBRBACKGROUND
#define GCL_HCURSOR       GCLP_HCURSOR
#define GCL_HICON         GCLP_HICON
#define GCL_HMODULE       GCLP_HMODULE
#define GCL_WNDPROC       GCLP_WNDPROC
#define GCL_HICONSM       GCLP_HICONSM
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
	} WNDCLASS##letter, *PWNDCLASS##letter, *NPWNDCLASS##letter, *LPWNDCLASS##letter; \
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
	} WNDCLASSEX##letter, *PWNDCLASSEX##letter, *NPWNDCLASSEX##letter, *LPWNDCLASSEX##letter; \
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
BOOL WINAPI GetClassInfoA(HINSTANCE instance, LPCSTR name, LPWNDCLASSA found);
BOOL WINAPI GetClassInfoW(HINSTANCE instance, LPCWSTR name, LPWNDCLASSW found);
BOOL WINAPI GetClassInfoExA(HINSTANCE instance, LPCSTR name, LPWNDCLASSEXA found);
BOOL WINAPI GetClassInfoExW(HINSTANCE instance, LPCWSTR name, LPWNDCLASSEXW found);
int WINAPI GetClassNameA(HWND window, LPSTR name, int size);
int WINAPI GetClassNameW(HWND window, LPWSTR name, int size);
WORD WINAPI GetClassWord(HWND window, int index);
DWORD WINAPI GetClassLongA(HWND window, int index);
DWORD WINAPI GetClassLongW(HWND window, int index);
DWORD WINAPI SetClassLongA(HWND window, int index, LONG value);
DWORD WINAPI SetClassLongW(HWND window, int index, LONG value);
ULONG_PTR WINAPI GetClassLongPtrA(HWND window, int index);
ULONG_PTR WINAPI GetClassLongPtrW(HWND window, int index);
ULONG_PTR WINAPI SetClassLongPtrA(HWND window, int index, LONG_PTR value);
ULONG_PTR WINAPI SetClassLongPtrW(HWND window, int index, LONG_PTR value);

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
BOOL WINAPI IsWindowUnicode(HWND window);
DWORD WINAPI GetWindowThreadProcessId(HWND window, LPDWORD process);
#define GetWindowTask(window) ((HANDLE)(DWORD_PTR)GetWindowThreadProcessId(window, NULL))
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

/* Their texts and what a program hangs on them. */
BOOL WINAPI SetWindowTextA(HWND window, LPCSTR text);
BOOL WINAPI SetWindowTextW(HWND window, LPCWSTR text);
int WINAPI GetWindowTextA(HWND window, LPSTR text, int size);
int WINAPI GetWindowTextW(HWND window, LPWSTR text, int size);
int WINAPI GetWindowTextLengthA(HWND window);
int WINAPI GetWindowTextLengthW(HWND window);
BOOL WINAPI SetPropA(HWND window, LPCSTR name, HANDLE data);
BOOL WINAPI SetPropW(HWND window, LPCWSTR name, HANDLE data);
HANDLE WINAPI GetPropA(HWND window, LPCSTR name);
HANDLE WINAPI GetPropW(HWND window, LPCWSTR name);
HANDLE WINAPI RemovePropA(HWND window, LPCSTR name);
HANDLE WINAPI RemovePropW(HWND window, LPCWSTR name);

/* Which there are, in this process. */
typedef BOOL (CALLBACK *WNDENUMPROC)(HWND window, LPARAM parameter);
#define GW_HWNDFIRST    0
#define GW_HWNDLAST     1
#define GW_HWNDNEXT     2
#define GW_HWNDPREV     3
#define GW_OWNER        4
#define GW_CHILD        5
#define GW_ENABLEDPOPUP 6
#define GA_PARENT       1
#define GA_ROOT         2
#define GA_ROOTOWNER    3
HWND WINAPI FindWindowA(LPCSTR name, LPCSTR title);
HWND WINAPI FindWindowW(LPCWSTR name, LPCWSTR title);
HWND WINAPI FindWindowExA(HWND parent, HWND after, LPCSTR name, LPCSTR title);
HWND WINAPI FindWindowExW(HWND parent, HWND after, LPCWSTR name, LPCWSTR title);
BOOL WINAPI EnumWindows(WNDENUMPROC procedure, LPARAM parameter);
BOOL WINAPI EnumChildWindows(HWND parent, WNDENUMPROC procedure, LPARAM parameter);
BOOL WINAPI EnumThreadWindows(DWORD thread, WNDENUMPROC procedure, LPARAM parameter);
#define EnumTaskWindows(task, procedure, parameter) EnumThreadWindows((DWORD)(DWORD_PTR)(task), procedure, parameter)
HWND WINAPI GetWindow(HWND window, UINT which);
#define GetNextWindow(window, which) GetWindow(window, which)
HWND WINAPI GetTopWindow(HWND window);
HWND WINAPI GetParent(HWND window);
HWND WINAPI SetParent(HWND window, HWND parent);
HWND WINAPI GetAncestor(HWND window, UINT which);
BOOL WINAPI IsChild(HWND parent, HWND window);

#ifdef UNICODE
#define WS_AW(name) name##W
#else
#define WS_AW(name) name##A
#endif
typedef WS_AW(WNDCLASS) WNDCLASS, *PWNDCLASS, *NPWNDCLASS, *LPWNDCLASS;
typedef WS_AW(WNDCLASSEX) WNDCLASSEX, *PWNDCLASSEX, *NPWNDCLASSEX, *LPWNDCLASSEX;
typedef WS_AW(CREATESTRUCT) CREATESTRUCT, *LPCREATESTRUCT;
#undef WS_AW

#ifdef UNICODE
#define CallWindowProc      CallWindowProcW
#define CreateWindow        CreateWindowW
#define CreateWindowEx      CreateWindowExW
#define DefWindowProc       DefWindowProcW
#define FindWindow          FindWindowW
#define FindWindowEx        FindWindowExW
#define GetClassInfo        GetClassInfoW
#define GetClassInfoEx      GetClassInfoExW
#define GetClassLong        GetClassLongW
#define GetClassLongPtr     GetClassLongPtrW
#define GetClassName        GetClassNameW
#define GetProp             GetPropW
#define GetWindowLong       GetWindowLongW
#define GetWindowLongPtr    GetWindowLongPtrW
#define GetWindowText       GetWindowTextW
#define GetWindowTextLength GetWindowTextLengthW
#define MAKEINTRESOURCE     MAKEINTRESOURCEW
#define RegisterClass       RegisterClassW
#define RegisterClassEx     RegisterClassExW
#define RemoveProp          RemovePropW
#define SetClassLong        SetClassLongW
#define SetClassLongPtr     SetClassLongPtrW
#define SetProp             SetPropW
#define SetWindowLong       SetWindowLongW
#define SetWindowLongPtr    SetWindowLongPtrW
#define SetWindowText       SetWindowTextW
#define UnregisterClass     UnregisterClassW
#else
#define CallWindowProc      CallWindowProcA
#define CreateWindow        CreateWindowA
#define CreateWindowEx      CreateWindowExA
#define DefWindowProc       DefWindowProcA
#define FindWindow          FindWindowA
#define FindWindowEx        FindWindowExA
#define GetClassInfo        GetClassInfoA
#define GetClassInfoEx      GetClassInfoExA
#define GetClassLong        GetClassLongA
#define GetClassLongPtr     GetClassLongPtrA
#define GetClassName        GetClassNameA
#define GetProp             GetPropA
#define GetWindowLong       GetWindowLongA
#define GetWindowLongPtr    GetWindowLongPtrA
#define GetWindowText       GetWindowTextA
#define GetWindowTextLength GetWindowTextLengthA
#define MAKEINTRESOURCE     MAKEINTRESOURCEA
#define RegisterClass       RegisterClassA
#define RegisterClassEx     RegisterClassExA
#define RemoveProp          RemovePropA
#define SetClassLong        SetClassLongA
#define SetClassLongPtr     SetClassLongPtrA
#define SetProp             SetPropA
#define SetWindowLong       SetWindowLongA
#define SetWindowLongPtr    SetWindowLongPtrA
#define SetWindowText       SetWindowTextA
#define UnregisterClass     UnregisterClassA
#endif

#ifdef __cplusplus
}
#endif
#endif
