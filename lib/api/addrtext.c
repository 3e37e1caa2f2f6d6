#include "api/addrtext.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "api/netdb.h"

enum { LONGEST = 256 };         /* text of an address that is looked at */

/* The value of a digit, 16 or more for what is none. */
static unsigned
digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 16;
}

/* 0x and a digit: hexadecimal; a leading 0: octal. */
static unsigned
base(const char **at)
{
	if (**at != '0')
		return 10;
	if (((*at)[1] | 0x20) != 'x')
		return 8;
	*at += 2;
	return 16;
}

static bool
number(const char **at, uint32_t *value)
{
	unsigned radix = base(at);
	const char *from = *at;
	uint64_t sum = 0;

	for (; digit(**at) < radix; ++*at) {
		sum = sum * radix + digit(**at);
		if (sum > UINT32_MAX)
			return false;
	}
	*value = (uint32_t)sum;
	return *at != from;
}

bool
wsi_addrtext_ipv4(const char *text, const char **end, struct in_addr *address)
{
	uint32_t high = 0, part;
	unsigned bits = 32;

	for (; number(&text, &part); text++) {
		if (*text != '.') {
			if (bits < 32 && part >> bits)
				return false;
			address->s_addr = htonl(high | part);
			*end = text;
			return true;
		}
		if (part > 0xff || bits == 8)
			return false;
		bits -= 8;
		high |= part << bits;
	}
	return false;
}

static bool
is_end(char c)
{
	return strchr(" \t\n\v\f\r", c);        /* the NUL is one of them */
}

/* No WSAStartup asked for, and a bad string leaves the last error alone (observed, inet_addr). What stands behind white space may be of any
 * length. */
u_long WSAAPI
inet_addr(const char *theirs)
{
	struct in_addr address;
	char text[LONGEST + 1] = "";
	const char *end;

	if (wsi_netdb_text(text, theirs, LONGEST) == WSAEFAULT) {
		WSASetLastError(WSAEFAULT);
		return INADDR_NONE;
	}
	if (!strcmp(text, " "))                 /* observed: one blank, and only that, is 0.0.0.0 */
		return 0;
	return wsi_addrtext_ipv4(text, &end, &address) && is_end(*end) ? address.s_addr : INADDR_NONE;
}

char *WSAAPI
inet_ntoa(struct in_addr address)
{
	static __thread char text[sizeof "255.255.255.255"];
	u_long host = ntohl(address.s_addr);

	snprintf(text, sizeof text, "%u.%u.%u.%u", (unsigned)(host >> 24 & 0xff), (unsigned)(host >> 16 & 0xff),
		(unsigned)(host >> 8 & 0xff), (unsigned)(host & 0xff));
	return text;
}
