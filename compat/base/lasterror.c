#include <windows.h>

#include "base/lasterror.h"

__thread DWORD wsi_last_error __attribute__((tls_model("initial-exec")));

DWORD WINAPI
GetLastError(void)
{
	return wsi_last_error;
}

void WINAPI
SetLastError(DWORD code)
{
	wsi_last_error = code;
}
