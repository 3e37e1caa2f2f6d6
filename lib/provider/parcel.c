#include "provider/parcel.h"

#include <mswsock.h>
#include <stdlib.h>

#include "provider/blocking.h"
#include "provider/connect.h"
#include "provider/request.h"
#include "provider/transfer.h"

struct wsi_parcel *
wsi_parcel_new(struct wsi_sock *sock, unsigned count, DWORD chunk, DWORD flags)
{
	struct wsi_parcel *p = calloc(1, sizeof *p + count * sizeof *p->parts);

	if (!p)
		return NULL;
	p->sock = p->parting.sock = sock;
	p->chunk = chunk;
	p->ends = flags & TF_DISCONNECT;
	p->parting.reuse = flags & TF_REUSE_SOCKET;
	return p;
}

void
wsi_parcel_free(struct wsi_parcel *p)
{
	for (unsigned i = 0; i < p->count; i++)
		if (p->parts[i].is_file)
			wsi_source_close(&p->parts[i].file);
	free(p);
}

static int
weigh(struct wsi_parcel *p, uint64_t size)
{
	p->total += size;
	return p->total > WSI_PARCEL_MOST ? WSAEINVAL : 0;
}

int
wsi_parcel_add_bytes(struct wsi_parcel *p, const void *bytes, DWORD size)
{
	if (size && !bytes)
		return WSAEFAULT;
	p->parts[p->count++] = (struct wsi_part){.bytes = bytes, .left = size};
	return weigh(p, size);
}

int
wsi_parcel_add_file(struct wsi_parcel *p, HANDLE file, const uint64_t *at, DWORD size)
{
	struct wsi_part *part = &p->parts[p->count];
	int error = wsi_source_open(&part->file, file, at, size);

	if (error)
		return error;
	part->is_file = true;
	p->count++;
	return weigh(p, part->file.left);
}

int
wsi_parcel_check(struct wsi_sock *sock)
{
	wsi_connect_settle(sock);
	if (!atomic_load(&sock->connected))
		return WSAENOTCONN;
	return wsi_sock_is_stream(sock) ? wsi_transfer_check_sender(sock, 0) : WSAEINVAL;
}

static int
send_bytes(struct wsi_parcel *p, struct wsi_part *part)
{
	size_t done;
	int error = wsi_posix_send_part(p->sock->fd, part->bytes, part->left, p->next + 1 < p->count, &done);

	part->bytes += done;
	part->left -= done;
	p->total += done;
	return error;
}

static int
send_file(struct wsi_parcel *p, struct wsi_source *file)
{
	size_t size = p->chunk && p->chunk < file->left ? p->chunk : (size_t)file->left, done;
	int error = wsi_posix_send_file(p->sock->fd, file->fd, file->at, size, &done);

	p->total += done;
	if (!error)
		wsi_source_advance(file, done);
	return error;
}

static int
send_part(struct wsi_parcel *p)
{
	struct wsi_part *part = &p->parts[p->next];
	int error = 0;

	while (!error && (part->is_file ? part->file.left : part->left))
		error = part->is_file ? send_file(p, &part->file) : send_bytes(p, part);
	if (!error)
		p->next++;
	return error;
}

/* sendfile() has no MSG_DONTWAIT. */
static int
send_parts(void *parcel)
{
	struct wsi_parcel *p = parcel;
	int error = wsi_sock_lease(p->sock);

	if (error)
		return error;
	while (!error && p->next < p->count)
		error = send_part(p);
	wsi_sock_release(p->sock);
	return error && error != WSAEWOULDBLOCK ? wsi_transfer_send_failed(p->sock, error) : error;
}

/* A stream that was cut in the middle is of no more use. */
static void
cut(struct wsi_parcel *p)
{
	if (p->total && p->next < p->count)
		wsi_sock_damage(p->sock);
}

struct sending {
	struct wsi_request r;
	struct wsi_parcel *parcel;
};

static int
attempt(struct wsi_request *r)
{
	struct wsi_parcel *p = ((struct sending *)r)->parcel;
	int error = p->next < p->count ? send_parts(p) : 0;

	if (!error && p->ends)
		error = wsi_parting_attempt(&p->parting, r);
	r->bytes = (DWORD)p->total;
	return error;
}

static int
taken_back(struct wsi_request *r, bool closing)
{
	struct wsi_parcel *p = ((struct sending *)r)->parcel;

	r->bytes = (DWORD)p->total;
	if (!closing)
		cut(p);
	return closing ? WSAECONNABORTED : WSA_OPERATION_ABORTED;
}

static void
release(struct wsi_request *r)
{
	struct sending *s = (struct sending *)r;

	if (s->parcel)
		wsi_parcel_free(s->parcel);
	s->parcel = NULL;
}

static const struct wsi_request_kind kind = {
	.lane = WSI_LANE_OUT,
	.pends = true,
	.eager = true,
	.attempt = attempt,
	.taken_back = taken_back,
	.release = release,
};

static int
send_waiting(struct wsi_parcel *p)
{
	int error = send_parts(p);

	if (error == WSAEWOULDBLOCK)
		error = wsi_block_until(p->sock, WSI_POLL_OUT, wsi_block_timeout(atomic_load(&p->sock->send_timeout)), send_parts, p);
	if (wsi_transfer_is_given_up(p->sock, error))
		cut(p);
	if (!error && p->ends)
		error = wsi_parting_wait(&p->parting);
	return error;
}

static int
submit(struct wsi_parcel *p, LPWSAOVERLAPPED overlapped)
{
	struct wsi_request *r;
	int error = wsi_request_new(&kind, sizeof(struct sending), p->sock, overlapped, NULL, &r);

	if (error) {
		wsi_parcel_free(p);
		return error;
	}
	((struct sending *)r)->parcel = p;
	return wsi_request_submit(r, NULL);
}

int
wsi_parcel_send(struct wsi_parcel *p, LPWSAOVERLAPPED overlapped)
{
	int error;

	p->total = 0;
	if (overlapped)
		return submit(p, overlapped);
	error = send_waiting(p);
	wsi_parcel_free(p);
	return error;
}
