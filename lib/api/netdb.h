/* What the database calls have in common: a caller's strings, results in packed blocks, and the block that each thread has for each kind. */
#ifndef WSI_NETDB_H
#define WSI_NETDB_H

#include <winsock2.h>

#include "posix/posix.h"

/* The block of the calling thread: the next call of the kind in the thread uses it again, at the same address unless it must grow.
 * Freed when the thread ends. NULL: no memory. */
enum wsi_result {
	WSI_RESULT_HOST,
	WSI_RESULT_SERVICE,
	WSI_RESULT_PROTOCOL,
	WSI_RESULTS
};

void *wsi_result_room(enum wsi_result kind, size_t size);

/* Copy a caller's string of fewer than `size` characters: 0, WSAEFAULT where it cannot be read, WSAENAMETOOLONG. */
int wsi_netdb_text(char *copy, const char *text, size_t size);

/* Bytes of a result with all that it points to, and the result written into so many bytes: the structure, the list of aliases, the list of
 * addresses, the addresses, the strings (observed, gethostbyname: programs rely on the order). An address is followed by zeros up to the size
 * of a long: programs read one there. */
size_t wsi_hostent_size(const struct wsi_host *host);
struct hostent *wsi_hostent_pack(const struct wsi_host *host, void *room);
size_t wsi_servent_size(const struct wsi_service *service);
struct servent *wsi_servent_pack(const struct wsi_service *service, void *room);

/* A protocol of Windows' fixed list. */
struct wsi_protocol {
	short number;
	const char *name, *alias;
};

const struct wsi_protocol *wsi_protocol_by_name(const char *name);
const struct wsi_protocol *wsi_protocol_by_number(int number);
size_t wsi_protoent_size(const struct wsi_protocol *protocol);
struct protoent *wsi_protoent_pack(const struct wsi_protocol *protocol, void *room);

#endif
