/* The calling thread's last error: one slot for GetLastError and WSAGetLastError. */
#ifndef WSI_LASTERROR_H
#define WSI_LASTERROR_H

#include <windef.h>

extern __thread DWORD wsi_last_error __attribute__((tls_model("initial-exec")));

#endif
