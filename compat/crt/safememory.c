#include <errno.h>
#include <string.h>
#include <win32/crtstring.h>

#include "crt/invalid.h"

/* A destination that is too small becomes zeros. */
errno_t
memcpy_s(void *to, rsize_t size, const void *from, rsize_t count)
{
	if (!count)
		return 0;
	if (!to)
		return wsi_crt_invalid(EINVAL);
	if (!from || size < count) {
		memset(to, 0, size);
		return wsi_crt_invalid(from ? ERANGE : EINVAL);
	}
	memmove(to, from, count);
	return 0;
}

errno_t
memmove_s(void *to, rsize_t size, const void *from, rsize_t count)
{
	if (!count)
		return 0;
	if (!to || !from)
		return wsi_crt_invalid(EINVAL);
	if (size < count)
		return wsi_crt_invalid(ERANGE);
	memmove(to, from, count);
	return 0;
}

/* In characters; sizes past the address space do not fit. */
static rsize_t
bytes(rsize_t count)
{
	return count > SIZE_MAX / sizeof(wchar_t) ? SIZE_MAX : count * sizeof(wchar_t);
}

errno_t
wmemcpy_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count)
{
	return memcpy_s(to, bytes(size), from, bytes(count));
}

errno_t
wmemmove_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count)
{
	return memmove_s(to, bytes(size), from, bytes(count));
}
