/* The console's functions that take an LPDWORD, for an unsigned long's address (wide.h). */
#ifndef WS_WIN32_CONSOLEWIDE_H
#define WS_WIN32_CONSOLEWIDE_H
#pragma GCC system_header

#include <consoleapi.h>
#include <win32/wide.h>

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
GetConsoleMode(HANDLE console, T *mode) { return GetConsoleMode(console, ws_narrow<T>(mode)); }

template <class T> inline typename ws_wide<T, BOOL>::type
WriteConsoleA(HANDLE console, const void *text, DWORD count, T *written, LPVOID reserved) { return WriteConsoleA(console, text, count, ws_narrow<T>(written), reserved); }

template <class T> inline typename ws_wide<T, BOOL>::type
WriteConsoleW(HANDLE console, const void *text, DWORD count, T *written, LPVOID reserved) { return WriteConsoleW(console, text, count, ws_narrow<T>(written), reserved); }

template <class T> inline typename ws_wide<T, BOOL>::type
ReadConsoleA(HANDLE console, LPVOID buffer, DWORD count, T *read, PCONSOLE_READCONSOLE_CONTROL control) { return ReadConsoleA(console, buffer, count, ws_narrow<T>(read), control); }

template <class T> inline typename ws_wide<T, BOOL>::type
ReadConsoleW(HANDLE console, LPVOID buffer, DWORD count, T *read, PCONSOLE_READCONSOLE_CONTROL control) { return ReadConsoleW(console, buffer, count, ws_narrow<T>(read), control); }

template <class T> inline typename ws_wide<T, BOOL>::type
GetNumberOfConsoleInputEvents(HANDLE console, T *count) { return GetNumberOfConsoleInputEvents(console, ws_narrow<T>(count)); }

template <class T> inline typename ws_wide<T, BOOL>::type
PeekConsoleInputA(HANDLE console, PINPUT_RECORD records, DWORD size, T *read) { return PeekConsoleInputA(console, records, size, ws_narrow<T>(read)); }

template <class T> inline typename ws_wide<T, BOOL>::type
PeekConsoleInputW(HANDLE console, PINPUT_RECORD records, DWORD size, T *read) { return PeekConsoleInputW(console, records, size, ws_narrow<T>(read)); }

template <class T> inline typename ws_wide<T, BOOL>::type
ReadConsoleInputA(HANDLE console, PINPUT_RECORD records, DWORD size, T *read) { return ReadConsoleInputA(console, records, size, ws_narrow<T>(read)); }

template <class T> inline typename ws_wide<T, BOOL>::type
ReadConsoleInputW(HANDLE console, PINPUT_RECORD records, DWORD size, T *read) { return ReadConsoleInputW(console, records, size, ws_narrow<T>(read)); }

template <class T> inline typename ws_wide<T, BOOL>::type
FillConsoleOutputCharacterA(HANDLE console, CHAR character, DWORD length, COORD at, T *written) { return FillConsoleOutputCharacterA(console, character, length, at, ws_narrow<T>(written)); }

template <class T> inline typename ws_wide<T, BOOL>::type
FillConsoleOutputCharacterW(HANDLE console, WCHAR character, DWORD length, COORD at, T *written) { return FillConsoleOutputCharacterW(console, character, length, at, ws_narrow<T>(written)); }
}
#else
WS_WIDE_TWIN BOOL
ws_GetConsoleMode_wide(HANDLE console, void *mode)
{
	DWORD narrow = 0;
	BOOL done = GetConsoleMode(console, mode ? &narrow : NULL);
	WS_WIDEN(mode, narrow);
	return done;
}
#define GetConsoleMode(console, mode) WS_BY_WIDTH(mode, GetConsoleMode)(console, mode)

WS_WIDE_TWIN BOOL
ws_WriteConsoleA_wide(HANDLE console, const void *text, DWORD count, void *written, LPVOID reserved)
{
	DWORD narrow = 0;
	BOOL done = WriteConsoleA(console, text, count, written ? &narrow : NULL, reserved);
	WS_WIDEN(written, narrow);
	return done;
}
#define WriteConsoleA(console, text, count, written, reserved) WS_BY_WIDTH(written, WriteConsoleA)(console, text, count, written, reserved)

WS_WIDE_TWIN BOOL
ws_WriteConsoleW_wide(HANDLE console, const void *text, DWORD count, void *written, LPVOID reserved)
{
	DWORD narrow = 0;
	BOOL done = WriteConsoleW(console, text, count, written ? &narrow : NULL, reserved);
	WS_WIDEN(written, narrow);
	return done;
}
#define WriteConsoleW(console, text, count, written, reserved) WS_BY_WIDTH(written, WriteConsoleW)(console, text, count, written, reserved)

WS_WIDE_TWIN BOOL
ws_ReadConsoleA_wide(HANDLE console, LPVOID buffer, DWORD count, void *read, PCONSOLE_READCONSOLE_CONTROL control)
{
	DWORD narrow = 0;
	BOOL done = ReadConsoleA(console, buffer, count, read ? &narrow : NULL, control);
	WS_WIDEN(read, narrow);
	return done;
}
#define ReadConsoleA(console, buffer, count, read, control) WS_BY_WIDTH(read, ReadConsoleA)(console, buffer, count, read, control)

WS_WIDE_TWIN BOOL
ws_ReadConsoleW_wide(HANDLE console, LPVOID buffer, DWORD count, void *read, PCONSOLE_READCONSOLE_CONTROL control)
{
	DWORD narrow = 0;
	BOOL done = ReadConsoleW(console, buffer, count, read ? &narrow : NULL, control);
	WS_WIDEN(read, narrow);
	return done;
}
#define ReadConsoleW(console, buffer, count, read, control) WS_BY_WIDTH(read, ReadConsoleW)(console, buffer, count, read, control)

WS_WIDE_TWIN BOOL
ws_GetNumberOfConsoleInputEvents_wide(HANDLE console, void *count)
{
	DWORD narrow = 0;
	BOOL done = GetNumberOfConsoleInputEvents(console, count ? &narrow : NULL);
	WS_WIDEN(count, narrow);
	return done;
}
#define GetNumberOfConsoleInputEvents(console, count) WS_BY_WIDTH(count, GetNumberOfConsoleInputEvents)(console, count)

WS_WIDE_TWIN BOOL
ws_PeekConsoleInputA_wide(HANDLE console, PINPUT_RECORD records, DWORD size, void *read)
{
	DWORD narrow = 0;
	BOOL done = PeekConsoleInputA(console, records, size, read ? &narrow : NULL);
	WS_WIDEN(read, narrow);
	return done;
}
#define PeekConsoleInputA(console, records, size, read) WS_BY_WIDTH(read, PeekConsoleInputA)(console, records, size, read)

WS_WIDE_TWIN BOOL
ws_PeekConsoleInputW_wide(HANDLE console, PINPUT_RECORD records, DWORD size, void *read)
{
	DWORD narrow = 0;
	BOOL done = PeekConsoleInputW(console, records, size, read ? &narrow : NULL);
	WS_WIDEN(read, narrow);
	return done;
}
#define PeekConsoleInputW(console, records, size, read) WS_BY_WIDTH(read, PeekConsoleInputW)(console, records, size, read)

WS_WIDE_TWIN BOOL
ws_ReadConsoleInputA_wide(HANDLE console, PINPUT_RECORD records, DWORD size, void *read)
{
	DWORD narrow = 0;
	BOOL done = ReadConsoleInputA(console, records, size, read ? &narrow : NULL);
	WS_WIDEN(read, narrow);
	return done;
}
#define ReadConsoleInputA(console, records, size, read) WS_BY_WIDTH(read, ReadConsoleInputA)(console, records, size, read)

WS_WIDE_TWIN BOOL
ws_ReadConsoleInputW_wide(HANDLE console, PINPUT_RECORD records, DWORD size, void *read)
{
	DWORD narrow = 0;
	BOOL done = ReadConsoleInputW(console, records, size, read ? &narrow : NULL);
	WS_WIDEN(read, narrow);
	return done;
}
#define ReadConsoleInputW(console, records, size, read) WS_BY_WIDTH(read, ReadConsoleInputW)(console, records, size, read)

WS_WIDE_TWIN BOOL
ws_FillConsoleOutputCharacterA_wide(HANDLE console, CHAR character, DWORD length, COORD at, void *written)
{
	DWORD narrow = 0;
	BOOL done = FillConsoleOutputCharacterA(console, character, length, at, written ? &narrow : NULL);
	WS_WIDEN(written, narrow);
	return done;
}
#define FillConsoleOutputCharacterA(console, character, length, at, written) WS_BY_WIDTH(written, FillConsoleOutputCharacterA)(console, character, length, at, written)

WS_WIDE_TWIN BOOL
ws_FillConsoleOutputCharacterW_wide(HANDLE console, WCHAR character, DWORD length, COORD at, void *written)
{
	DWORD narrow = 0;
	BOOL done = FillConsoleOutputCharacterW(console, character, length, at, written ? &narrow : NULL);
	WS_WIDEN(written, narrow);
	return done;
}
#define FillConsoleOutputCharacterW(console, character, length, at, written) WS_BY_WIDTH(written, FillConsoleOutputCharacterW)(console, character, length, at, written)
#endif
#endif

#endif
