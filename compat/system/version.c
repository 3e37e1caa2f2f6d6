/* Which Windows this is. */
#include <windows.h>
#include <stdbool.h>

#include "base/lasterror.h"

/* What every Windows from 8 on says to a program without a manifest. */
enum {
	MAJOR = 6,
	MINOR = 2,
	BUILD = 9200,
	BITS_PER_CONDITION = 3,
};

DWORD WINAPI
GetVersion(void)
{
	return MAJOR | MINOR << 8 | (DWORD)BUILD << 16;
}

/* The size tells which of two records it is. */
BOOL WINAPI
GetVersionExA(LPOSVERSIONINFOA version)
{
	DWORD size = version->dwOSVersionInfoSize;
	OSVERSIONINFOEXA *whole = (OSVERSIONINFOEXA *)(void *)version;
	const OSVERSIONINFOEXA answer = {
		.dwOSVersionInfoSize = size, .dwMajorVersion = MAJOR, .dwMinorVersion = MINOR, .dwBuildNumber = BUILD,
		.dwPlatformId = VER_PLATFORM_WIN32_NT, .wSuiteMask = VER_SUITE_SINGLEUSERTS, .wProductType = VER_NT_WORKSTATION,
	};

	if (size != sizeof *version && size != sizeof answer)
		return wsi_succeeded(ERROR_INSUFFICIENT_BUFFER);
	__builtin_memcpy(whole, &answer, size);
	return TRUE;
}

BOOL WINAPI
GetVersionExW(LPOSVERSIONINFOW version)
{
	DWORD size = version->dwOSVersionInfoSize;
	OSVERSIONINFOEXW *whole = (OSVERSIONINFOEXW *)(void *)version;
	const OSVERSIONINFOEXW answer = {
		.dwOSVersionInfoSize = size, .dwMajorVersion = MAJOR, .dwMinorVersion = MINOR, .dwBuildNumber = BUILD,
		.dwPlatformId = VER_PLATFORM_WIN32_NT, .wSuiteMask = VER_SUITE_SINGLEUSERTS, .wProductType = VER_NT_WORKSTATION,
	};

	if (size != sizeof *version && size != sizeof answer)
		return wsi_succeeded(ERROR_INSUFFICIENT_BUFFER);
	__builtin_memcpy(whole, &answer, size);
	return TRUE;
}

/* ---- questions about it ---- */

/* Three bits for each bit of the types, in their order. */
ULONGLONG WINAPI
VerSetConditionMask(ULONGLONG mask, DWORD types, BYTE condition)
{
	for (unsigned i = 0; i < 8; i++)
		if (types >> i & 1)
			mask |= (ULONGLONG)(condition & 7) << i * BITS_PER_CONDITION;
	return mask;
}

static unsigned
condition_of(DWORDLONG mask, DWORD type)
{
	return mask >> __builtin_ctz(type) * BITS_PER_CONDITION & 7;
}

static bool
compare(DWORD is, DWORD wanted, unsigned condition)
{
	switch (condition) {
	case VER_EQUAL: return is == wanted;
	case VER_GREATER: return is > wanted;
	case VER_GREATER_EQUAL: return is >= wanted;
	case VER_LESS: return is < wanted;
	case VER_LESS_EQUAL: return is <= wanted;
	case VER_AND: return (is & wanted) == wanted;
	case VER_OR: return is & wanted || !wanted;
	}
	return false;
}

/* Major, minor and service pack are digits of one number: the condition of the first that is asked for holds, and the next counts only where this one is
 * equal. */
static bool
compare_version(LPOSVERSIONINFOEXW v, DWORD types, DWORDLONG mask)
{
	const struct {
		DWORD type, is, wanted;
	} parts[] = {
		{VER_MAJORVERSION, MAJOR, v->dwMajorVersion}, {VER_MINORVERSION, MINOR, v->dwMinorVersion},
		{VER_SERVICEPACKMAJOR, 0, v->wServicePackMajor}, {VER_SERVICEPACKMINOR, 0, v->wServicePackMinor},
	};
	unsigned condition = 0;
	bool holds = true;

	for (size_t i = 0; i < ARRAYSIZE(parts); i++) {
		if (!(types & parts[i].type))
			continue;
		if (!condition)
			condition = condition_of(mask, parts[i].type);
		holds = compare(parts[i].is, parts[i].wanted, condition);
		if (parts[i].is != parts[i].wanted)
			break;
	}
	return holds;
}

static int
verify(LPOSVERSIONINFOEXW v, DWORD types, DWORDLONG mask)
{
	const struct {
		DWORD type, is, wanted;
	} parts[] = {
		{VER_BUILDNUMBER, BUILD, v->dwBuildNumber}, {VER_PLATFORMID, VER_PLATFORM_WIN32_NT, v->dwPlatformId},
		{VER_SUITENAME, VER_SUITE_SINGLEUSERTS, v->wSuiteMask}, {VER_PRODUCT_TYPE, VER_NT_WORKSTATION, v->wProductType},
	};

	if (!types || !mask || types > 0xff)
		return ERROR_BAD_ARGUMENTS;
	for (size_t i = 0; i < ARRAYSIZE(parts); i++)
		if (types & parts[i].type && !compare(parts[i].is, parts[i].wanted, condition_of(mask, parts[i].type)))
			return ERROR_OLD_WIN_VERSION;
	return compare_version(v, types, mask) ? 0 : ERROR_OLD_WIN_VERSION;
}

BOOL WINAPI
VerifyVersionInfoW(LPOSVERSIONINFOEXW version, DWORD types, DWORDLONG mask)
{
	return wsi_succeeded(verify(version, types, mask));
}

BOOL WINAPI
VerifyVersionInfoA(LPOSVERSIONINFOEXA v, DWORD types, DWORDLONG mask)
{
	OSVERSIONINFOEXW wide = {
		.dwMajorVersion = v->dwMajorVersion, .dwMinorVersion = v->dwMinorVersion, .dwBuildNumber = v->dwBuildNumber, .dwPlatformId = v->dwPlatformId,
		.wServicePackMajor = v->wServicePackMajor, .wServicePackMinor = v->wServicePackMinor, .wSuiteMask = v->wSuiteMask, .wProductType = v->wProductType,
	};

	return wsi_succeeded(verify(&wide, types, mask));
}
