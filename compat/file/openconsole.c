#include <errno.h>
#include <fcntl.h>

#include "file/file.h"

int
wsi_file_open_console(bool output, DWORD access, HANDLE *handle)
{
	int fd = open("/dev/tty", (output ? O_WRONLY : O_RDONLY) | O_NOCTTY | O_CLOEXEC);

	return fd < 0 ? wsi_file_error(errno) : wsi_file_open_fd(fd, access, 0, handle);
}
