/* Descriptors from process to process: datagrams of AF_UNIX between abstract names, which leave no files behind. The kernel tells each side who
 * the other is. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "posix/kernel.h"
#include "posix/posix.h"
#include "winerror.h"

_Static_assert(sizeof(struct sockaddr_un) <= WSI_NAME_MAX, "room for the other side's name");

/* What comes beside the bytes: who sent them, and at most one descriptor, or two where they share a word. */
union beside {
	struct cmsghdr header;
	unsigned char bytes[CMSG_SPACE(sizeof(struct ucred)) + CMSG_SPACE(sizeof(int))];
};

static int
answer(int result)
{
	return result < 0 ? wsi_errno_to_wsa(errno) : 0;
}

int
wsi_posix_random(void *bytes, size_t size)
{
	return getrandom(bytes, size, 0) == (ssize_t)size ? 0 : WSAENOBUFS;
}

bool
wsi_posix_is_process(uint32_t id)
{
	return id && id <= INT32_MAX && kill((pid_t)id, 0) == 0;
}

uint32_t
wsi_posix_process(void)
{
	return (uint32_t)getpid();
}

int
wsi_posix_watch_process(uint32_t id, int *fd)
{
	*fd = (int)syscall(SYS_pidfd_open, (pid_t)id, 0);
	return answer(*fd);
}

static socklen_t
name_door(struct sockaddr_un *name, uint64_t number)
{
	int len;

	*name = (struct sockaddr_un){.sun_family = AF_UNIX};
	len = snprintf(name->sun_path + 1, sizeof name->sun_path - 1, "winsock-duplicate-%016llx", (unsigned long long)number);
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)len);
}

/* Everybody's messages come with the kernel's word on who sent them. */
static int
open_local(int *fd)
{
	int on = 1, error;

	*fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (*fd < 0)
		return wsi_errno_to_wsa(errno);
	error = wsi_fd_lift(fd);
	if (error)
		return error;
	error = answer(setsockopt(*fd, SOL_SOCKET, SO_PASSCRED, &on, sizeof on));
	if (error)
		close(*fd);
	return error;
}

int
wsi_posix_pass_open(uint64_t number, int *fd)
{
	struct sockaddr_un name;
	socklen_t len = name_door(&name, number);
	int error = open_local(fd);

	if (error)
		return error;
	error = answer(bind(*fd, (struct sockaddr *)&name, len));
	if (error)
		close(*fd);
	return error;
}

/* The kernel gives us a name, and keeps out whoever is not behind that door. */
int
wsi_posix_pass_call(uint64_t number, int *fd)
{
	static const struct sockaddr any = {.sa_family = AF_UNIX};
	struct sockaddr_un name;
	socklen_t len = name_door(&name, number);
	int error = open_local(fd);

	if (error)
		return error;
	error = answer(bind(*fd, &any, sizeof any.sa_family));
	if (!error)
		error = answer(connect(*fd, (struct sockaddr *)&name, len));
	if (error)
		close(*fd);
	return error;
}

int
wsi_posix_pass_ask(int fd, const void *request, size_t size)
{
	return answer((int)send(fd, request, size, MSG_DONTWAIT | MSG_NOSIGNAL));
}

/* The sender, and the first descriptor; there is to be no other, but that is the sender's doing. */
static void
unpack(struct msghdr *msg, struct ucred *sender, int *passed)
{
	*sender = (struct ucred){.pid = -1, .uid = (uid_t)-1};
	*passed = -1;
	for (struct cmsghdr *c = CMSG_FIRSTHDR(msg); c; c = CMSG_NXTHDR(msg, c)) {
		size_t size = c->cmsg_len - CMSG_LEN(0);

		if (c->cmsg_type == SCM_CREDENTIALS && size == sizeof *sender)
			memcpy(sender, CMSG_DATA(c), sizeof *sender);
		for (size_t at = 0; c->cmsg_type == SCM_RIGHTS && at < size; at += sizeof(int)) {
			int fd;

			memcpy(&fd, CMSG_DATA(c) + at, sizeof fd);
			if (*passed < 0)
				*passed = fd;
			else
				close(fd);
		}
	}
}

/* A message of just that size, or WSAEINVAL. *len is the room for the sender's name, then its length. */
static int
receive(int fd, void *bytes, size_t size, struct msghdr *msg, struct ucred *sender, int *passed)
{
	struct iovec iov = {.iov_base = bytes, .iov_len = size};
	union beside beside;
	ssize_t got;

	msg->msg_iov = &iov;
	msg->msg_iovlen = 1;
	msg->msg_control = &beside;
	msg->msg_controllen = sizeof beside;
	got = recvmsg(fd, msg, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	if (got < 0)
		return wsi_errno_to_wsa(errno);
	unpack(msg, sender, passed);
	return (size_t)got == size && !(msg->msg_flags & MSG_TRUNC) ? 0 : WSAEINVAL;
}

int
wsi_posix_pass_hear(int fd, void *request, size_t size, struct wsi_caller *caller)
{
	struct msghdr msg = {.msg_name = caller->name, .msg_namelen = sizeof caller->name};
	struct ucred sender;
	int passed, error = receive(fd, request, size, &msg, &sender, &passed);

	if (error == WSAEWOULDBLOCK)
		return error;
	if (!error && passed >= 0)
		error = WSAEINVAL;
	if (passed >= 0)
		close(passed);
	caller->name_len = (int)msg.msg_namelen;
	caller->process = (uint32_t)sender.pid;
	return error;
}

int
wsi_posix_pass_hand(int fd, const struct wsi_caller *caller, const void *bytes, size_t size, int passed)
{
	struct iovec iov = {.iov_base = (void *)bytes, .iov_len = size};
	union beside beside = {.header = {.cmsg_len = CMSG_LEN(sizeof passed), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS}};
	struct msghdr msg = {
		.msg_name = (void *)caller->name,
		.msg_namelen = (socklen_t)caller->name_len,
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = passed < 0 ? NULL : &beside,
		.msg_controllen = passed < 0 ? 0 : CMSG_SPACE(sizeof passed),
	};

	memcpy(CMSG_DATA(&beside.header), &passed, sizeof passed);
	return answer((int)sendmsg(fd, &msg, MSG_DONTWAIT | MSG_NOSIGNAL));
}

/* Nobody else than the same user or the system gives us sockets. */
int
wsi_posix_pass_get(int fd, void *bytes, size_t size, int *passed)
{
	struct msghdr msg = {0};
	struct ucred sender;
	int error;

	*passed = -1;
	error = receive(fd, bytes, size, &msg, &sender, passed);
	if (error == WSAEWOULDBLOCK)
		return error;
	if (!error && *passed < 0 && msg.msg_flags & MSG_CTRUNC)
		return WSAEMFILE;
	if (!error && (*passed < 0 || (sender.uid && sender.uid != geteuid() && sender.uid != getuid())))
		error = WSAEINVAL;
	if (error && *passed >= 0)
		close(*passed);
	return error ? error : wsi_fd_lift(passed);
}
