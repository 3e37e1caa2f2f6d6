/* NTSTATUS: how the outcome of an overlapped operation is kept, in OVERLAPPED.Internal and in a port's packets. */
#ifndef WSI_NTSTATUS_H
#define WSI_NTSTATUS_H

#include <windef.h>

/* Negative in 32 bits is failure, and warning. */
static inline BOOL
wsi_ntstatus_fails(DWORD status)
{
	return (LONG)status < 0;
}

/* The Win32 code of a status; ERROR_MR_MID_NOT_FOUND for one that has none. */
int wsi_ntstatus_error(DWORD status);
/* The same for a failure, and 0 for anything else. */
int wsi_ntstatus_failure(DWORD status);
/* The other way: the status that a failure of the kernel's would have had. 0 for 0; an error that no status has is STATUS_UNSUCCESSFUL. */
DWORD wsi_ntstatus_of(int error);

#endif
