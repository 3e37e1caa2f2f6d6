/* CreateWindowExW: names into UTF-8, and the rest as with A. */
#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/utf8.h"

/* An atom stays as it is, and is nothing to free. */
static int
narrow(LPCWSTR wide, LPCSTR *text, char **made)
{
	int error = 0;

	*made = NULL;
	if ((UINT_PTR)wide < 0x10000)
		*text = (LPCSTR)wide;
	else if (!(error = wsi_utf8_from_wide(wide, made)))
		*text = *made;
	return error;
}

HWND WINAPI
CreateWindowExW(DWORD exstyle, LPCWSTR class, LPCWSTR title, DWORD style, int x, int y, int width, int height, HWND parent, HMENU menu,
	HINSTANCE instance, LPVOID parameter)
{
	char *made[2] = {NULL, NULL};
	LPCSTR class_name, name;
	HWND window = NULL;
	int error = narrow(class, &class_name, &made[0]);

	if (!error)
		error = narrow(title, &name, &made[1]);
	if (wsi_succeeded(error))
		window = CreateWindowExA(exstyle, class_name, name, style, x, y, width, height, parent, menu, instance, parameter);
	free(made[0]);
	free(made[1]);
	return window;
}
