/* Questions that ws2tcpip.h answers of an IPv6 address. */
#ifndef WS_IN6_H
#define WS_IN6_H
#pragma GCC system_header

WS_BEGIN

WS_INLINE int
IN6_ADDR_EQUAL(const struct in6_addr *a, const struct in6_addr *b)
{
	return !__builtin_memcmp(a, b, sizeof *a);
}

/* Are the first six words nought? */
WS_INLINE int
ws_in6_starts_empty(const struct in6_addr *a)
{
	const u_short *w = a->s6_words;

	return !(w[0] | w[1] | w[2] | w[3] | w[4]);
}

WS_INLINE int
IN6_IS_ADDR_UNSPECIFIED(const struct in6_addr *a)
{
	return ws_in6_starts_empty(a) && !(a->s6_words[5] | a->s6_words[6] | a->s6_words[7]);
}

WS_INLINE int
IN6_IS_ADDR_LOOPBACK(const struct in6_addr *a)
{
	return ws_in6_starts_empty(a) && !(a->s6_words[5] | a->s6_words[6] | a->s6_bytes[14]) && a->s6_bytes[15] == 1;
}

WS_INLINE int
IN6_IS_ADDR_MULTICAST(const struct in6_addr *a)
{
	return a->s6_bytes[0] == 0xff;
}

WS_INLINE int
IN6_IS_ADDR_LINKLOCAL(const struct in6_addr *a)
{
	return a->s6_bytes[0] == 0xfe && (a->s6_bytes[1] & 0xc0) == 0x80;
}

WS_INLINE int
IN6_IS_ADDR_SITELOCAL(const struct in6_addr *a)
{
	return a->s6_bytes[0] == 0xfe && (a->s6_bytes[1] & 0xc0) == 0xc0;
}

WS_INLINE int
IN6_IS_ADDR_V4MAPPED(const struct in6_addr *a)
{
	return ws_in6_starts_empty(a) && a->s6_words[5] == 0xffff;
}

WS_INLINE int
IN6_IS_ADDR_V4COMPAT(const struct in6_addr *a)
{
	return ws_in6_starts_empty(a) && !a->s6_words[5] && !IN6_IS_ADDR_UNSPECIFIED(a) && !IN6_IS_ADDR_LOOPBACK(a);
}

WS_INLINE int
ws_in6_has_scope(const struct in6_addr *a, int scope)
{
	return IN6_IS_ADDR_MULTICAST(a) && (a->s6_bytes[1] & 0xf) == scope;
}

WS_INLINE int
IN6_IS_ADDR_MC_NODELOCAL(const struct in6_addr *a)
{
	return ws_in6_has_scope(a, 1);
}

WS_INLINE int
IN6_IS_ADDR_MC_LINKLOCAL(const struct in6_addr *a)
{
	return ws_in6_has_scope(a, 2);
}

WS_INLINE int
IN6_IS_ADDR_MC_SITELOCAL(const struct in6_addr *a)
{
	return ws_in6_has_scope(a, 5);
}

WS_INLINE int
IN6_IS_ADDR_MC_ORGLOCAL(const struct in6_addr *a)
{
	return ws_in6_has_scope(a, 8);
}

WS_INLINE int
IN6_IS_ADDR_MC_GLOBAL(const struct in6_addr *a)
{
	return ws_in6_has_scope(a, 14);
}

WS_INLINE void
IN6_SET_ADDR_UNSPECIFIED(struct in6_addr *a)
{
	__builtin_memset(a, 0, sizeof *a);
}

WS_INLINE void
IN6_SET_ADDR_LOOPBACK(struct in6_addr *a)
{
	IN6_SET_ADDR_UNSPECIFIED(a);
	a->s6_bytes[15] = 1;
}

WS_INLINE int
IN6ADDR_ISANY(const struct sockaddr_in6 *name)
{
	return name->sin6_family == AF_INET6 && IN6_IS_ADDR_UNSPECIFIED(&name->sin6_addr);
}

WS_INLINE int
IN6ADDR_ISLOOPBACK(const struct sockaddr_in6 *name)
{
	return name->sin6_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&name->sin6_addr);
}

WS_INLINE void
IN6ADDR_SETANY(struct sockaddr_in6 *name)
{
	__builtin_memset(name, 0, sizeof *name);
	name->sin6_family = AF_INET6;
}

WS_INLINE void
IN6ADDR_SETLOOPBACK(struct sockaddr_in6 *name)
{
	IN6ADDR_SETANY(name);
	name->sin6_addr.s6_bytes[15] = 1;
}

WS_END

#define IN6_ARE_ADDR_EQUAL IN6_ADDR_EQUAL

#endif
