#include <errno.h>
#include <sys/ioctl.h>

#include "file/kernel.h"

int
wsi_file_available(int fd, unsigned *bytes)
{
	int available = 0;

	if (ioctl(fd, FIONREAD, &available))
		return errno;
	*bytes = (unsigned)available;
	return 0;
}
