/* Names for files that are not there yet. */
#include <windows.h>
#include <errno.h>
#include <io.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include <win32/crtstdio.h>
#include <win32/crtwprintf.h>

#include "base/utf8.h"
#include "crt/doserror.h"
#include "crt/invalid.h"

static atomic_uint count;

static bool
is_free(const char *name)
{
	return GetFileAttributesA(name) == INVALID_FILE_ATTRIBUTES;
}

static bool
is_directory(const char *name)
{
	DWORD attributes = name && *name ? GetFileAttributesA(name) : INVALID_FILE_ATTRIBUTES;

	return attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY;
}

errno_t
tmpnam_s(char *to, size_t size)
{
	char name[64];

	if (!to || !size)
		return wsi_crt_invalid(EINVAL);
	do
		snprintf(name, sizeof name, "/tmp/s%x.%x", (unsigned)getpid() & 0xffffff, atomic_fetch_add(&count, 1) & 0xfff);
	while (!is_free(name));
	*to = '\0';
	if (strlen(name) >= size)
		return wsi_crt_invalid(ERANGE);
	strcpy(to, name);
	return 0;
}

/* In the directory of TMP, else in the one given, else in the system's. Malloc'ed. */
char *
_tempnam(const char *directory, const char *prefix)
{
	const char *of_user = getenv("TMP");
	const char *in = is_directory(of_user) ? of_user : is_directory(directory) ? directory : "C:\\tmp";
	char *name = NULL;

	do {
		free(name);
		if (asprintf(&name, "%s\\%s%u%u", in, prefix ? prefix : "", (unsigned)getpid(), atomic_fetch_add(&count, 1)) < 0)
			return NULL;
	} while (!is_free(name));
	return name;
}

wchar_t *
_wtempnam(const wchar_t *directory, const wchar_t *prefix)
{
	char *in = NULL, *before = NULL, *name = NULL;
	WCHAR *wide = NULL;
	int error = directory ? wsi_utf8_from_wide(directory, &in) : 0;

	if (!error)
		error = prefix ? wsi_utf8_from_wide(prefix, &before) : 0;
	if (!error)
		name = _tempnam(in, before);
	if (name)
		error = wsi_utf8_to_wide(name, &wide);
	free(name);
	free(before);
	free(in);
	wsi_crt_error((DWORD)error);
	return wide;
}

/* The six Xs at the end become a letter and the process' number. */
errno_t
_mktemp_s(char *template, size_t size)
{
	size_t length = template ? strnlen(template, size) : size;
	char number[8];
	char *at;

	if (length >= size || length < 6 || strcmp(template + length - 6, "XXXXXX"))
		return wsi_crt_invalid(EINVAL);
	at = template + length - 6;
	snprintf(number, sizeof number, "%05u", (unsigned)getpid() % 100000);
	memcpy(at + 1, number, 5);
	for (*at = 'a'; *at <= 'z'; ++*at)
		if (is_free(template))
			return 0;
	*template = '\0';
	errno = EEXIST;
	return EEXIST;
}

char *
_mktemp(char *template)
{
	return template && !_mktemp_s(template, strlen(template) + 1) ? template : NULL;
}
