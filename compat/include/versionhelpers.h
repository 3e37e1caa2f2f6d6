/* Which Windows this is, as the compatible one that a program without a manifest sees. */
#ifndef _versionhelpers_H_INCLUDED_
#define _versionhelpers_H_INCLUDED_
#pragma GCC system_header

#include <windows.h>

#ifdef __cplusplus
#define VERSIONHELPERAPI inline bool
#else
#define VERSIONHELPERAPI static __inline__ __attribute__((unused)) BOOL
#endif

VERSIONHELPERAPI
IsWindowsVersionOrGreater(WORD major, WORD minor, WORD service_pack)
{
	OSVERSIONINFOEXW least;
	DWORDLONG mask = 0;

	ZeroMemory(&least, sizeof least);
	least.dwOSVersionInfoSize = sizeof least;
	least.dwMajorVersion = major;
	least.dwMinorVersion = minor;
	least.wServicePackMajor = service_pack;
	mask = VerSetConditionMask(mask, VER_MAJORVERSION, VER_GREATER_EQUAL);
	mask = VerSetConditionMask(mask, VER_MINORVERSION, VER_GREATER_EQUAL);
	mask = VerSetConditionMask(mask, VER_SERVICEPACKMAJOR, VER_GREATER_EQUAL);
	return VerifyVersionInfoW(&least, VER_MAJORVERSION | VER_MINORVERSION | VER_SERVICEPACKMAJOR, mask) != FALSE;
}

VERSIONHELPERAPI IsWindowsXPOrGreater(void) { return IsWindowsVersionOrGreater(5, 1, 0); }
VERSIONHELPERAPI IsWindowsXPSP1OrGreater(void) { return IsWindowsVersionOrGreater(5, 1, 1); }
VERSIONHELPERAPI IsWindowsXPSP2OrGreater(void) { return IsWindowsVersionOrGreater(5, 1, 2); }
VERSIONHELPERAPI IsWindowsXPSP3OrGreater(void) { return IsWindowsVersionOrGreater(5, 1, 3); }
VERSIONHELPERAPI IsWindowsVistaOrGreater(void) { return IsWindowsVersionOrGreater(6, 0, 0); }
VERSIONHELPERAPI IsWindowsVistaSP1OrGreater(void) { return IsWindowsVersionOrGreater(6, 0, 1); }
VERSIONHELPERAPI IsWindowsVistaSP2OrGreater(void) { return IsWindowsVersionOrGreater(6, 0, 2); }
VERSIONHELPERAPI IsWindows7OrGreater(void) { return IsWindowsVersionOrGreater(6, 1, 0); }
VERSIONHELPERAPI IsWindows7SP1OrGreater(void) { return IsWindowsVersionOrGreater(6, 1, 1); }
VERSIONHELPERAPI IsWindows8OrGreater(void) { return IsWindowsVersionOrGreater(6, 2, 0); }
VERSIONHELPERAPI IsWindows8Point1OrGreater(void) { return IsWindowsVersionOrGreater(6, 3, 0); }
VERSIONHELPERAPI IsWindows10OrGreater(void) { return IsWindowsVersionOrGreater(10, 0, 0); }

VERSIONHELPERAPI
IsWindowsServer(void)
{
	OSVERSIONINFOEXW workstation;

	ZeroMemory(&workstation, sizeof workstation);
	workstation.dwOSVersionInfoSize = sizeof workstation;
	workstation.wProductType = VER_NT_WORKSTATION;
	return !VerifyVersionInfoW(&workstation, VER_PRODUCT_TYPE, VerSetConditionMask(0, VER_PRODUCT_TYPE, VER_EQUAL));
}

#endif
