#include "libraries.h"

#include <stddef.h>
#include <strings.h>

/* What a console or Winsock program of the time links with, and the C library's own names. What is used of them and is not in
 * libwinsock, the linker names. */
static const char *const known[] = {
	"ws2_32", "wsock32", "winsock", "mswsock", "ws2help", "wsock", "kernel32", "user32", "advapi32", "gdi32", "winmm", "shell32",
	"shlwapi", "ole32", "oleaut32", "uuid", "comdlg32", "comctl32", "winspool", "version", "iphlpapi", "rpcrt4", "dnsapi",
	"secur32", "crypt32", "psapi", "dbghelp", "ntdll", "userenv", "odbc32", "odbccp32", "mpr", "netapi32", "imagehlp",
	"strsafe", "libc", "libcd", "libcmt", "libcmtd", "msvcrt", "msvcrtd", "msvcprt", "oldnames", "libci", "mingw32", "moldname",
	"ucrt", "vcruntime",
};

bool
libraries_know(const char *name)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcasecmp(known[i], name) == 0)
			return true;
	return false;
}
