/* What TransmitFile and TransmitPackets send: buffers and files, one after the other, and perhaps the connection's end. */
#ifndef WSI_PARCEL_H
#define WSI_PARCEL_H

#include "provider/disconnect.h"
#include "provider/sourcefile.h"

struct wsi_part {
	bool is_file;
	const char *bytes;              /* the caller's; of none, too */
	size_t left;
	struct wsi_source file;
};

struct wsi_parcel {
	struct wsi_sock *sock;
	unsigned count, next;           /* parts, and the first that is not done with */
	size_t chunk;                   /* of files, at most at once; 0: any */
	uint64_t total;                 /* sent */
	bool ends;                      /* the connection ends with it */
	struct wsi_parting parting;
	struct wsi_part parts[];
};

enum { WSI_PARCEL_MOST = 2147483646 };  /* bytes: TransmitFile of documented-errors.tsv */

/* Has the socket a connection to send on? */
int wsi_parcel_check(struct wsi_sock *sock);
/* Send it: at once where `overlapped` is NULL, else WSA_IO_PENDING. It is the function's from here on. */
int wsi_parcel_send(struct wsi_parcel *parcel, LPWSAOVERLAPPED overlapped);
/* Room for so many parts, for a socket that the caller has entered; NULL where there is no memory. Without having been sent it is given up. */
struct wsi_parcel *wsi_parcel_new(struct wsi_sock *sock, unsigned count, DWORD chunk, DWORD flags);
void wsi_parcel_free(struct wsi_parcel *parcel);
int wsi_parcel_add_bytes(struct wsi_parcel *parcel, const void *bytes, DWORD size);
int wsi_parcel_add_file(struct wsi_parcel *parcel, HANDLE file, const uint64_t *at, DWORD size);

#endif
