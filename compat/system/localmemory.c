/* LocalAlloc and LocalFree: malloc's memory. A handle is the address, LMEM_MOVEABLE too: nothing moves. */
#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"

HLOCAL WINAPI
LocalAlloc(UINT flags, SIZE_T size)
{
	SIZE_T bytes = size ? size : 1;
	HLOCAL memory = flags & LMEM_ZEROINIT ? calloc(1, bytes) : malloc(bytes);

	if (!memory)
		wsi_last_error = ERROR_NOT_ENOUGH_MEMORY;
	return memory;
}

HLOCAL WINAPI
LocalFree(HLOCAL memory)
{
	free(memory);
	return NULL;
}
