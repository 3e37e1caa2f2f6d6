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
	_Atomic(WNDPROC) procedure;
	int window_extra;
	char *name;
	WCHAR *wide_name;

	/* Under the lock of classes, as GetClassInfo and GetClassLongPtr know them. */
	UINT style;
	HICON icon, small_icon;
	HCURSOR cursor;
	HBRUSH background;
	char *menu;                     /* or a number */
	WCHAR *wide_menu;
	int class_extra;
	unsigned char *extra;           /* class_extra bytes */
};

/* The class that a name or an atom (a small integer in its place) means, counted as having one window more: ERROR_CANNOT_FIND_WND_CLASS. */
int wsi_class_enter(HINSTANCE instance, LPCSTR name, struct wsi_class **class);
void wsi_class_leave(struct wsi_class *class);
bool wsi_class_is_called(const struct wsi_class *class, LPCSTR name);
/* The class of a handle's name as above, without a count of windows: look at it between these two. */
struct wsi_class *wsi_class_lock(HINSTANCE instance, LPCSTR name);
void wsi_class_unlock(void);

/* UTF-8, in *made too for free(); a number in a name's place stays one. */
int wsi_utf8_or_atom(LPCWSTR wide, LPCSTR *text, char **made);

/* NULL as an instance is the program's. */
static inline HINSTANCE
wsi_class_instance(HINSTANCE instance)
{
	return instance ? instance : (HINSTANCE)GetModuleHandleA(NULL);
}

#endif
