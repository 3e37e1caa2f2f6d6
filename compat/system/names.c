/* The names of the computer and of the user. */
#include <windows.h>
#include <ctype.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"

/* The macros for wide longs are for callers. */
#undef GetComputerNameA
#undef GetComputerNameW
#undef GetUserNameA
#undef GetUserNameW

enum {
	ROOM = 256,
};

/* What a size that is too small is answered with, and whether a size on success counts the NUL. */
struct manner {
	DWORD error;
	BOOL counts_nul;
};

static const struct manner computer = {ERROR_BUFFER_OVERFLOW, FALSE}, extended = {ERROR_MORE_DATA, FALSE}, user = {ERROR_INSUFFICIENT_BUFFER, TRUE};

static BOOL
give(const char *name, LPSTR to, LPDWORD size, const struct manner *manner)
{
	DWORD length = (DWORD)strlen(name);

	if (!size)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	if (!to || *size <= length) {
		*size = length + 1;
		return wsi_succeeded((int)manner->error);
	}
	memcpy(to, name, length + 1);
	*size = length + (DWORD)manner->counts_nul;
	return TRUE;
}

static BOOL
give_wide(const char *name, LPWSTR to, LPDWORD size, const struct manner *manner)
{
	DWORD length;
	WCHAR *wide;

	if (!wsi_succeeded(size ? wsi_utf8_to_wide(name, &wide) : ERROR_INVALID_PARAMETER))
		return FALSE;
	length = (DWORD)wcslen(wide);
	if (!to || *size <= length) {
		*size = length + 1;
		free(wide);
		return wsi_succeeded((int)manner->error);
	}
	wmemcpy(to, wide, length + 1);
	free(wide);
	*size = length + (DWORD)manner->counts_nul;
	return TRUE;
}

/* ---- the computer ---- */

static void
get_host(char *host)
{
	struct utsname name;

	snprintf(host, ROOM, "%s", uname(&name) ? "localhost" : name.nodename);
}

/* The first part of the host's name in capitals, no longer than NetBIOS allows. */
static void
get_netbios(char *to)
{
	get_host(to);
	to[strcspn(to, ".")] = '\0';
	if (strlen(to) > MAX_COMPUTERNAME_LENGTH)
		to[MAX_COMPUTERNAME_LENGTH] = '\0';
	for (; *to; to++)
		*to = (char)toupper((unsigned char)*to);
}

/* The part behind the first dot, which many hosts' names do not have. */
static void
get_domain(char *to)
{
	char host[ROOM];
	const char *dot;

	get_host(host);
	dot = strchr(host, '.');
	strcpy(to, dot ? dot + 1 : "");
}

static void
get_label(char *to)
{
	get_host(to);
	to[strcspn(to, ".")] = '\0';
}

typedef void getter(char *to);

static getter *const getters[] = {
	[ComputerNameNetBIOS] = get_netbios, [ComputerNameDnsHostname] = get_label, [ComputerNameDnsDomain] = get_domain,
	[ComputerNameDnsFullyQualified] = get_host, [ComputerNamePhysicalNetBIOS] = get_netbios, [ComputerNamePhysicalDnsHostname] = get_label,
	[ComputerNamePhysicalDnsDomain] = get_domain, [ComputerNamePhysicalDnsFullyQualified] = get_host,
};

BOOL WINAPI
GetComputerNameA(LPSTR name, LPDWORD size)
{
	char netbios[ROOM];

	get_netbios(netbios);
	return give(netbios, name, size, &computer);
}

BOOL WINAPI
GetComputerNameW(LPWSTR name, LPDWORD size)
{
	char netbios[ROOM];

	get_netbios(netbios);
	return give_wide(netbios, name, size, &computer);
}

BOOL WINAPI
GetComputerNameExA(COMPUTER_NAME_FORMAT format, LPSTR name, LPDWORD size)
{
	char found[ROOM];

	if ((unsigned)format >= ARRAYSIZE(getters))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	getters[format](found);
	return give(found, name, size, &extended);
}

BOOL WINAPI
GetComputerNameExW(COMPUTER_NAME_FORMAT format, LPWSTR name, LPDWORD size)
{
	char found[ROOM];

	if ((unsigned)format >= ARRAYSIZE(getters))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	getters[format](found);
	return give_wide(found, name, size, &extended);
}

/* ---- the user ---- */

/* A user whom no data base knows has a number. */
static void
get_user(char *to)
{
	struct passwd record, *found = NULL;
	char room[4096];

	if (!getpwuid_r(geteuid(), &record, room, sizeof room, &found) && found)
		snprintf(to, ROOM, "%s", found->pw_name);
	else
		snprintf(to, ROOM, "%u", (unsigned)geteuid());
}

BOOL WINAPI
GetUserNameA(LPSTR name, LPDWORD size)
{
	char found[ROOM];

	get_user(found);
	return give(found, name, size, &user);
}

BOOL WINAPI
GetUserNameW(LPWSTR name, LPDWORD size)
{
	char found[ROOM];

	get_user(found);
	return give_wide(found, name, size, &user);
}
