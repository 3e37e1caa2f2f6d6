/* How much has come, for whoever must tell what is new from what is still there. */
#include <errno.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

#include "posix/posix.h"
#include "winerror.h"

static int
get(int fd, int level, int option, void *value, socklen_t size)
{
	socklen_t got = size;

	if (getsockopt(fd, level, option, value, &got))
		return wsi_errno_to_wsa(errno);
	return got == size ? 0 : WSAENOPROTOOPT;
}

int
wsi_posix_backlog(int fd, uint32_t *connections)
{
	struct tcp_info info;
	int error = get(fd, IPPROTO_TCP, TCP_INFO, &info, offsetof(struct tcp_info, tcpi_sacked));

	/* The kernel keeps it there while a socket listens. */
	if (!error)
		*connections = info.tcpi_unacked;
	return error;
}

int
wsi_posix_received(int fd, uint64_t *bytes)
{
	struct tcp_info info;
	int error = get(fd, IPPROTO_TCP, TCP_INFO, &info, offsetof(struct tcp_info, tcpi_segs_out));

	if (!error)
		*bytes = info.tcpi_bytes_received;
	return error;
}

int
wsi_posix_queued(int fd, uint32_t *memory)
{
	uint32_t info[SK_MEMINFO_RMEM_ALLOC + 1];
	int error = get(fd, SOL_SOCKET, SO_MEMINFO, info, sizeof info);

	if (!error)
		*memory = info[SK_MEMINFO_RMEM_ALLOC];
	return error;
}
