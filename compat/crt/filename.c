#include <windows.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "crt/filename.h"
#include "crt/invalid.h"

static const char *
after_drive(const char *name)
{
	char letter = (char)(name[0] | 0x20);

	return letter >= 'a' && letter <= 'z' && name[1] == ':' ? name + 2 : name;
}

/* The devices that programs write to. */
static const char *
device(const char *name)
{
	return !strcasecmp(name, "nul") ? "/dev/null" : !strcasecmp(name, "con") ? "/dev/tty" : name;
}

char *
wsi_crt_filename(const char *name)
{
	char *own;

	if (!name)
		return wsi_crt_invalid(EINVAL), NULL;
	own = strdup(device(after_drive(name)));
	for (char *at = own; at && *at; at++)
		if (*at == '\\')
			*at = '/';
	return own;
}

char *
wsi_crt_filename_wide(const wchar_t *wide)
{
	char *name, *own;

	if (!wide)
		return wsi_crt_invalid(EINVAL), NULL;
	if (wsi_utf8_from_wide(wide, &name)) {
		errno = ENOMEM;
		return NULL;
	}
	own = wsi_crt_filename(name);
	free(name);
	return own;
}
