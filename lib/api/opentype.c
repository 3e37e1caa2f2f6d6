#include "api/opentype.h"

#include <winsock/extensions.h>

#include "posix/posix.h"

static __thread int open_type;

BOOL
wsi_opentype_is(int level, int optname)
{
	return level == SOL_SOCKET && optname == SO_OPENTYPE;
}

/* Alone of all options it takes a length of -1 here ("Socket options" of observed-behaviour.md). */
int
wsi_opentype_get(char *optval, int *optlen)
{
	int len, size = sizeof open_type;

	if (!optval || !optlen || wsi_posix_copy_in(&len, optlen, sizeof len))
		return WSAEFAULT;
	if (len >= 0 && len < size)
		return WSAEFAULT;
	if (wsi_posix_copy_out(optval, &open_type, sizeof open_type))
		return WSAEFAULT;
	return wsi_posix_copy_out(optlen, &size, sizeof size);
}

int
wsi_opentype_set(const char *optval, int optlen)
{
	if (!optval || (optlen >= 0 && optlen < (int)sizeof open_type))
		return WSAEFAULT;
	return wsi_posix_copy_in(&open_type, optval, sizeof open_type);
}

DWORD
wsi_opentype_flags(void)
{
	return open_type ? 0 : WSA_FLAG_OVERLAPPED;
}
