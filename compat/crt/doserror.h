/* Microsoft's C library stands on Win32: the error of a call below becomes errno, and _doserrno keeps it as it was. */
#ifndef WSI_CRT_DOSERROR_H
#define WSI_CRT_DOSERROR_H

#include <windows.h>

/* A Win32 code: sets both; answers -1, or 0 where the code is 0. */
int wsi_crt_error(DWORD code);
/* What a Win32 function answered. */
int wsi_crt_done(BOOL done);
/* What a system call answered, which set errno where it is -1. Passes it on. */
int wsi_crt_system(int result);

#endif
