/* TransmitFile and TransmitPackets. */
#include <mswsock.h>

#include "provider/extension.h"
#include "provider/parcel.h"

enum {
	TF_KNOWN = TF_DISCONNECT | TF_REUSE_SOCKET | TF_WRITE_BEHIND | TF_USE_SYSTEM_THREAD | TF_USE_KERNEL_APC,
	ELEMENTS_MOST = 1 << 20,        /* at once, of 40 bytes each */
};

/* State before pointers, and a reuse only of what is disconnected (TransmitFile of documented-errors.tsv). */
static int
check(struct wsi_sock *sock, DWORD flags)
{
	int error = wsi_parcel_check(sock);

	if (error)
		return error;
	return flags & ~(DWORD)TF_KNOWN || (flags & TF_REUSE_SOCKET && !(flags & TF_DISCONNECT)) ? WSAEINVAL : 0;
}

/* What a call of TransmitFile has said. */
struct file_call {
	HANDLE file;
	DWORD size, chunk, flags;
	LPOVERLAPPED overlapped;
	TRANSMIT_FILE_BUFFERS buffers;
};

static int
add_parts(struct wsi_parcel *p, const struct file_call *c)
{
	uint64_t at = c->overlapped ? (uint64_t)c->overlapped->OffsetHigh << 32 | c->overlapped->Offset : 0;
	int error = wsi_parcel_add_bytes(p, c->buffers.Head, c->buffers.HeadLength);

	if (!error && c->file)
		error = wsi_parcel_add_file(p, c->file, c->overlapped ? &at : NULL, c->size);
	return error ? error : wsi_parcel_add_bytes(p, c->buffers.Tail, c->buffers.TailLength);
}

static int
transmit_file(struct wsi_sock *sock, const struct file_call *c)
{
	struct wsi_parcel *p;
	int error = check(sock, c->flags);

	if (error)
		return error;
	p = wsi_parcel_new(sock, 3, c->chunk, c->flags);
	if (!p)
		return WSAENOBUFS;
	error = add_parts(p, c);
	if (!error)
		return wsi_parcel_send(p, c->overlapped);
	wsi_parcel_free(p);
	return error;
}

BOOL PASCAL
wsi_TransmitFile(SOCKET s, HANDLE file, DWORD size, DWORD chunk, LPOVERLAPPED overlapped, LPTRANSMIT_FILE_BUFFERS buffers, DWORD flags)
{
	struct file_call c = {.file = file, .size = size, .chunk = chunk, .flags = flags, .overlapped = overlapped};
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return wsi_extension_answer(error);
	if (buffers)
		error = wsi_posix_copy_in(&c.buffers, buffers, sizeof c.buffers);
	if (!error)
		error = transmit_file(sock, &c);
	wsi_sock_leave(sock);
	return wsi_extension_answer(error);
}

/* A place of -1 is the file's own pointer. TP_ELEMENT_EOP ends a datagram, of which a stream has none. */
static int
add_element(struct wsi_parcel *p, const TRANSMIT_PACKETS_ELEMENT *element)
{
	TRANSMIT_PACKETS_ELEMENT e;
	uint64_t at;

	if (wsi_posix_copy_in(&e, element, sizeof e))
		return WSAEFAULT;
	at = (uint64_t)e.nFileOffset.QuadPart;
	switch (e.dwElFlags & ~(ULONG)TP_ELEMENT_EOP) {
	case TP_ELEMENT_MEMORY:
		return wsi_parcel_add_bytes(p, e.pBuffer, e.cLength);
	case TP_ELEMENT_FILE:
		return wsi_parcel_add_file(p, e.hFile, e.nFileOffset.QuadPart == -1 ? NULL : &at, e.cLength);
	default:
		return WSAEINVAL;
	}
}

static int
add_elements(struct wsi_parcel *p, const TRANSMIT_PACKETS_ELEMENT *elements, DWORD count)
{
	int error = 0;

	for (DWORD i = 0; i < count && !error; i++)
		error = add_element(p, &elements[i]);
	return error;
}

static int
transmit_packets(struct wsi_sock *sock, const TRANSMIT_PACKETS_ELEMENT *elements, DWORD count, DWORD chunk, LPOVERLAPPED overlapped, DWORD flags)
{
	struct wsi_parcel *p;
	int error = check(sock, flags);

	if (error)
		return error;
	if (count && !elements)
		return WSAEFAULT;
	p = count <= ELEMENTS_MOST ? wsi_parcel_new(sock, count, chunk, flags) : NULL;
	if (!p)
		return WSAENOBUFS;
	error = add_elements(p, elements, count);
	if (!error)
		return wsi_parcel_send(p, overlapped);
	wsi_parcel_free(p);
	return error;
}

BOOL PASCAL
wsi_TransmitPackets(SOCKET s, LPTRANSMIT_PACKETS_ELEMENT elements, DWORD count, DWORD chunk, LPOVERLAPPED overlapped, DWORD flags)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return wsi_extension_answer(error);
	error = transmit_packets(sock, elements, count, chunk, overlapped, flags);
	wsi_sock_leave(sock);
	return wsi_extension_answer(error);
}
