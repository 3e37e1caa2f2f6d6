/* An IPv6 address. */
#ifndef s6_addr
#pragma GCC system_header

#include <winsock/bsdtypes.h>

typedef struct __attribute__((__may_alias__)) in6_addr {
	union {
		u_char Byte[16];
		u_short Word[8];
	} u;
} IN6_ADDR, *PIN6_ADDR, *LPIN6_ADDR;

#define in_addr6 in6_addr
#define _S6_un   u
#define _S6_u8   Byte
#define s6_addr  u.Byte
#define s6_bytes u.Byte
#define s6_words u.Word

#endif
