#include "base/ntstatus.h"

#include <windows.h>
#include <stddef.h>

static const struct {
	DWORD status;
	int error;
} table[] = {
#define STATUS(status, error) {status, error},
#include "base/ntstatus.def"
#undef STATUS
};

int
wsi_ntstatus_error(DWORD status)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].status == status)
			return table[i].error;
	return ERROR_MR_MID_NOT_FOUND;
}

int
wsi_ntstatus_failure(DWORD status)
{
	return wsi_ntstatus_fails(status) ? wsi_ntstatus_error(status) : 0;
}
