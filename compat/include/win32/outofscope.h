/* What needs a desktop that somebody sees: dialogs from resources, controls, menus that are shown, drawing. A program that uses one of these is
 * told so when it is compiled, not when it is linked. */
#ifndef WS_WIN32_OUTOFSCOPE_H
#define WS_WIN32_OUTOFSCOPE_H
#pragma GCC system_header

#include <windef.h>

#if defined __cplusplus || __STDC_VERSION__ >= 202311L
#define WS_ANY_ARGUMENTS (...)
#else
#define WS_ANY_ARGUMENTS ()
#endif
#if defined __has_attribute
#if __has_attribute(unavailable)
#define WS_UNAVAILABLE(what) __attribute__((unavailable(what)))
#endif
#endif
#ifndef WS_UNAVAILABLE
#define WS_UNAVAILABLE(what) __attribute__((error(what)))
#endif
#define WS_NO(result, name, what)  result name WS_ANY_ARGUMENTS WS_UNAVAILABLE(what " not available: there is no desktop here")
#define WS_NO_AW(result, name, what) WS_NO(result, name, what); WS_NO(result, name##A, what); WS_NO(result, name##W, what)

#ifdef __cplusplus
extern "C" {
#endif

typedef INT_PTR (CALLBACK *DLGPROC)(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
#define DLGWINDOWEXTRA 30
#define DWLP_MSGRESULT 0
#define DWLP_DLGPROC   (DWLP_MSGRESULT + (int)sizeof(LRESULT))
#define DWLP_USER      (DWLP_DLGPROC + (int)sizeof(DLGPROC))

#define WS_DIALOGS "dialogs from resources are"
WS_NO_AW(INT_PTR, DialogBox, WS_DIALOGS);
WS_NO_AW(INT_PTR, DialogBoxParam, WS_DIALOGS);
WS_NO_AW(INT_PTR, DialogBoxIndirect, WS_DIALOGS);
WS_NO_AW(INT_PTR, DialogBoxIndirectParam, WS_DIALOGS);
WS_NO_AW(HWND, CreateDialog, WS_DIALOGS);
WS_NO_AW(HWND, CreateDialogParam, WS_DIALOGS);
WS_NO_AW(HWND, CreateDialogIndirect, WS_DIALOGS);
WS_NO_AW(HWND, CreateDialogIndirectParam, WS_DIALOGS);
WS_NO_AW(LRESULT, DefDlgProc, WS_DIALOGS);
WS_NO(BOOL, EndDialog, WS_DIALOGS);
WS_NO_AW(BOOL, IsDialogMessage, WS_DIALOGS);
WS_NO(DWORD, GetDialogBaseUnits, WS_DIALOGS);
WS_NO(BOOL, MapDialogRect, WS_DIALOGS);

#define WS_CONTROLS "controls are"
WS_NO(HWND, GetDlgItem, WS_CONTROLS);
WS_NO(int, GetDlgCtrlID, WS_CONTROLS);
WS_NO_AW(UINT, GetDlgItemText, WS_CONTROLS);
WS_NO(UINT, GetDlgItemInt, WS_CONTROLS);
WS_NO_AW(BOOL, SetDlgItemText, WS_CONTROLS);
WS_NO(BOOL, SetDlgItemInt, WS_CONTROLS);
WS_NO_AW(LRESULT, SendDlgItemMessage, WS_CONTROLS);
WS_NO(BOOL, CheckDlgButton, WS_CONTROLS);
WS_NO(BOOL, CheckRadioButton, WS_CONTROLS);
WS_NO(UINT, IsDlgButtonChecked, WS_CONTROLS);
WS_NO(HWND, GetNextDlgTabItem, WS_CONTROLS);
WS_NO(HWND, GetNextDlgGroupItem, WS_CONTROLS);
WS_NO(BOOL, EnableScrollBar, WS_CONTROLS);
WS_NO(int, SetScrollPos, WS_CONTROLS);
WS_NO(int, GetScrollPos, WS_CONTROLS);
WS_NO(BOOL, SetScrollRange, WS_CONTROLS);
WS_NO(BOOL, ShowScrollBar, WS_CONTROLS);

#define WS_MENUS "menus that are shown are"
WS_NO(HMENU, CreateMenu, WS_MENUS);
WS_NO(HMENU, CreatePopupMenu, WS_MENUS);
WS_NO_AW(BOOL, AppendMenu, WS_MENUS);
WS_NO_AW(BOOL, InsertMenu, WS_MENUS);
WS_NO_AW(BOOL, ModifyMenu, WS_MENUS);
WS_NO(BOOL, SetMenu, WS_MENUS);
WS_NO(BOOL, TrackPopupMenu, WS_MENUS);
WS_NO(HMENU, GetSubMenu, WS_MENUS);

#define WS_MDI "windows inside windows (MDI) are"
WS_NO_AW(LRESULT, DefFrameProc, WS_MDI);
WS_NO_AW(LRESULT, DefMDIChildProc, WS_MDI);
WS_NO(BOOL, TranslateMDISysAccel, WS_MDI);

#define WS_DRAWING "drawing is"
WS_NO_AW(BOOL, TextOut, WS_DRAWING);
WS_NO_AW(BOOL, ExtTextOut, WS_DRAWING);
WS_NO_AW(int, DrawText, WS_DRAWING);
WS_NO_AW(HFONT, CreateFont, WS_DRAWING);
WS_NO_AW(HFONT, CreateFontIndirect, WS_DRAWING);
WS_NO_AW(BOOL, GetTextMetrics, WS_DRAWING);
WS_NO_AW(BOOL, GetTextExtentPoint, WS_DRAWING);
WS_NO_AW(BOOL, GetTextExtentPoint32, WS_DRAWING);
WS_NO(HGDIOBJ, SelectObject, WS_DRAWING);
WS_NO(COLORREF, SetTextColor, WS_DRAWING);
WS_NO(COLORREF, SetBkColor, WS_DRAWING);
WS_NO(int, SetBkMode, WS_DRAWING);
WS_NO(COLORREF, SetPixel, WS_DRAWING);
WS_NO(HBRUSH, CreateSolidBrush, WS_DRAWING);
WS_NO(HPEN, CreatePen, WS_DRAWING);
WS_NO(HDC, CreateCompatibleDC, WS_DRAWING);
WS_NO(HBITMAP, CreateCompatibleBitmap, WS_DRAWING);
WS_NO(HBITMAP, CreateBitmap, WS_DRAWING);
WS_NO(BOOL, BitBlt, WS_DRAWING);
WS_NO(BOOL, PatBlt, WS_DRAWING);
WS_NO(BOOL, StretchBlt, WS_DRAWING);
WS_NO(BOOL, MoveToEx, WS_DRAWING);
WS_NO(BOOL, LineTo, WS_DRAWING);
WS_NO(BOOL, Rectangle, WS_DRAWING);
WS_NO(BOOL, Ellipse, WS_DRAWING);
WS_NO(int, FillRect, WS_DRAWING);
WS_NO(int, FrameRect, WS_DRAWING);
WS_NO(BOOL, InvertRect, WS_DRAWING);
WS_NO(BOOL, DrawIcon, WS_DRAWING);
WS_NO(BOOL, DrawFocusRect, WS_DRAWING);
WS_NO(BOOL, ScrollWindow, WS_DRAWING);

WS_NO_AW(BOOL, WinHelp, "Windows help is");

#undef WS_DIALOGS
#undef WS_CONTROLS
#undef WS_MENUS
#undef WS_MDI
#undef WS_DRAWING

#ifdef __cplusplus
}
#endif
#endif
