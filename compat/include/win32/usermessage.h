/* Messages: their numbers, a thread's queue, sending, timers. */
#ifndef WS_WIN32_USERMESSAGE_H
#define WS_WIN32_USERMESSAGE_H
#pragma GCC system_header

#include <windef.h>
#include <minwinbase.h>

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
typedef void (CALLBACK *SENDASYNCPROC)(HWND window, UINT message, ULONG_PTR data, LRESULT result);

#define MAKEWPARAM(low, high)  ((WPARAM)(DWORD)MAKELONG(low, high))
#define MAKELPARAM(low, high)  ((LPARAM)(DWORD)MAKELONG(low, high))
#define MAKELRESULT(low, high) ((LRESULT)(DWORD)MAKELONG(low, high))
#define GET_X_LPARAM(lParam)   ((int)(short)LOWORD(lParam))
#define GET_Y_LPARAM(lParam)   ((int)(short)HIWORD(lParam))

#define WM_NULL              0x0000
#define WM_CREATE            0x0001
#define WM_DESTROY           0x0002
#define WM_MOVE              0x0003
#define WM_SIZE              0x0005
#define WM_ACTIVATE          0x0006
#define WM_SETFOCUS          0x0007
#define WM_KILLFOCUS         0x0008
#define WM_ENABLE            0x000a
#define WM_SETREDRAW         0x000b
#define WM_SETTEXT           0x000c
#define WM_GETTEXT           0x000d
#define WM_GETTEXTLENGTH     0x000e
#define WM_PAINT             0x000f
#define WM_CLOSE             0x0010
#define WM_QUERYENDSESSION   0x0011
#define WM_QUIT              0x0012
#define WM_QUERYOPEN         0x0013
#define WM_ERASEBKGND        0x0014
#define WM_SYSCOLORCHANGE    0x0015
#define WM_ENDSESSION        0x0016
#define WM_SHOWWINDOW        0x0018
#define WM_WININICHANGE      0x001a
#define WM_SETTINGCHANGE     WM_WININICHANGE
#define WM_DEVMODECHANGE     0x001b
#define WM_ACTIVATEAPP       0x001c
#define WM_FONTCHANGE        0x001d
#define WM_TIMECHANGE        0x001e
#define WM_CANCELMODE        0x001f
#define WM_SETCURSOR         0x0020
#define WM_MOUSEACTIVATE     0x0021
#define WM_CHILDACTIVATE     0x0022
#define WM_GETMINMAXINFO     0x0024
#define WM_NEXTDLGCTL        0x0028
#define WM_DRAWITEM          0x002b
#define WM_MEASUREITEM       0x002c
#define WM_DELETEITEM        0x002d
#define WM_SETFONT           0x0030
#define WM_GETFONT           0x0031
#define WM_QUERYDRAGICON     0x0037
#define WM_COMPAREITEM       0x0039
#define WM_WINDOWPOSCHANGING 0x0046
#define WM_WINDOWPOSCHANGED  0x0047
#define WM_COPYDATA          0x004a
#define WM_NOTIFY            0x004e
#define WM_HELP              0x0053
#define WM_CONTEXTMENU       0x007b
#define WM_STYLECHANGING     0x007c
#define WM_STYLECHANGED      0x007d
#define WM_DISPLAYCHANGE     0x007e
#define WM_GETICON           0x007f
#define WM_SETICON           0x0080
#define WM_NCCREATE          0x0081
#define WM_NCDESTROY         0x0082
#define WM_NCCALCSIZE        0x0083
#define WM_NCHITTEST         0x0084
#define WM_NCPAINT           0x0085
#define WM_NCACTIVATE        0x0086
#define WM_GETDLGCODE        0x0087
#define WM_NCMOUSEMOVE       0x00a0
#define WM_NCLBUTTONDOWN     0x00a1
#define WM_INPUT             0x00ff
#define WM_KEYFIRST          0x0100
#define WM_KEYDOWN           0x0100
#define WM_KEYUP             0x0101
#define WM_CHAR              0x0102
#define WM_DEADCHAR          0x0103
#define WM_SYSKEYDOWN        0x0104
#define WM_SYSKEYUP          0x0105
#define WM_SYSCHAR           0x0106
#define WM_SYSDEADCHAR       0x0107
#define WM_KEYLAST           0x0109
#define WM_INITDIALOG        0x0110
#define WM_COMMAND           0x0111
#define WM_SYSCOMMAND        0x0112
#define WM_TIMER             0x0113
#define WM_HSCROLL           0x0114
#define WM_VSCROLL           0x0115
#define WM_INITMENU          0x0116
#define WM_INITMENUPOPUP     0x0117
#define WM_MENUSELECT        0x011f
#define WM_MENUCHAR          0x0120
#define WM_ENTERIDLE         0x0121
#define WM_CTLCOLORMSGBOX    0x0132
#define WM_CTLCOLOREDIT      0x0133
#define WM_CTLCOLORLISTBOX   0x0134
#define WM_CTLCOLORBTN       0x0135
#define WM_CTLCOLORDLG       0x0136
#define WM_CTLCOLORSCROLLBAR 0x0137
#define WM_CTLCOLORSTATIC    0x0138
#define WM_MOUSEFIRST        0x0200
#define WM_MOUSEMOVE         0x0200
#define WM_LBUTTONDOWN       0x0201
#define WM_LBUTTONUP         0x0202
#define WM_LBUTTONDBLCLK     0x0203
#define WM_RBUTTONDOWN       0x0204
#define WM_RBUTTONUP         0x0205
#define WM_RBUTTONDBLCLK     0x0206
#define WM_MBUTTONDOWN       0x0207
#define WM_MBUTTONUP         0x0208
#define WM_MBUTTONDBLCLK     0x0209
#define WM_MOUSEWHEEL        0x020a
#define WM_MOUSELAST         0x020e
#define WM_PARENTNOTIFY      0x0210
#define WM_ENTERMENULOOP     0x0211
#define WM_EXITMENULOOP      0x0212
#define WM_SIZING            0x0214
#define WM_CAPTURECHANGED    0x0215
#define WM_MOVING            0x0216
#define WM_POWERBROADCAST    0x0218
#define WM_DEVICECHANGE      0x0219
#define WM_ENTERSIZEMOVE     0x0231
#define WM_EXITSIZEMOVE      0x0232
#define WM_DROPFILES         0x0233
#define WM_MOUSEHOVER        0x02a1
#define WM_MOUSELEAVE        0x02a3
#define WM_WTSSESSION_CHANGE 0x02b1
#define WM_CUT               0x0300
#define WM_COPY              0x0301
#define WM_PASTE             0x0302
#define WM_CLEAR             0x0303
#define WM_UNDO              0x0304
#define WM_DRAWCLIPBOARD     0x0308
#define WM_HOTKEY            0x0312
#define WM_PRINT             0x0317
#define WM_PRINTCLIENT       0x0318
#define WM_USER              0x0400
#define WM_APP               0x8000

typedef struct tagCOPYDATASTRUCT {
	ULONG_PTR dwData;
	DWORD cbData;
	PVOID lpData;
} COPYDATASTRUCT, *PCOPYDATASTRUCT;

#define QS_KEY            0x0001
#define QS_MOUSEMOVE      0x0002
#define QS_MOUSEBUTTON    0x0004
#define QS_POSTMESSAGE    0x0008
#define QS_TIMER          0x0010
#define QS_PAINT          0x0020
#define QS_SENDMESSAGE    0x0040
#define QS_HOTKEY         0x0080
#define QS_ALLPOSTMESSAGE 0x0100
#define QS_RAWINPUT       0x0400
#define QS_MOUSE          (QS_MOUSEMOVE | QS_MOUSEBUTTON)
#define QS_INPUT          (QS_MOUSE | QS_KEY | QS_RAWINPUT)
#define QS_ALLEVENTS      (QS_INPUT | QS_POSTMESSAGE | QS_TIMER | QS_PAINT | QS_HOTKEY)
#define QS_ALLINPUT       (QS_ALLEVENTS | QS_SENDMESSAGE)

#define PM_NOREMOVE       0x0000
#define PM_REMOVE         0x0001
#define PM_NOYIELD        0x0002
#define PM_QS_INPUT       (QS_INPUT << 16)
#define PM_QS_POSTMESSAGE ((QS_POSTMESSAGE | QS_HOTKEY | QS_TIMER) << 16)
#define PM_QS_PAINT       (QS_PAINT << 16)
#define PM_QS_SENDMESSAGE (QS_SENDMESSAGE << 16)

#define HWND_BROADCAST ((HWND)0xffff)
#define HWND_MESSAGE   ((HWND)(LONG_PTR)-3)

BOOL WINAPI PeekMessageA(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI PeekMessageW(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI GetMessageA(LPMSG message, HWND window, UINT first, UINT last);
BOOL WINAPI GetMessageW(LPMSG message, HWND window, UINT first, UINT last);
LONG WINAPI GetMessageTime(void);
DWORD WINAPI GetMessagePos(void);
LPARAM WINAPI GetMessageExtraInfo(void);
LPARAM WINAPI SetMessageExtraInfo(LPARAM extra);
BOOL WINAPI WaitMessage(void);
BOOL WINAPI TranslateMessage(const MSG *message);
LRESULT WINAPI DispatchMessageA(const MSG *message);
LRESULT WINAPI DispatchMessageW(const MSG *message);
BOOL WINAPI PostMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI PostMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI PostThreadMessageA(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI PostThreadMessageW(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam);
#define PostAppMessageA PostThreadMessageA
#define PostAppMessageW PostThreadMessageW
void WINAPI PostQuitMessage(int code);
UINT WINAPI RegisterWindowMessageA(LPCSTR name);
UINT WINAPI RegisterWindowMessageW(LPCWSTR name);
DWORD WINAPI GetQueueStatus(UINT flags);
BOOL WINAPI GetInputState(void);
BOOL WINAPI AttachThreadInput(DWORD thread, DWORD to, BOOL attach);

/* Sending. */
#define SMTO_NORMAL             0x0000
#define SMTO_BLOCK              0x0001
#define SMTO_ABORTIFHUNG        0x0002
#define SMTO_NOTIMEOUTIFNOTHUNG 0x0008
#define SMTO_ERRORONEXIT        0x0020
#define ISMEX_NOSEND            0x0000
#define ISMEX_SEND              0x0001
#define ISMEX_NOTIFY            0x0002
#define ISMEX_CALLBACK          0x0004
#define ISMEX_REPLIED           0x0008
LRESULT WINAPI SendMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
LRESULT WINAPI SendMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
LRESULT WINAPI SendMessageTimeoutA(HWND window, UINT message, WPARAM wParam, LPARAM lParam, UINT flags, UINT timeout, PDWORD_PTR result);
LRESULT WINAPI SendMessageTimeoutW(HWND window, UINT message, WPARAM wParam, LPARAM lParam, UINT flags, UINT timeout, PDWORD_PTR result);
BOOL WINAPI SendNotifyMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI SendNotifyMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
BOOL WINAPI SendMessageCallbackA(HWND window, UINT message, WPARAM wParam, LPARAM lParam, SENDASYNCPROC callback, ULONG_PTR data);
BOOL WINAPI SendMessageCallbackW(HWND window, UINT message, WPARAM wParam, LPARAM lParam, SENDASYNCPROC callback, ULONG_PTR data);
BOOL WINAPI ReplyMessage(LRESULT result);
BOOL WINAPI InSendMessage(void);
DWORD WINAPI InSendMessageEx(LPVOID reserved);

#define BSF_QUERY              0x0001
#define BSF_IGNORECURRENTTASK  0x0002
#define BSF_FLUSHDISK          0x0004
#define BSF_NOHANG             0x0008
#define BSF_POSTMESSAGE        0x0010
#define BSF_FORCEIFHUNG        0x0020
#define BSF_NOTIMEOUTIFNOTHUNG 0x0040
#define BSF_ALLOWSFW           0x0080
#define BSF_SENDNOTIFYMESSAGE  0x0100
#define BSM_ALLCOMPONENTS      0x0000
#define BSM_APPLICATIONS       0x0008
#define BROADCAST_QUERY_DENY   0x424d5144
LONG WINAPI BroadcastSystemMessageA(DWORD flags, LPDWORD recipients, UINT message, WPARAM wParam, LPARAM lParam);
LONG WINAPI BroadcastSystemMessageW(DWORD flags, LPDWORD recipients, UINT message, WPARAM wParam, LPARAM lParam);

/* Timers. */
#define USER_TIMER_MINIMUM 0x0000000a
#define USER_TIMER_MAXIMUM 0x7fffffff
UINT_PTR WINAPI SetTimer(HWND window, UINT_PTR timer, UINT milliseconds, TIMERPROC procedure);
BOOL WINAPI KillTimer(HWND window, UINT_PTR timer);

/* Waiting for messages and objects together. */
#define MWMO_WAITALL        0x0001
#define MWMO_ALERTABLE      0x0002
#define MWMO_INPUTAVAILABLE 0x0004
DWORD WINAPI MsgWaitForMultipleObjects(DWORD count, const HANDLE *handles, BOOL all, DWORD milliseconds, DWORD wake);
DWORD WINAPI MsgWaitForMultipleObjectsEx(DWORD count, const HANDLE *handles, DWORD milliseconds, DWORD wake, DWORD flags);
DWORD WINAPI WaitForInputIdle(HANDLE process, DWORD milliseconds);

#ifdef UNICODE
#define BroadcastSystemMessage BroadcastSystemMessageW
#define DispatchMessage        DispatchMessageW
#define GetMessage             GetMessageW
#define PeekMessage            PeekMessageW
#define PostAppMessage         PostAppMessageW
#define PostMessage            PostMessageW
#define PostThreadMessage      PostThreadMessageW
#define RegisterWindowMessage  RegisterWindowMessageW
#define SendMessage            SendMessageW
#define SendMessageCallback    SendMessageCallbackW
#define SendMessageTimeout     SendMessageTimeoutW
#define SendNotifyMessage      SendNotifyMessageW
#else
#define BroadcastSystemMessage BroadcastSystemMessageA
#define DispatchMessage        DispatchMessageA
#define GetMessage             GetMessageA
#define PeekMessage            PeekMessageA
#define PostAppMessage         PostAppMessageA
#define PostMessage            PostMessageA
#define PostThreadMessage      PostThreadMessageA
#define RegisterWindowMessage  RegisterWindowMessageA
#define SendMessage            SendMessageA
#define SendMessageCallback    SendMessageCallbackA
#define SendMessageTimeout     SendMessageTimeoutA
#define SendNotifyMessage      SendNotifyMessageA
#endif

#ifdef __cplusplus
}
#endif
#endif
