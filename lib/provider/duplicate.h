/* Another SOCKET of the kernel's socket: DuplicateHandle here, WSADuplicateSocket for this process or another. */
#ifndef WSI_DUPLICATE_H
#define WSI_DUPLICATE_H

#include <winsock2.h>
#include <stdbool.h>

/* Does a WSAPROTOCOL_INFO come from WSADuplicateSocket? Then open what it stands for: 0 and a SOCKET, or what wsi_handover_take() says. */
bool wsi_duplicate_is(const WSAPROTOCOL_INFOW *info);
int wsi_duplicate_open(const WSAPROTOCOL_INFOW *info, DWORD flags, SOCKET *s);

/* At once and in this process: 0, WSAENOTSOCK, or why there is no descriptor. */
int wsi_duplicate_here(SOCKET s, bool inheritable, SOCKET *copy);

#endif
