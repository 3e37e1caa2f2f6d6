/* ioctlsocket with the pointers that programs pass: on Windows u_long, unsigned long, ULONG and DWORD are one type, and int and
 * long have its width. As many bytes are read and written as the pointed-to type has. A type not listed meets the plain prototype.
 * The macro is one of functions: the name alone, as for an address, is the function. */
#ifndef WS_IOCTL_H
#define WS_IOCTL_H
#pragma GCC system_header

WS_BEGIN
/* The library's own: the argument is a long, whatever its width. */
int WSAAPI ws_ioctlsocket_wide(SOCKET s, long cmd, unsigned long *argp);

WS_INLINE int
ws_ioctlsocket_ulong(SOCKET s, long cmd, unsigned long *argp)
{
	return ws_ioctlsocket_wide(s, cmd, argp);
}

WS_INLINE int
ws_ioctlsocket_long(SOCKET s, long cmd, long *argp)
{
	return ws_ioctlsocket_wide(s, cmd, (unsigned long *)argp);
}

WS_INLINE int
ws_ioctlsocket_uint(SOCKET s, long cmd, unsigned int *argp)
{
	return ioctlsocket(s, cmd, (u_long *)(void *)argp);
}

WS_INLINE int
ws_ioctlsocket_int(SOCKET s, long cmd, int *argp)
{
	return ioctlsocket(s, cmd, (u_long *)(void *)argp);
}
WS_END

#ifdef __cplusplus
extern "C++" {
/* A template, so that NULL meets the plain function only; and only for these types. */
template <class T> struct ws_ioctl_result {};
template <> struct ws_ioctl_result<unsigned long> { typedef int type; };
template <> struct ws_ioctl_result<long> { typedef int type; };
template <> struct ws_ioctl_result<unsigned int> { typedef int type; };
template <> struct ws_ioctl_result<int> { typedef int type; };

inline int ws_ioctlsocket_as(SOCKET s, long cmd, unsigned long *argp) { return ws_ioctlsocket_ulong(s, cmd, argp); }
inline int ws_ioctlsocket_as(SOCKET s, long cmd, long *argp) { return ws_ioctlsocket_long(s, cmd, argp); }
inline int ws_ioctlsocket_as(SOCKET s, long cmd, unsigned int *argp) { return ws_ioctlsocket_uint(s, cmd, argp); }
inline int ws_ioctlsocket_as(SOCKET s, long cmd, int *argp) { return ws_ioctlsocket_int(s, cmd, argp); }

template <class T> inline typename ws_ioctl_result<T>::type
ioctlsocket(SOCKET s, long cmd, T *argp)
{
	return ws_ioctlsocket_as(s, cmd, argp);
}
}
#else
#define ioctlsocket(s, cmd, argp)                                       \
	__extension__ _Generic((argp),                                  \
		unsigned long *: ws_ioctlsocket_ulong,                  \
		long *: ws_ioctlsocket_long,                            \
		unsigned int *: ws_ioctlsocket_uint,                    \
		int *: ws_ioctlsocket_int,                              \
		default: (ioctlsocket))(s, cmd, argp)
#endif

#endif
