/* Which windows there are, the newest first, each with a reference. */
#ifndef WSI_WINDOWLIST_H
#define WSI_WINDOWLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "user/window.h"

struct wsi_window_list {
	struct wsi_window **windows;
	size_t count;
};

/* ERROR_NOT_ENOUGH_MEMORY. */
int wsi_windows_all(struct wsi_window_list *list);
/* The top ones, message-only windows apart. */
int wsi_windows_top(struct wsi_window_list *list);
/* Only those that `keep` says yes to. */
void wsi_windows_sift(struct wsi_window_list *list, bool (*keep)(struct wsi_window *window, void *with), void *with);
void wsi_windows_release(struct wsi_window_list *list);

bool wsi_window_is_top(struct wsi_window *window, void *unused);

#endif
