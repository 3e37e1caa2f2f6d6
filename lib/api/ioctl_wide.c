/* ioctlsocket for an argument of the machine's long, which may be wider than u_long (winsock/ioctl.h). */
#include "api/api.h"
#include "posix/posix.h"

/* Where a long keeps its low half. */
static u_long *
low_half(unsigned long *argp)
{
	const size_t last = sizeof *argp / sizeof(u_long) - 1;

	return (u_long *)(void *)argp + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? last : 0);
}

/* A program may pass a pointer to fewer bytes than it says, so what goes in is read from the low half alone; what comes out fills the whole. */
int WSAAPI
ws_ioctlsocket_wide(SOCKET s, long cmd, unsigned long *argp)
{
	u_long value = 0;
	unsigned long wide;
	int error;

	if (!((DWORD)cmd & IOC_OUT) || !argp)
		return (ioctlsocket)(s, cmd, argp ? low_half(argp) : NULL);
	if ((DWORD)cmd & IOC_IN && wsi_posix_copy_in(&value, low_half(argp), sizeof value))
		return wsi_finish(WSAEFAULT);
	if ((ioctlsocket)(s, cmd, &value) == SOCKET_ERROR)
		return SOCKET_ERROR;
	wide = value;
	error = wsi_posix_copy_out(argp, &wide, sizeof wide);
	return wsi_finish(error);
}
