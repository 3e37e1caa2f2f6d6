/* gdi32: colours, and the objects that windows are given. Nothing is drawn. */
#ifndef _WINGDI_
#define _WINGDI_
#pragma GCC system_header

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tagPALETTEENTRY {
	BYTE peRed;
	BYTE peGreen;
	BYTE peBlue;
	BYTE peFlags;
} PALETTEENTRY, *PPALETTEENTRY, *LPPALETTEENTRY;

typedef struct _RGNDATAHEADER {
	DWORD dwSize;
	DWORD iType;
	DWORD nCount;
	DWORD nRgnSize;
	RECT rcBound;
} RGNDATAHEADER, *PRGNDATAHEADER;

typedef struct _RGNDATA {
	RGNDATAHEADER rdh;
	char Buffer[1];
} RGNDATA, *PRGNDATA, *NPRGNDATA, *LPRGNDATA;

#define RGB(red, green, blue) ((COLORREF)((BYTE)(red) | (WORD)((BYTE)(green) << 8) | (DWORD)(BYTE)(blue) << 16))
#define GetRValue(color)      ((BYTE)(color))
#define GetGValue(color)      ((BYTE)((WORD)(color) >> 8))
#define GetBValue(color)      ((BYTE)((color) >> 16))
#define CLR_INVALID           0xffffffff

#define WHITE_BRUSH         0
#define LTGRAY_BRUSH        1
#define GRAY_BRUSH          2
#define DKGRAY_BRUSH        3
#define BLACK_BRUSH         4
#define NULL_BRUSH          5
#define HOLLOW_BRUSH        NULL_BRUSH
#define WHITE_PEN           6
#define BLACK_PEN           7
#define NULL_PEN            8
#define OEM_FIXED_FONT      10
#define ANSI_FIXED_FONT     11
#define ANSI_VAR_FONT       12
#define SYSTEM_FONT         13
#define DEVICE_DEFAULT_FONT 14
#define DEFAULT_PALETTE     15
#define SYSTEM_FIXED_FONT   16
#define DEFAULT_GUI_FONT    17
HGDIOBJ WINAPI GetStockObject(int index);
BOOL WINAPI DeleteObject(HGDIOBJ object);

#define HORZSIZE   4
#define VERTSIZE   6
#define HORZRES    8
#define VERTRES    10
#define BITSPIXEL  12
#define PLANES     14
#define LOGPIXELSX 88
#define LOGPIXELSY 90
int WINAPI GetDeviceCaps(HDC dc, int index);

#ifdef __cplusplus
}
#endif
#endif
