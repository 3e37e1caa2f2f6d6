#include <errno.h>
#include <fcntl.h>

#include "file/console.h"

int
wsi_file_open_console(bool output, DWORD access, HANDLE *handle)
{
	int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);

	return fd < 0 ? wsi_file_error(errno) : wsi_console_open(fd, !output, access, 0, handle);
}
