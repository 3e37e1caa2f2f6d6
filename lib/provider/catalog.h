/* The protocols of the base provider. */
#ifndef WSI_CATALOG_H
#define WSI_CATALOG_H

#include <winsock2.h>
#include <stdbool.h>
#include <stddef.h>

/* Find the protocol that socket()'s three numbers mean, noughts being open, and fill them in. The code says which of them is wrong: the type
 * before the family before the protocol. */
int wsi_catalog_choose(int *family, int *type, int *protocol);

/* The catalogue's entry of a socket; WSAENOPROTOOPT for a family that has none. */
int wsi_catalog_info(int family, int type, int protocol, WSAPROTOCOL_INFOW *info);

/* The entries by their place, from 0; false behind the last. Those with PFL_HIDDEN are not for programs. */
bool wsi_catalog_entry(size_t place, WSAPROTOCOL_INFOW *info);

/* The largest message of a protocol, 0 for a stream. */
DWORD wsi_catalog_message_size(int family, int type);

#endif
