/* Local sockets. */
#ifndef _AFUNIX_
#define _AFUNIX_
#pragma GCC system_header

#include <winsock2.h>

#define UNIX_PATH_MAX                   108
#define SIO_AF_UNIX_GETPEERPID          0x58000100
#define SIO_AF_UNIX_SETBINDPARENTPATH   0x98000101
#define SIO_AF_UNIX_SETCONNPARENTPATH   0x98000102

typedef struct WS_MAY_ALIAS sockaddr_un {
	ADDRESS_FAMILY sun_family;
	char sun_path[UNIX_PATH_MAX];
} SOCKADDR_UN, *PSOCKADDR_UN;

#endif
