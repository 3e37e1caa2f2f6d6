#include <windows.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/thread.h"

DWORD
wsi_tid_self(void)
{
	return (DWORD)syscall(SYS_gettid);
}

bool
wsi_tid_exists(DWORD tid)
{
	return tid && tid <= 0x7fffffff && !syscall(SYS_tgkill, getpid(), (int)tid, 0);
}

static ssize_t
read_stat(DWORD tid, char *line, size_t room)
{
	char path[48];
	ssize_t size;
	int fd;

	snprintf(path, sizeof path, "/proc/self/task/%u/stat", (unsigned)tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	size = read(fd, line, room);
	close(fd);
	return size;
}

/* Field 22, counted from field 2, the name in parentheses, which may hold blanks and parentheses of its own. */
uint64_t
wsi_tid_born(DWORD tid)
{
	char line[1024];
	ssize_t size = read_stat(tid, line, sizeof line - 1);
	char *field;

	if (size <= 0)
		return 0;
	line[size] = '\0';
	field = strrchr(line, ')');
	for (int i = 2; field && i < 22; i++)
		field = strchr(field + 1, ' ');
	return field ? strtoull(field, NULL, 10) : 0;
}
