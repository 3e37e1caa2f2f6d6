#include <windows.h>
#include <string.h>
#include <strings.h>

#include "base/moduletable.h"

/* winsock is the 16 bit DLL's name, whose numbers wsock32 has kept. */
static const struct {
	const char *name;
	enum wsi_dll dll;
} names[] = {
	{"ws2_32", WSI_WS2_32},
	{"wsock32", WSI_WSOCK32},
	{"winsock", WSI_WSOCK32},
	{"mswsock", WSI_MSWSOCK},
	{"kernel32", WSI_KERNEL32},
	{"user32", WSI_USER32},
	{"msvcrt", WSI_MSVCRT},
	{"ucrtbase", WSI_MSVCRT},
	{"advapi32", WSI_ADVAPI32},
	{"shell32", WSI_SHELL32},
	{"winmm", WSI_WINMM},
	{"version", WSI_VERSION},
	{"gdi32", WSI_GDI32},
};

static const char *const endings[] = {"", ".", ".dll", ".exe"};

static const char *
base_name(const char *path)
{
	const char *last = path;

	for (; *path; path++)
		if (*path == '/' || *path == '\\' || *path == ':')
			last = path + 1;
	return last;
}

static BOOL
is_ending(const char *rest)
{
	for (size_t i = 0; i < ARRAYSIZE(endings); i++)
		if (!strcasecmp(rest, endings[i]))
			return TRUE;
	return FALSE;
}

enum wsi_dll
wsi_dll_named(const char *path)
{
	const char *name = base_name(path);

	for (size_t i = 0; i < ARRAYSIZE(names); i++) {
		size_t size = strlen(names[i].name);

		if (!strncasecmp(name, names[i].name, size) && is_ending(name + size))
			return names[i].dll;
	}
	return WSI_DLLS;
}

const struct wsi_export *
wsi_dll_by_name(enum wsi_dll dll, const char *name)
{
	for (const struct wsi_export *e = wsi_exports; e < wsi_exports + wsi_export_count; e++)
		if (e->dll == dll && !strcmp(e->name, name))
			return e;
	return NULL;
}

const struct wsi_export *
wsi_dll_by_ordinal(enum wsi_dll dll, unsigned ordinal)
{
	for (const struct wsi_export *e = wsi_exports; e < wsi_exports + wsi_export_count; e++)
		if (e->dll == dll && e->ordinal == ordinal)
			return e;
	return NULL;
}

enum wsi_dll
wsi_dll_of_function(const void *address)
{
	for (const struct wsi_export *e = wsi_exports; e < wsi_exports + wsi_export_count; e++)
		if ((const void *)e->function == address)
			return e->dll;
	return WSI_DLLS;
}
