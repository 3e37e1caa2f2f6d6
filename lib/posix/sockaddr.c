/* Addresses across the wall. The layouts agree; the family's number and what counts as the length do not. */
#include "posix/posix.h"
#include "posix/kernel.h"
#include "posix/wsnum.h"
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include "winerror.h"

_Static_assert(sizeof(struct sockaddr_in) == 16 && sizeof(struct sockaddr_in6) == 28 && sizeof(struct sockaddr_un) == 110,
	"the layouts that Windows has");
_Static_assert(sizeof(struct sockaddr_un) <= WSI_NAME_MAX, "room for any address");

static const struct family {
	int winsock, kernel, size;
	int shortest;                   /* of a caller's address; a local path may be cut behind its end */
} families[] = {
	{WS_AF_INET, AF_INET, sizeof(struct sockaddr_in), sizeof(struct sockaddr_in)},
	{WS_AF_INET6, AF_INET6, sizeof(struct sockaddr_in6), sizeof(struct sockaddr_in6)},
	{WS_AF_UNIX, AF_UNIX, sizeof(struct sockaddr_un), offsetof(struct sockaddr_un, sun_path) + 1},
};

static const struct family *
by_winsock(int family)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (families[i].winsock == family)
			return &families[i];
	return NULL;
}

static const struct family *
by_kernel(int family)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (families[i].kernel == family)
			return &families[i];
	return NULL;
}

int
wsi_family_to_kernel(int family)
{
	const struct family *f = by_winsock(family);

	return f ? f->kernel : -1;
}

int
wsi_family_from_kernel(int family)
{
	const struct family *f = by_kernel(family);

	return f ? f->winsock : -1;
}

int
wsi_sockaddr_size(int family)
{
	const struct family *f = by_winsock(family);

	return f ? f->size : 0;
}

/* Windows reads a local path up to its NUL; Linux would take the bytes behind it for a part of an abstract name only. */
static int
local_len(const struct sockaddr_un *name, int len)
{
	const int start = offsetof(struct sockaddr_un, sun_path);
	size_t path = strnlen(name->sun_path, (size_t)(len - start));

	if (path == 0 || start + (int)path == len)
		return len;
	return start + (int)path + 1;
}

int
wsi_sockaddr_in(const void *theirs, int len, void *kernel, int *kernel_len)
{
	struct sockaddr *name = kernel;
	const struct family *f;
	unsigned short family;
	int error;

	if (!theirs || len < (int)sizeof family)
		return WSAEFAULT;
	error = wsi_posix_copy_in(&family, theirs, sizeof family);
	if (error)
		return error;
	f = by_winsock(family);
	if (!f)
		return WSAEAFNOSUPPORT;
	if (len < f->shortest)
		return WSAEFAULT;
	*kernel_len = len < f->size ? len : f->size;
	memset(kernel, 0, (size_t)f->size);
	error = wsi_posix_copy_in(kernel, theirs, (size_t)*kernel_len);
	if (error)
		return error;
	name->sa_family = (sa_family_t)f->kernel;
	if (f->kernel == AF_INET)
		memset(((struct sockaddr_in *)kernel)->sin_zero, 0, sizeof ((struct sockaddr_in *)kernel)->sin_zero);
	if (f->kernel == AF_UNIX)
		*kernel_len = local_len(kernel, *kernel_len);
	return 0;
}

int
wsi_sockaddr_out(void *name, int kernel_len)
{
	const struct family *f;

	if (kernel_len < (int)sizeof(sa_family_t))
		return 0;
	f = by_kernel(((struct sockaddr *)name)->sa_family);
	if (!f)
		return 0;
	if (kernel_len < f->size)
		memset((char *)name + kernel_len, 0, (size_t)(f->size - kernel_len));
	((struct sockaddr *)name)->sa_family = (sa_family_t)f->winsock;
	return f->size;
}
