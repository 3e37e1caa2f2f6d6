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

DWORD
wsi_ntstatus_of(int error)
{
	if (!error)
		return 0;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].error == error && wsi_ntstatus_fails(table[i].status))
			return table[i].status;
	return 0xc0000001;
}
