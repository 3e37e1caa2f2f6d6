/* Questions that mstcpip.h answers of an address of either family. */
#ifndef WS_IN4_H
#define WS_IN4_H
#pragma GCC system_header

#include <winsock/in6.h>

#define IN4ADDR_LOOPBACK                0x0100007f
#define IN4ADDR_LOOPBACKPREFIX_LENGTH   8
#define IN4ADDR_LINKLOCALPREFIX_LENGTH  16
#define IN4ADDR_MULTICASTPREFIX_LENGTH  4

/* In the machine's order, unlike all below. */
#define IN4_CLASSA(i)    (((LONG)(i) & 0x80000000) == 0)
#define IN4_CLASSB(i)    (((LONG)(i) & 0xc0000000) == 0x80000000)
#define IN4_CLASSC(i)    (((LONG)(i) & 0xe0000000) == 0xc0000000)
#define IN4_CLASSD(i)    (((LONG)(i) & 0xf0000000) == 0xe0000000)
#define IN4_MULTICAST(i) IN4_CLASSD(i)

#define INET_IS_ALIGNED(pointer, type) (((ULONG_PTR)(pointer) & (__alignof__(type) - 1)) == 0)

WS_BEGIN

WS_INLINE const UCHAR *
ws_in4_bytes(const void *a)
{
	return (const UCHAR *)a;
}

WS_INLINE BOOLEAN
IN4_ADDR_EQUAL(const IN_ADDR *a, const IN_ADDR *b)
{
	return (BOOLEAN)!__builtin_memcmp(a, b, sizeof *a);
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_UNSPECIFIED(const IN_ADDR *a)
{
	const UCHAR *b = ws_in4_bytes(a);

	return (BOOLEAN)!(b[0] | b[1] | b[2] | b[3]);
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_LOOPBACK(const IN_ADDR *a)
{
	return (BOOLEAN)(ws_in4_bytes(a)[0] == 127);
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_BROADCAST(const IN_ADDR *a)
{
	const UCHAR *b = ws_in4_bytes(a);

	return (BOOLEAN)((b[0] & b[1] & b[2] & b[3]) == 255);
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_MULTICAST(const IN_ADDR *a)
{
	return (BOOLEAN)((ws_in4_bytes(a)[0] & 0xf0) == 0xe0);
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_LINKLOCAL(const IN_ADDR *a)
{
	return (BOOLEAN)(ws_in4_bytes(a)[0] == 169 && ws_in4_bytes(a)[1] == 254);
}

/* IPv4 has no such addresses. */
WS_INLINE BOOLEAN
IN4_IS_ADDR_SITELOCAL(const IN_ADDR *a)
{
	(void)a;
	return FALSE;
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_RFC1918(const IN_ADDR *a)
{
	const UCHAR *b = ws_in4_bytes(a);

	return (BOOLEAN)(b[0] == 10 || (b[0] == 172 && (b[1] & 0xf0) == 16) || (b[0] == 192 && b[1] == 168));
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_MC_LINKLOCAL(const IN_ADDR *a)
{
	const UCHAR *b = ws_in4_bytes(a);

	return (BOOLEAN)(b[0] == 224 && !(b[1] | b[2]));
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_MC_ADMINLOCAL(const IN_ADDR *a)
{
	return (BOOLEAN)(ws_in4_bytes(a)[0] == 239 && ws_in4_bytes(a)[1] == 255);
}

WS_INLINE BOOLEAN
IN4_IS_ADDR_MC_SITELOCAL(const IN_ADDR *a)
{
	return (BOOLEAN)(ws_in4_bytes(a)[0] == 239 && (IN4_IS_ADDR_MC_ADMINLOCAL(a) || ws_in4_bytes(a)[1] < 192));
}

/* An address of the world: of nobody's private network, nor one that stands for several. */
WS_INLINE BOOLEAN
IN4_IS_ADDR_6TO4ELIGIBLE(const IN_ADDR *a)
{
	return (BOOLEAN)!(IN4_IS_ADDR_LINKLOCAL(a) || IN4_IS_ADDR_LOOPBACK(a) || IN4_IS_ADDR_MULTICAST(a) || IN4_IS_ADDR_BROADCAST(a) ||
		IN4_IS_ADDR_UNSPECIFIED(a) || IN4_IS_ADDR_RFC1918(a));
}

#define IN4_UNALIGNED_ADDR_EQUAL           IN4_ADDR_EQUAL
#define IN4_IS_UNALIGNED_ADDR_UNSPECIFIED  IN4_IS_ADDR_UNSPECIFIED
#define IN4_IS_UNALIGNED_ADDR_LOOPBACK     IN4_IS_ADDR_LOOPBACK
#define IN4_IS_UNALIGNED_ADDR_BROADCAST    IN4_IS_ADDR_BROADCAST
#define IN4_IS_UNALIGNED_ADDR_MULTICAST    IN4_IS_ADDR_MULTICAST
#define IN4_IS_UNALIGNED_ADDR_LINKLOCAL    IN4_IS_ADDR_LINKLOCAL
#define IN4_IS_UNALIGNED_ADDR_RFC1918      IN4_IS_ADDR_RFC1918
#define IN4_IS_UNALIGNED_ADDR_6TO4ELIGIBLE IN4_IS_ADDR_6TO4ELIGIBLE

WS_INLINE BOOLEAN
IN4ADDR_ISANY(const SOCKADDR_IN *a)
{
	return (BOOLEAN)(a->sin_family == AF_INET && IN4_IS_ADDR_UNSPECIFIED(&a->sin_addr));
}

WS_INLINE BOOLEAN
IN4ADDR_ISUNSPECIFIED(const SOCKADDR_IN *a)
{
	return IN4ADDR_ISANY(a);
}

WS_INLINE BOOLEAN
IN4ADDR_ISLOOPBACK(const SOCKADDR_IN *a)
{
	return (BOOLEAN)(a->sin_family == AF_INET && IN4_IS_ADDR_LOOPBACK(&a->sin_addr));
}

WS_INLINE BOOLEAN
IN4ADDR_ISEQUAL(const SOCKADDR_IN *a, const SOCKADDR_IN *b)
{
	return (BOOLEAN)(a->sin_port == b->sin_port && IN4_ADDR_EQUAL(&a->sin_addr, &b->sin_addr));
}

WS_INLINE void
IN4ADDR_SETSOCKADDR(PSOCKADDR_IN a, const IN_ADDR *addr, USHORT port)
{
	__builtin_memset(a, 0, sizeof *a);
	a->sin_family = AF_INET;
	a->sin_port = port;
	a->sin_addr = *addr;
}

WS_INLINE void
IN4ADDR_SETANY(PSOCKADDR_IN a)
{
	__builtin_memset(a, 0, sizeof *a);
	a->sin_family = AF_INET;
}

WS_INLINE void
IN4ADDR_SETLOOPBACK(PSOCKADDR_IN a)
{
	IN4ADDR_SETANY(a);
	__builtin_memcpy(&a->sin_addr, "\177\0\0\1", sizeof a->sin_addr);
}

WS_INLINE void
IN6ADDR_SETSOCKADDR(PSOCKADDR_IN6 a, const IN6_ADDR *addr, SCOPE_ID scope, USHORT port)
{
	IN6ADDR_SETANY(a);
	a->sin6_port = port;
	a->sin6_addr = *addr;
	a->sin6_scope_id = scope.Value;
}

WS_INLINE BOOLEAN
IN6ADDR_ISV4MAPPED(const SOCKADDR_IN6 *a)
{
	return (BOOLEAN)(a->sin6_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&a->sin6_addr));
}

WS_INLINE SIZE_T
INET_ADDR_LENGTH(ADDRESS_FAMILY af)
{
	return af == AF_INET ? sizeof(IN_ADDR) : af == AF_INET6 ? sizeof(IN6_ADDR) : 0;
}

WS_INLINE SIZE_T
INET_SOCKADDR_LENGTH(ADDRESS_FAMILY af)
{
	return af == AF_INET ? sizeof(SOCKADDR_IN) : af == AF_INET6 ? sizeof(SOCKADDR_IN6) : 0;
}

WS_INLINE BOOLEAN
INET_ADDR_EQUAL(ADDRESS_FAMILY af, const void *a, const void *b)
{
	return (BOOLEAN)!__builtin_memcmp(a, b, INET_ADDR_LENGTH(af));
}

WS_INLINE BOOLEAN
INET_IS_ADDR_UNSPECIFIED(ADDRESS_FAMILY af, const void *a)
{
	return (BOOLEAN)(af == AF_INET6 ? IN6_IS_ADDR_UNSPECIFIED((const IN6_ADDR *)a) : IN4_IS_ADDR_UNSPECIFIED((const IN_ADDR *)a));
}

WS_INLINE BOOLEAN
INET_IS_ADDR_LOOPBACK(ADDRESS_FAMILY af, const void *a)
{
	return (BOOLEAN)(af == AF_INET6 ? IN6_IS_ADDR_LOOPBACK((const IN6_ADDR *)a) : IN4_IS_ADDR_LOOPBACK((const IN_ADDR *)a));
}

WS_INLINE BOOLEAN
INET_IS_ADDR_MULTICAST(ADDRESS_FAMILY af, const void *a)
{
	return (BOOLEAN)(af == AF_INET6 ? IN6_IS_ADDR_MULTICAST((const IN6_ADDR *)a) : IN4_IS_ADDR_MULTICAST((const IN_ADDR *)a));
}

WS_INLINE BOOLEAN
INET_IS_ADDR_BROADCAST(ADDRESS_FAMILY af, const void *a)
{
	return (BOOLEAN)(af == AF_INET && IN4_IS_ADDR_BROADCAST((const IN_ADDR *)a));
}

#define INET_UNALIGNED_ADDR_EQUAL          INET_ADDR_EQUAL
#define INET_IS_UNALIGNED_ADDR_UNSPECIFIED INET_IS_ADDR_UNSPECIFIED

WS_INLINE void
INET_SET_ADDRESS(ADDRESS_FAMILY Family, PUCHAR Address, const UCHAR *Value)
{
	__builtin_memcpy(Address, Value, INET_ADDR_LENGTH(Family));
}

WS_INLINE PUCHAR
INETADDR_ADDRESS(const SOCKADDR *a)
{
	if (a->sa_family == AF_INET6)
		return (PUCHAR)&((PSOCKADDR_IN6)a)->sin6_addr;
	return (PUCHAR)&((PSOCKADDR_IN)a)->sin_addr;
}

WS_INLINE USHORT
INETADDR_PORT(const SOCKADDR *a)
{
	return ((const SOCKADDR_IN *)(const void *)a)->sin_port;
}

WS_INLINE void
INETADDR_SET_PORT(PSOCKADDR a, USHORT Port)
{
	((PSOCKADDR_IN)(void *)a)->sin_port = Port;
}

WS_INLINE void
INETADDR_SET_ADDRESS(PSOCKADDR a, const UCHAR *Address)
{
	INET_SET_ADDRESS(a->sa_family, INETADDR_ADDRESS(a), Address);
}

WS_INLINE BOOLEAN
INETADDR_ISANY(const SOCKADDR *a)
{
	return INET_IS_ADDR_UNSPECIFIED(a->sa_family, INETADDR_ADDRESS(a));
}

WS_INLINE BOOLEAN
INETADDR_ISUNSPECIFIED(const SOCKADDR *a)
{
	return INETADDR_ISANY(a);
}

WS_INLINE BOOLEAN
INETADDR_ISLOOPBACK(const SOCKADDR *a)
{
	return INET_IS_ADDR_LOOPBACK(a->sa_family, INETADDR_ADDRESS(a));
}

WS_INLINE BOOLEAN
INETADDR_ISV4MAPPED(const SOCKADDR *a)
{
	return IN6ADDR_ISV4MAPPED((const SOCKADDR_IN6 *)(const void *)a);
}

WS_INLINE void
INETADDR_SETANY(PSOCKADDR a)
{
	ADDRESS_FAMILY family = a->sa_family;

	__builtin_memset(a, 0, INET_SOCKADDR_LENGTH(family));
	a->sa_family = family;
}

WS_INLINE void
INETADDR_SETLOOPBACK(PSOCKADDR a)
{
	if (a->sa_family == AF_INET6)
		IN6ADDR_SETLOOPBACK((PSOCKADDR_IN6)(void *)a);
	else
		IN4ADDR_SETLOOPBACK((PSOCKADDR_IN)(void *)a);
}

WS_INLINE void
INETADDR_SETSOCKADDR(ADDRESS_FAMILY af, PSOCKADDR a, const void *addr, SCOPE_ID scope, USHORT port)
{
	if (af == AF_INET6)
		IN6ADDR_SETSOCKADDR((PSOCKADDR_IN6)(void *)a, (const IN6_ADDR *)addr, scope, port);
	else
		IN4ADDR_SETSOCKADDR((PSOCKADDR_IN)(void *)a, (const IN_ADDR *)addr, port);
}

WS_END

#endif
