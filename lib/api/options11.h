/* What getsockopt and setsockopt link to in a source that includes winsock.h. */
#ifndef WSI_OPTIONS11_H
#define WSI_OPTIONS11_H

#include <winsock2.h>

int WSAAPI ws_getsockopt11(SOCKET s, int level, int optname, char *optval, int *optlen);
int WSAAPI ws_setsockopt11(SOCKET s, int level, int optname, const char *optval, int optlen);

#endif
