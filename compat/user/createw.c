/* CreateWindowExW: names into UTF-8, and the rest as with A. */
#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "user/class.h"

HWND WINAPI
CreateWindowExW(DWORD exstyle, LPCWSTR class, LPCWSTR title, DWORD style, int x, int y, int width, int height, HWND parent, HMENU menu,
	HINSTANCE instance, LPVOID parameter)
{
	char *made[2] = {NULL, NULL};
	LPCSTR class_name, name;
	HWND window = NULL;
	int error = wsi_utf8_or_atom(class, &class_name, &made[0]);

	if (!error)
		error = wsi_utf8_or_atom(title, &name, &made[1]);
	if (wsi_succeeded(error))
		window = CreateWindowExA(exstyle, class_name, name, style, x, y, width, height, parent, menu, instance, parameter);
	free(made[0]);
	free(made[1]);
	return window;
}
