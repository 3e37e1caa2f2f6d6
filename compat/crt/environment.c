/* The environment in Microsoft's manner: a setting is copied, and an empty value removes the variable. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <win32/crtredirect.h>
#include <win32/crtstdlib.h>

#include "crt/invalid.h"

/* 0, or errno. */
static int
set(const char *name, const char *value)
{
	return (*value ? setenv(name, value, 1) : unsetenv(name)) ? errno : 0;
}

int
_putenv(const char *setting)
{
	const char *equals = setting ? strchr(setting, '=') : NULL;
	char *name;
	int error;

	if (!setting) {
		wsi_crt_invalid(EINVAL);
		return -1;
	}
	if (!equals || equals == setting) {
		errno = EINVAL;
		return -1;
	}
	name = strndup(setting, (size_t)(equals - setting));
	if (!name)
		return -1;
	error = set(name, equals + 1);
	free(name);
	return error ? -1 : 0;
}

int
putenv(char *setting)
{
	return _putenv(setting);
}

errno_t
_putenv_s(const char *name, const char *value)
{
	if (!name || !value)
		return wsi_crt_invalid(EINVAL);
	return set(name, value);
}

errno_t
getenv_s(size_t *needed, char *to, rsize_t size, const char *name)
{
	const char *value;

	if (!needed || !to != !size)
		return wsi_crt_invalid(EINVAL);
	*needed = 0;
	if (to)
		*to = 0;
	if (!name)
		return wsi_crt_invalid(EINVAL);
	value = getenv(name);
	if (!value)
		return 0;
	*needed = strlen(value) + 1;
	if (!to)
		return 0;
	if (*needed > size)
		return ERANGE;
	memcpy(to, value, *needed);
	return 0;
}

errno_t
_dupenv_s(char **copy, size_t *size, const char *name)
{
	const char *value;

	if (!copy)
		return wsi_crt_invalid(EINVAL);
	*copy = NULL;
	if (size)
		*size = 0;
	if (!name)
		return wsi_crt_invalid(EINVAL);
	value = getenv(name);
	if (!value)
		return 0;
	*copy = strdup(value);
	if (!*copy)
		return errno = ENOMEM;
	if (size)
		*size = strlen(value) + 1;
	return 0;
}
