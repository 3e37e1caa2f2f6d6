/* The calling thread's last error: one slot for GetLastError and WSAGetLastError. */
#ifndef WSI_LASTERROR_H
#define WSI_LASTERROR_H

#include <windef.h>

extern __thread DWORD wsi_last_error __attribute__((tls_model("initial-exec")));

/* The end of an entry of kernel32 or user32 that answers a BOOL: these leave the last error alone where they succeed. */
static inline BOOL
wsi_succeeded(int error)
{
	if (error)
		wsi_last_error = (DWORD)error;
	return !error;
}

#endif
