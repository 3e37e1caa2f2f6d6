/* The thread's blocking hook, which ws2_32 keeps (blocking-and-cancel.md, 42). */
#ifndef WSI_API_BLOCKING_H
#define WSI_API_BLOCKING_H

#include <winsock2.h>
#include <ws2spi.h>

struct wsi_hook {
	FARPROC function;       /* NULL: none, blocking is real blocking */
	BOOL running;
};

extern __thread struct wsi_hook wsi_hook __attribute__((tls_model("initial-exec")));

static inline BOOL
wsi_hook_is_running(void)
{
	return wsi_hook.running;
}

/* The upcall: how a provider finds what to run while it waits. */
int WSPAPI wsi_WPUQueryBlockingCallback(DWORD catalog_entry, LPBLOCKINGCALLBACK *callback, PDWORD_PTR context, LPINT lpErrno);

#endif
