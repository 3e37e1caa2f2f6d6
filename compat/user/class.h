/* Window classes, of the whole process. */
#ifndef WSI_CLASS_H
#define WSI_CLASS_H

#include <windows.h>
#include <stdatomic.h>
#include <stdbool.h>

struct wsi_class {
	struct wsi_class *next;
	atomic_uint references;         /* one of the list, one a window */
	unsigned windows;               /* under the lock of classes */
	ATOM atom;
	bool unicode;                   /* which of the two texts its procedure is given */
	HINSTANCE instance;
	WNDPROC procedure;
	int class_extra, window_extra;
	char *name;
	WCHAR *wide_name;
};

/* The class that a name or an atom (a small integer in its place) means, counted as having one window more: ERROR_CANNOT_FIND_WND_CLASS. */
int wsi_class_enter(HINSTANCE instance, LPCSTR name, struct wsi_class **class);
void wsi_class_leave(struct wsi_class *class);

/* NULL as an instance is the program's. */
static inline HINSTANCE
wsi_class_instance(HINSTANCE instance)
{
	return instance ? instance : (HINSTANCE)GetModuleHandleA(NULL);
}

#endif
