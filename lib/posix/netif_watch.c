/* What the kernel tells of changes of addresses and routes. */
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include "posix/posix.h"
#include "winerror.h"

enum { LOWEST = 3, ROOM = 8192 };

static int
subscribe(void)
{
	const struct sockaddr_nl name = {
		.nl_family = AF_NETLINK,
		.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE,
	};
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);

	if (fd >= 0 && bind(fd, (const struct sockaddr *)&name, sizeof name)) {
		int error = errno;

		close(fd);
		errno = error;
		return -1;
	}
	return fd;
}

/* The numbers of the standard streams are theirs. */
int
wsi_netif_watch_open(int *fd)
{
	int low = subscribe(), error;

	*fd = low;
	if (low < 0)
		return wsi_errno_to_wsa(errno);
	if (low >= LOWEST)
		return 0;
	*fd = fcntl(low, F_DUPFD_CLOEXEC, LOWEST);
	error = *fd < 0 ? wsi_errno_to_wsa(errno) : 0;
	close(low);
	return error;
}

/* The same number gets a subscription of its own. */
int
wsi_netif_watch_renew(int fd)
{
	int fresh = subscribe(), error;

	if (fresh < 0)
		return wsi_errno_to_wsa(errno);
	error = dup3(fresh, fd, O_CLOEXEC) < 0 ? wsi_errno_to_wsa(errno) : 0;
	close(fresh);
	return error;
}

static unsigned
kind_of(int type)
{
	switch (type) {
	case RTM_NEWADDR:
	case RTM_DELADDR:
	case RTM_NEWLINK:
	case RTM_DELLINK:
		return WSI_CHANGED_ADDRESSES | WSI_CHANGED_ROUTES;
	case RTM_NEWROUTE:
	case RTM_DELROUTE:
		return WSI_CHANGED_ROUTES;
	default:
		return 0;
	}
}

static unsigned
kinds_in(const struct nlmsghdr *message, int length)
{
	unsigned changed = 0;

	for (; NLMSG_OK(message, (unsigned)length); message = NLMSG_NEXT(message, length))
		changed |= kind_of(message->nlmsg_type);
	return changed;
}

unsigned
wsi_netif_watch_read(int fd)
{
	union {
		struct nlmsghdr first;
		char bytes[ROOM];
	} buffer;
	unsigned changed = 0;

	for (;;) {
		ssize_t got = recv(fd, &buffer, sizeof buffer, MSG_DONTWAIT);

		if (got > 0)
			changed |= kinds_in(&buffer.first, (int)got);
		else if (got < 0 && errno == ENOBUFS)
			changed |= WSI_CHANGED_ADDRESSES | WSI_CHANGED_ROUTES;
		else if (got == 0 || errno != EINTR)
			return changed;
	}
}
