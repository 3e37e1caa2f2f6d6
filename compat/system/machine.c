/* The machine: processors and memory. */
#include <windows.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/lasterror.h"
#include "base/thread.h"
#include "system/machine.h"

#define GRANULARITY 0x10000

#if defined __x86_64__
#define ARCHITECTURE PROCESSOR_ARCHITECTURE_AMD64
#define TYPE         PROCESSOR_AMD_X8664
#define HAS(feature) __builtin_cpu_supports(feature)
#elif defined __i386__
#define ARCHITECTURE PROCESSOR_ARCHITECTURE_INTEL
#define TYPE         PROCESSOR_INTEL_PENTIUM
#define HAS(feature) __builtin_cpu_supports(feature)
#elif defined __aarch64__
#define ARCHITECTURE PROCESSOR_ARCHITECTURE_ARM64
#define TYPE         0
#define HAS(feature) 0
#else
#define ARCHITECTURE PROCESSOR_ARCHITECTURE_UNKNOWN
#define TYPE         0
#define HAS(feature) 0
#endif

/* The largest address that a program of this width gets from the kernel, as Windows has it: the last 64 KiB are nobody's. */
#define LAST_ADDRESS (sizeof (void *) == 8 ? (UINT_PTR)0x7ffffffeffffull : (UINT_PTR)0xfffeffffu)

/* ---- processors ---- */

unsigned
wsi_machine_processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count > 0 ? (unsigned)count : 1;
}

DWORD_PTR
wsi_machine_mask(void)
{
	unsigned count = wsi_machine_processors();

	return count >= 8 * sizeof (DWORD_PTR) ? ~(DWORD_PTR)0 : ((DWORD_PTR)1 << count) - 1;
}

void WINAPI
GetSystemInfo(LPSYSTEM_INFO info)
{
	*info = (SYSTEM_INFO){
		.wProcessorArchitecture = ARCHITECTURE,
		.dwPageSize = (DWORD)sysconf(_SC_PAGESIZE),
		.lpMinimumApplicationAddress = (LPVOID)(UINT_PTR)GRANULARITY,
		.lpMaximumApplicationAddress = (LPVOID)LAST_ADDRESS,
		.dwActiveProcessorMask = wsi_machine_mask(),
		.dwNumberOfProcessors = wsi_machine_processors(),
		.dwProcessorType = TYPE,
		.dwAllocationGranularity = GRANULARITY,
		.wProcessorLevel = 6,
	};
}

/* A program of 32 bits is told of the machine beneath. */
void WINAPI
GetNativeSystemInfo(LPSYSTEM_INFO info)
{
	BOOL beneath;

	GetSystemInfo(info);
	if (IsWow64Process(GetCurrentProcess(), &beneath) && beneath) {
		info->wProcessorArchitecture = PROCESSOR_ARCHITECTURE_AMD64;
		info->dwProcessorType = PROCESSOR_AMD_X8664;
	}
}

/* Processor groups hold 64 processors; there is one here. */
DWORD WINAPI
GetActiveProcessorCount(WORD group)
{
	if (group == 0 || group == ALL_PROCESSOR_GROUPS)
		return wsi_machine_processors();
	wsi_last_error = ERROR_INVALID_PARAMETER;
	return 0;
}

DWORD WINAPI
GetMaximumProcessorCount(WORD group)
{
	long count = sysconf(_SC_NPROCESSORS_CONF);

	if (!GetActiveProcessorCount(group))
		return 0;
	return count > 0 ? (DWORD)count : 1;
}

WORD WINAPI
GetActiveProcessorGroupCount(void)
{
	return 1;
}

DWORD WINAPI
GetCurrentProcessorNumber(void)
{
	int cpu = sched_getcpu();

	return cpu < 0 ? 0 : (DWORD)cpu;
}

BOOL WINAPI
IsProcessorFeaturePresent(DWORD feature)
{
	switch (feature) {
	case PF_COMPARE_EXCHANGE_DOUBLE:
	case PF_RDTSC_INSTRUCTION_AVAILABLE:
		return TYPE != 0;
	case PF_MMX_INSTRUCTIONS_AVAILABLE:
		return HAS("mmx") != 0;
	case PF_XMMI_INSTRUCTIONS_AVAILABLE:
		return HAS("sse") != 0;
	case PF_XMMI64_INSTRUCTIONS_AVAILABLE:
		return HAS("sse2") != 0;
	case PF_SSE3_INSTRUCTIONS_AVAILABLE:
		return HAS("sse3") != 0;
	}
	return FALSE;
}

/* ---- memory ---- */

struct memory {
	DWORDLONG total, available, swap, swap_free;
};

static bool
read_memory(struct memory *m)
{
	FILE *file = fopen("/proc/meminfo", "re");
	unsigned long long kilobytes;
	char line[128], name[64];

	*m = (struct memory){0};
	if (!file)
		return false;
	while (fgets(line, sizeof line, file)) {
		if (sscanf(line, "%63[^:]: %llu", name, &kilobytes) != 2)
			continue;
		if (!strcmp(name, "MemTotal"))
			m->total = kilobytes * 1024;
		else if (!strcmp(name, "MemAvailable"))
			m->available = kilobytes * 1024;
		else if (!strcmp(name, "SwapTotal"))
			m->swap = kilobytes * 1024;
		else if (!strcmp(name, "SwapFree"))
			m->swap_free = kilobytes * 1024;
	}
	fclose(file);
	return m->total != 0;
}

static DWORDLONG
address_space_used(void)
{
	unsigned long long pages = 0;
	FILE *file = fopen("/proc/self/statm", "re");

	if (!file)
		return 0;
	if (fscanf(file, "%llu", &pages) != 1)
		pages = 0;
	fclose(file);
	return pages * (DWORDLONG)sysconf(_SC_PAGESIZE);
}

static DWORDLONG
bounded(DWORDLONG value, DWORDLONG most)
{
	return value < most ? value : most;
}

static int
describe_memory(LPMEMORYSTATUSEX s)
{
	DWORDLONG space = (DWORDLONG)LAST_ADDRESS - GRANULARITY + 1, used = bounded(address_space_used(), space);
	struct memory m;

	if (s->dwLength != sizeof *s)
		return ERROR_INVALID_PARAMETER;
	if (!read_memory(&m))
		return ERROR_NOT_SUPPORTED;
	*s = (MEMORYSTATUSEX){
		.dwLength = sizeof *s,
		.dwMemoryLoad = (DWORD)((m.total - bounded(m.available, m.total)) * 100 / m.total),
		.ullTotalPhys = m.total, .ullAvailPhys = m.available,
		.ullTotalPageFile = m.total + m.swap, .ullAvailPageFile = m.available + m.swap_free,
		.ullTotalVirtual = space, .ullAvailVirtual = space - used,
	};
	return 0;
}

BOOL WINAPI
GlobalMemoryStatusEx(LPMEMORYSTATUSEX status)
{
	return wsi_succeeded(describe_memory(status));
}

/* Programs of 32 bits are told of no more than 2 GB, which keeps signed arithmetic right; the compatible answer of Windows. */
void WINAPI
GlobalMemoryStatus(LPMEMORYSTATUS status)
{
	const DWORDLONG most = sizeof (SIZE_T) == 4 ? 0x7fffffff : UINT64_MAX;
	MEMORYSTATUSEX s = {.dwLength = sizeof s};

	describe_memory(&s);
	*status = (MEMORYSTATUS){
		.dwLength = sizeof *status, .dwMemoryLoad = s.dwMemoryLoad,
		.dwTotalPhys = (SIZE_T)bounded(s.ullTotalPhys, most), .dwAvailPhys = (SIZE_T)bounded(s.ullAvailPhys, most),
		.dwTotalPageFile = (SIZE_T)bounded(s.ullTotalPageFile, most), .dwAvailPageFile = (SIZE_T)bounded(s.ullAvailPageFile, most),
		.dwTotalVirtual = (SIZE_T)bounded(s.ullTotalVirtual, most), .dwAvailVirtual = (SIZE_T)bounded(s.ullAvailVirtual, most),
	};
}

BOOL WINAPI
GetPhysicallyInstalledSystemMemory(PULONGLONG kilobytes)
{
	struct memory m;

	if (!kilobytes)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	if (!read_memory(&m))
		return wsi_succeeded(ERROR_NOT_SUPPORTED);
	*kilobytes = m.total / 1024;
	return TRUE;
}
