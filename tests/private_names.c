/* Compiled as lib/posix is: it sees libc's sockets and none of Winsock's headers. */
#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "private_names.h"

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)

static const struct {
	const char *path, *text;
	int needed;
} files[] = {
	{"/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:" TEXT(SILENT_SECONDS) " attempts:1\n", 1},
	{"/etc/hosts", "127.0.0.1 localhost\n192.0.2.7 known.example alias.example\n192.0.2.8 known.example\n2001:db8::7 six.example\n", 1},
	{"/etc/nsswitch.conf", "hosts: files dns\nservices: files\nprotocols: files\n", 0},
};

static int
write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), failed;

	if (fd < 0)
		return -1;
	failed = write(fd, text, strlen(text)) != (ssize_t)strlen(text);
	close(fd);
	return failed ? -1 : 0;
}

/* In a user namespace: be root there. */
static int
map_user(unsigned uid, unsigned gid)
{
	char text[64];

	if (write_file("/proc/self/setgroups", "deny"))
		return -1;
	snprintf(text, sizeof text, "0 %u 1", uid);
	if (write_file("/proc/self/uid_map", text))
		return -1;
	snprintf(text, sizeof text, "0 %u 1", gid);
	return write_file("/proc/self/gid_map", text);
}

static int
leave_the_world(void)
{
	unsigned uid = geteuid(), gid = getegid();

	if (!unshare(CLONE_NEWNS | CLONE_NEWNET))
		return 0;
	return unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) || map_user(uid, gid) ? -1 : 0;
}

/* Lay a file with other text over one, in our mount namespace. */
static int
replace_file(const char *path, const char *text)
{
	char name[] = "/tmp/wst-names-XXXXXX";
	int fd = mkstemp(name), failed;

	if (fd < 0)
		return -1;
	failed = fchmod(fd, 0644) || write_file(name, text) || mount(name, path, "none", MS_BIND, NULL);
	close(fd);
	unlink(name);
	return failed ? -1 : 0;
}

static int
raise_loopback(void)
{
	struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), failed;

	if (fd < 0)
		return -1;
	failed = ioctl(fd, SIOCSIFFLAGS, &request);
	close(fd);
	return failed;
}

/* Bound, and never read: no answer comes, and no port-unreachable either. It lives as long as the process. */
static int
be_silent(void)
{
	struct sockaddr_in name = {
		.sin_family = AF_INET,
		.sin_port = htons(53),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	return fd < 0 ? -1 : bind(fd, (struct sockaddr *)&name, sizeof name);
}

int
wst_private_names(void)
{
	if (leave_the_world() || mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) || raise_loopback() || be_silent())
		return -1;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (replace_file(files[i].path, files[i].text) && files[i].needed)
			return -1;
	return 0;
}

static int
count_entries(const char *path)
{
	DIR *folder = opendir(path);
	int entries = 0;

	if (!folder)
		return -1;
	while (readdir(folder))
		entries++;
	closedir(folder);
	return entries - 2;
}

int
wst_count_threads(void)
{
	return count_entries("/proc/self/task");
}

int
wst_count_descriptors(void)
{
	return count_entries("/proc/self/fd") - 1;
}
