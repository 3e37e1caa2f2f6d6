/* The wide scanf family. Streams are of bytes (wideio.c), so the format and a text that is scanned become UTF-8. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "base/utf8.h"
#include "crt/invalid.h"
#include "crt/printf.h"
#include "crt/scan.h"

typedef int scanner(FILE *file, const char *format, va_list arguments);

static int
scan_safely(FILE *file, const char *format, va_list arguments)
{
	return wsi_crt_scan_safely(file, format, true, arguments);
}

static int
scan_file(scanner *scan, FILE *file, const wchar_t *wide, va_list arguments)
{
	char *format;
	int count;

	if (!file || !wide)
		return wsi_crt_invalid(EINVAL), -1;
	if (wsi_utf8_from_wide(wide, &format)) {
		errno = ENOMEM;
		return -1;
	}
	count = scan(file, format, arguments);
	free(format);
	return count;
}

static int
scan_text(scanner *scan, const wchar_t *wide, const wchar_t *format, va_list arguments)
{
	char *text;
	FILE *file;
	int count = -1;

	if (!wide || !format)
		return wsi_crt_invalid(EINVAL), -1;
	if (!*wide || wsi_utf8_from_wide(wide, &text))
		return -1;
	file = fmemopen(text, strlen(text), "r");
	if (file) {
		count = scan_file(scan, file, format, arguments);
		fclose(file);
	}
	free(text);
	return count;
}

int
ws_vfwscanf(FILE *file, const wchar_t *format, va_list arguments)
{
	return scan_file(wsi_crt_scan_wide, file, format, arguments);
}

int
ws_vwscanf(const wchar_t *format, va_list arguments)
{
	return scan_file(wsi_crt_scan_wide, stdin, format, arguments);
}

int
ws_vswscanf(const wchar_t *text, const wchar_t *format, va_list arguments)
{
	return scan_text(wsi_crt_scan_wide, text, format, arguments);
}

#define WITH_ARGUMENTS(call)                    \
	do {                                    \
		va_list arguments;              \
		int count;                      \
		va_start(arguments, format);    \
		count = call;                   \
		va_end(arguments);              \
		return count;                   \
	} while (0)

int
ws_wscanf(const wchar_t *format, ...)
{
	WITH_ARGUMENTS(ws_vwscanf(format, arguments));
}

int
ws_fwscanf(FILE *file, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(ws_vfwscanf(file, format, arguments));
}

int
ws_swscanf(const wchar_t *text, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(ws_vswscanf(text, format, arguments));
}

int
wscanf_s(const wchar_t *format, ...)
{
	WITH_ARGUMENTS(scan_file(scan_safely, stdin, format, arguments));
}

int
fwscanf_s(FILE *file, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(scan_file(scan_safely, file, format, arguments));
}

int
swscanf_s(const wchar_t *text, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(scan_text(scan_safely, text, format, arguments));
}
