/* The system, its time and its names. */
#include "harness.h"

#include <stdint.h>
#include <time.h>
#include <wchar.h>

START_TEST(a_file_time_counts_from_1601)
{
	FILETIME zero = {0}, unix_epoch = {0xd53e8000, 0x019db1de}, back;
	SYSTEMTIME s;

	ck_assert(FileTimeToSystemTime(&zero, &s));
	ck_assert_uint_eq(s.wYear, 1601);
	ck_assert_uint_eq(s.wMonth, 1);
	ck_assert_uint_eq(s.wDay, 1);
	ck_assert_uint_eq(s.wDayOfWeek, 1);
	ck_assert(FileTimeToSystemTime(&unix_epoch, &s));
	ck_assert_uint_eq(s.wYear, 1970);
	ck_assert_uint_eq(s.wDayOfWeek, 4);
	ck_assert(SystemTimeToFileTime(&s, &back));
	ck_assert_int_eq(CompareFileTime(&back, &unix_epoch), 0);
	ck_assert_int_eq(CompareFileTime(&zero, &back), -1);
	ck_assert_int_eq(CompareFileTime(&back, &zero), 1);
	s = (SYSTEMTIME){.wYear = 2001, .wMonth = 2, .wDay = 29};
	WST_REFUSES(SystemTimeToFileTime(&s, &back), ERROR_INVALID_PARAMETER);
	back = (FILETIME){0, 0x80000000};
	WST_REFUSES(FileTimeToSystemTime(&back, &s), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(every_day_of_400_years_comes_back)
{
	SYSTEMTIME s = {0};
	FILETIME f;

	for (uint64_t day = 0; day < 146097; day++) {
		uint64_t ticks = day * 864000000000ull;
		FILETIME from = {(DWORD)ticks, (DWORD)(ticks >> 32)};

		ck_assert(FileTimeToSystemTime(&from, &s));
		ck_assert(SystemTimeToFileTime(&s, &f));
		ck_assert(!CompareFileTime(&f, &from));
	}
	ck_assert_uint_eq(s.wYear, 2000);
	ck_assert_uint_eq(s.wDay, 31);
}
END_TEST

START_TEST(MS_DOS_has_two_seconds)
{
	const SYSTEMTIME odd = {.wYear = 2024, .wMonth = 2, .wDay = 29, .wHour = 23, .wMinute = 59, .wSecond = 57};
	FILETIME f;
	SYSTEMTIME s;
	WORD date, time;

	ck_assert(SystemTimeToFileTime(&odd, &f));
	ck_assert(FileTimeToDosDateTime(&f, &date, &time));
	ck_assert(DosDateTimeToFileTime(date, time, &f));
	ck_assert(FileTimeToSystemTime(&f, &s));
	ck_assert_uint_eq(s.wDay, 29);
	ck_assert_uint_eq(s.wSecond, 58);
	f = (FILETIME){0};
	WST_REFUSES(FileTimeToDosDateTime(&f, &date, &time), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(the_time_is_the_systems)
{
	SYSTEMTIME s;
	FILETIME f, g;
	time_t now = time(NULL);
	struct tm tm;

	GetSystemTime(&s);
	GetSystemTimeAsFileTime(&f);
	gmtime_r(&now, &tm);
	ck_assert_int_ge(s.wYear, tm.tm_year + 1900);
	ck_assert(SystemTimeToFileTime(&s, &g));
	ck_assert_int_le(CompareFileTime(&g, &f), 0);
	s.wMonth = 13;
	WST_REFUSES(SetSystemTime(&s), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(a_zone_with_summer_time_is_described_by_its_rules)
{
	TIME_ZONE_INFORMATION zone;
	const SYSTEMTIME winter = {.wYear = 2024, .wMonth = 1, .wDay = 15, .wHour = 12}, summer = {.wYear = 2024, .wMonth = 7, .wDay = 15, .wHour = 12};
	const SYSTEMTIME first = {.wYear = 2024, .wMonth = 3, .wDay = 31, .wHour = 1}, last = {.wYear = 2024, .wMonth = 10, .wDay = 27, .wHour = 0, .wMinute = 59};
	SYSTEMTIME s, back;

	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	ck_assert_uint_ne(GetTimeZoneInformation(&zone), TIME_ZONE_ID_UNKNOWN);
	ck_assert_int_eq(zone.Bias, -60);
	ck_assert_int_eq(zone.StandardBias, 0);
	ck_assert_int_eq(zone.DaylightBias, -60);
	ck_assert_uint_eq(zone.DaylightDate.wMonth, 3);
	ck_assert_uint_eq(zone.DaylightDate.wDay, 5);
	ck_assert_uint_eq(zone.DaylightDate.wDayOfWeek, 0);
	ck_assert_uint_eq(zone.DaylightDate.wHour, 2);
	ck_assert_uint_eq(zone.StandardDate.wMonth, 10);
	ck_assert_uint_eq(zone.StandardDate.wHour, 3);
	ck_assert(!wcscmp(zone.StandardName, L"CET"));
	ck_assert(!wcscmp(zone.DaylightName, L"CEST"));
	for (int i = 0; i < 2; i++) {
		const TIME_ZONE_INFORMATION *by = i ? &zone : NULL;

		ck_assert(SystemTimeToTzSpecificLocalTime(by, &winter, &s));
		ck_assert_uint_eq(s.wHour, 13);
		ck_assert(TzSpecificLocalTimeToSystemTime(by, &s, &back));
		ck_assert_uint_eq(back.wHour, 12);
		ck_assert(SystemTimeToTzSpecificLocalTime(by, &summer, &s));
		ck_assert_uint_eq(s.wHour, 14);
		ck_assert(TzSpecificLocalTimeToSystemTime(by, &s, &back));
		ck_assert_uint_eq(back.wHour, 12);
		ck_assert(SystemTimeToTzSpecificLocalTime(by, &first, &s));
		ck_assert_uint_eq(s.wHour, 3);
		ck_assert(SystemTimeToTzSpecificLocalTime(by, &last, &s));
		ck_assert_uint_eq(s.wHour, 2);
	}
	setenv("TZ", "UTC0", 1);
	ck_assert_uint_eq(GetTimeZoneInformation(&zone), TIME_ZONE_ID_UNKNOWN);
	ck_assert_int_eq(zone.Bias, 0);
}
END_TEST

START_TEST(the_machine_has_processors_and_memory)
{
	SYSTEM_INFO info;
	MEMORYSTATUSEX memory = {.dwLength = sizeof memory};
	MEMORYSTATUS old;

	GetSystemInfo(&info);
	ck_assert_uint_ge(info.dwNumberOfProcessors, 1);
	ck_assert_uint_eq(info.dwPageSize, 4096);
	ck_assert_uint_eq(info.dwAllocationGranularity, 65536);
	ck_assert_uint_eq(GetActiveProcessorCount(ALL_PROCESSOR_GROUPS), info.dwNumberOfProcessors);
	WST_REFUSES(GetActiveProcessorCount(3), ERROR_INVALID_PARAMETER);
	ck_assert(GlobalMemoryStatusEx(&memory));
	ck_assert(memory.ullTotalPhys >= memory.ullAvailPhys && memory.dwMemoryLoad <= 100);
	memory.dwLength = 3;
	WST_REFUSES(GlobalMemoryStatusEx(&memory), ERROR_INVALID_PARAMETER);
	GlobalMemoryStatus(&old);
	ck_assert_uint_eq(old.dwLength, sizeof old);
	ck_assert(old.dwTotalPhys > 0);
}
END_TEST

START_TEST(the_version_is_6_2)
{
	OSVERSIONINFOA v = {.dwOSVersionInfoSize = sizeof v};
	OSVERSIONINFOEXW asked = {.dwOSVersionInfoSize = sizeof asked, .dwMajorVersion = 5, .dwMinorVersion = 9};
	ULONGLONG mask = 0;

	ck_assert(GetVersionExA(&v));
	ck_assert_uint_eq(v.dwMajorVersion, 6);
	ck_assert_uint_eq(v.dwPlatformId, VER_PLATFORM_WIN32_NT);
	ck_assert_uint_eq(LOBYTE(LOWORD(GetVersion())), 6);
	v.dwOSVersionInfoSize = 1;
	WST_REFUSES(GetVersionExA(&v), ERROR_INSUFFICIENT_BUFFER);
	VER_SET_CONDITION(mask, VER_MAJORVERSION, VER_GREATER_EQUAL);
	VER_SET_CONDITION(mask, VER_MINORVERSION, VER_GREATER_EQUAL);
	ck_assert(VerifyVersionInfoW(&asked, VER_MAJORVERSION | VER_MINORVERSION, mask));
	asked.dwMajorVersion = 10;
	WST_REFUSES(VerifyVersionInfoW(&asked, VER_MAJORVERSION | VER_MINORVERSION, mask), ERROR_OLD_WIN_VERSION);
	asked = (OSVERSIONINFOEXW){.dwMajorVersion = 6, .dwMinorVersion = 3};
	WST_REFUSES(VerifyVersionInfoW(&asked, VER_MAJORVERSION | VER_MINORVERSION, mask), ERROR_OLD_WIN_VERSION);
	WST_REFUSES(VerifyVersionInfoW(&asked, 0, mask), ERROR_BAD_ARGUMENTS);
}
END_TEST

START_TEST(names_say_how_much_room_they_need)
{
	char name[257];
	WCHAR wide[257];
	DWORD size = sizeof name;
	unsigned long small = 1;

	ck_assert(GetComputerNameA(name, &size));
	ck_assert_uint_eq(size, strlen(name));
	ck_assert_uint_le(size, MAX_COMPUTERNAME_LENGTH);
	WST_REFUSES(GetComputerNameA(name, &small), ERROR_BUFFER_OVERFLOW);
	ck_assert_uint_eq(small, size + 1);
	size = 257;
	ck_assert(GetUserNameA(name, &size));
	ck_assert_uint_eq(size, strlen(name) + 1);
	size = 257;
	ck_assert(GetUserNameW(wide, &size));
	ck_assert_uint_eq(size, wcslen(wide) + 1);
	size = 0;
	WST_REFUSES(GetComputerNameExA(ComputerNameDnsHostname, NULL, &size), ERROR_MORE_DATA);
	ck_assert_uint_gt(size, 0);
}
END_TEST

START_TEST(MulDiv_rounds_and_tells_an_overflow)
{
	ck_assert_int_eq(MulDiv(100000, 100000, 100000), 100000);
	ck_assert_int_eq(MulDiv(5, 1, 2), 3);
	ck_assert_int_eq(MulDiv(-5, 1, 2), -3);
	ck_assert_int_eq(MulDiv(5, -1, -2), 3);
	ck_assert_int_eq(MulDiv(1, 1, 0), -1);
	ck_assert_int_eq(MulDiv(2147483647, 2, 1), -1);
}
END_TEST

START_TEST(a_thread_is_bound_to_processors)
{
	DWORD_PTR own, system, old;
	FILETIME f[4];

	ck_assert(GetProcessAffinityMask(GetCurrentProcess(), &own, &system));
	ck_assert(own && (own & system) == own);
	old = SetThreadAffinityMask(GetCurrentThread(), own & -own);
	ck_assert_uint_eq(old, own);
	ck_assert_uint_eq(SetThreadAffinityMask(GetCurrentThread(), own), own & -own);
	WST_REFUSES(SetThreadAffinityMask(GetCurrentThread(), 0), ERROR_INVALID_PARAMETER);
	ck_assert(GetProcessTimes(GetCurrentProcess(), &f[0], &f[1], &f[2], &f[3]));
	ck_assert(GetThreadTimes(GetCurrentThread(), &f[0], &f[1], &f[2], &f[3]));
	ck_assert(SetPriorityClass(GetCurrentProcess(), BELOW_NORMAL_PRIORITY_CLASS));
	ck_assert_uint_eq(GetPriorityClass(GetCurrentProcess()), BELOW_NORMAL_PRIORITY_CLASS);
	WST_REFUSES(SetPriorityClass(GetCurrentProcess(), 3), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(a_program_finds_its_own_file_behind_the_last_backslash)
{
	char path[MAX_PATH];
	WCHAR wide[MAX_PATH];
	DWORD length = GetModuleFileNameA(NULL, path, sizeof path);

	ck_assert_uint_eq(length, strlen(path));
	ck_assert(!strncmp(path, "C:\\", 3));
	ck_assert_ptr_nonnull(strstr(strrchr(path, '\\'), "check_system"));
	ck_assert_uint_eq(GetModuleFileNameW(NULL, wide, MAX_PATH), length);
	SetLastError(0);
	ck_assert_uint_eq(GetModuleFileNameA(NULL, path, 5), 5);
	ck_assert_uint_eq(GetLastError(), ERROR_INSUFFICIENT_BUFFER);
	ck_assert_uint_eq(strlen(path), 4);
	ck_assert_uint_gt(GetModuleFileNameA(GetModuleHandleA("ws2_32"), path, sizeof path), 0);
}
END_TEST

START_TEST(the_clock_of_winmm_runs_and_its_periods_are_counted)
{
	TIMECAPS caps;

	ck_assert_uint_le(timeGetTime() - GetTickCount(), 1000000);
	ck_assert_uint_eq(timeBeginPeriod(1), TIMERR_NOERROR);
	ck_assert_uint_eq(timeEndPeriod(1), TIMERR_NOERROR);
	ck_assert_uint_eq(timeEndPeriod(1), TIMERR_NOCANDO);
	ck_assert_uint_eq(timeBeginPeriod(0), TIMERR_NOCANDO);
	ck_assert_uint_eq(timeGetDevCaps(&caps, sizeof caps), TIMERR_NOERROR);
	ck_assert_uint_eq(caps.wPeriodMin, 1);
}
END_TEST

START_TEST(no_file_has_a_version_resource)
{
	unsigned long wide = 9;
	UINT size = 9;
	void *value;

	WST_REFUSES(GetFileVersionInfoSizeA("/nowhere/none.exe", NULL), ERROR_FILE_NOT_FOUND);
	WST_REFUSES(GetFileVersionInfoSizeA("ws2_32.dll", &wide), ERROR_RESOURCE_TYPE_NOT_FOUND);
	ck_assert_uint_eq(wide, 0);
	WST_REFUSES(VerQueryValueA(NULL, "\\", &value, &size), ERROR_RESOURCE_TYPE_NOT_FOUND);
	ck_assert_uint_eq(size, 0);
}
END_TEST

START_TEST(error_modes_are_kept)
{
	UINT old = SetErrorMode(SEM_FAILCRITICALERRORS);

	ck_assert_uint_eq(old, 0);
	ck_assert_uint_eq(SetErrorMode(0), SEM_FAILCRITICALERRORS);
	ck_assert(!IsDebuggerPresent());
	OutputDebugStringA(NULL);
}
END_TEST

START_TEST(the_directories_of_Windows_are_there)
{
	static UINT (WINAPI *const calls[])(LPSTR, UINT) = {GetWindowsDirectoryA, GetSystemWindowsDirectoryA, GetSystemDirectoryA};
	char name[MAX_PATH], base[] = "/tmp/winsock-system.XXXXXX";
	WCHAR wide[MAX_PATH];

	ck_assert(mkdtemp(base));
	ck_assert_int_eq(setenv("XDG_CONFIG_HOME", base, 1), 0);
	for (size_t i = 0; i < WST_COUNT(calls); i++) {
		UINT length = calls[i](name, sizeof name);

		ck_assert_uint_eq(length, strlen(name));
		ck_assert_uint_eq(calls[i](name, length), length + 1);
		ck_assert_uint_eq(calls[i](NULL, 0), length + 1);
		ck_assert(GetFileAttributesA(name) & FILE_ATTRIBUTE_DIRECTORY);
		ck_assert_uint_ne(GetFileAttributesA(name), INVALID_FILE_ATTRIBUTES);
	}
	ck_assert_uint_eq(GetSystemDirectoryW(wide, MAX_PATH), strlen(name));
	ck_assert_int_eq(wide[0], 'C');
	ck_assert_uint_gt(GetWindowsDirectoryW(wide, 3), 3);
	ck_assert(GetWindowsDirectoryA(name, sizeof name));
	ck_assert(RemoveDirectoryA(name));
	ck_assert(RemoveDirectoryA(base));
}
END_TEST

WST_MAIN_RAW("system", a_file_time_counts_from_1601, every_day_of_400_years_comes_back, MS_DOS_has_two_seconds, the_time_is_the_systems,
	a_zone_with_summer_time_is_described_by_its_rules, the_machine_has_processors_and_memory, the_version_is_6_2, names_say_how_much_room_they_need,
	MulDiv_rounds_and_tells_an_overflow, a_thread_is_bound_to_processors, a_program_finds_its_own_file_behind_the_last_backslash,
	the_clock_of_winmm_runs_and_its_periods_are_counted, no_file_has_a_version_resource, error_modes_are_kept,
	the_directories_of_Windows_are_there)
