#include <string.h>
#include <strings.h>

#include "file/path.h"

static const struct {
	const char *name;
	enum wsi_path_device device;
} devices[] = {
	{"NUL", WSI_PATH_NUL},
	{"CON", WSI_PATH_CON},
	{"CONIN$", WSI_PATH_CONIN},
	{"CONOUT$", WSI_PATH_CONOUT},
	{"PRN", WSI_PATH_OTHER},
	{"AUX", WSI_PATH_OTHER},
	{"CLOCK$", WSI_PATH_OTHER},
};

/* COM1 to COM9, LPT1 to LPT9. */
static bool
is_port(const char *name)
{
	return (!strncasecmp(name, "COM", 3) || !strncasecmp(name, "LPT", 3)) && name[3] >= '1' && name[3] <= '9' && !name[4];
}

static enum wsi_path_device
named(const char *name)
{
	size_t length = strlen(name);

	if (length && name[length - 1] == ':')
		length--;
	for (size_t i = 0; i < ARRAYSIZE(devices); i++)
		if (strlen(devices[i].name) == length && !strncasecmp(name, devices[i].name, length))
			return devices[i].device;
	return is_port(name) ? WSI_PATH_OTHER : WSI_PATH_FILE;
}

static bool
has_drive(const char *name)
{
	return ((*name >= 'A' && *name <= 'Z') || (*name >= 'a' && *name <= 'z')) && name[1] == ':';
}

/* What follows \\.\ , or NULL. */
static const char *
after_device_prefix(const char *name)
{
	for (const char *prefix = "\\\\.\\"; *prefix; prefix++, name++)
		if (*name != *prefix && !(*prefix == '\\' && *name == '/'))
			return NULL;
	return name;
}

/* A pipe on another machine is a UNC path. */
enum wsi_path_device
wsi_path_device(const char *name, const char **rest)
{
	const char *device = after_device_prefix(name);

	if (!device)
		return named(name);
	if (!strncasecmp(device, "pipe", 4) && wsi_path_is_separator(device[4])) {
		if (rest)
			*rest = device + 5;
		return WSI_PATH_PIPE;
	}
	if (has_drive(device) && wsi_path_is_separator(device[2]))
		return WSI_PATH_FILE;
	return named(device) == WSI_PATH_FILE ? WSI_PATH_OTHER : named(device);
}
