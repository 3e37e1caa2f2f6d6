/* memory.c - heaps, moveable memory, pages, times and code pages. */
#include <windows.h>
#include <stdio.h>
#include <string.h>

#define ERR(f) (f, (unsigned long)GetLastError())

static void Heaps(void)
{
    HANDLE hHeap = HeapCreate(0, 4096, 0);
    LPBYTE pb;
    int i, nZero = 0;

    pb = (LPBYTE)HeapAlloc(hHeap, HEAP_ZERO_MEMORY, 100);
    for (i = 0; i < 100; i++)
        nZero += pb[i] == 0;
    printf("zeroes %d, size %lu\n", nZero, (unsigned long)HeapSize(hHeap, 0, pb));
    memcpy(pb, "kept", 5);
    pb = (LPBYTE)HeapReAlloc(hHeap, HEAP_ZERO_MEMORY, pb, 10000);
    printf("%s, size %lu, new bytes %d\n", (char *)pb, (unsigned long)HeapSize(hHeap, 0, pb), pb[9999]);
    printf("valid: %d\n", HeapValidate(hHeap, 0, pb));
    printf("free: %d\n", HeapFree(hHeap, 0, pb));
    printf("nothing: %lu\n", (unsigned long)HeapSize(hHeap, 0, HeapAlloc(hHeap, 0, 0)));
    printf("free NULL: %d\n", HeapFree(hHeap, 0, NULL));
    printf("destroy: %d\n", HeapDestroy(hHeap));
    printf("process heap: %d\n", GetProcessHeap() != NULL && GetProcessHeap() == GetProcessHeap());
}

static void Globals(void)
{
    HGLOBAL h = GlobalAlloc(GHND, 64);
    LPSTR psz = (LPSTR)GlobalLock(h);
    HLOCAL hLocal;

    lstrcpy(psz, "moveable");
    printf("size %lu, locks %u\n", (unsigned long)GlobalSize(h), GlobalFlags(h) & GMEM_LOCKCOUNT);
    printf("handle of pointer: %d\n", GlobalHandle(psz) == h);
    SetLastError(4711);
    printf("unlock: %d", GlobalUnlock(h));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("unlock: %d", GlobalUnlock(h));
    printf(", error %lu\n", (unsigned long)GetLastError());
    h = GlobalReAlloc(h, 200, GMEM_MOVEABLE | GMEM_ZEROINIT);
    psz = (LPSTR)GlobalLock(h);
    printf("%s %d, size %lu\n", psz, psz[150], (unsigned long)GlobalSize(h));
    GlobalUnlock(h);
    printf("free: %d\n", GlobalFree(h) == NULL);
    hLocal = LocalAlloc(LPTR, 10);
    printf("fixed is its pointer: %d, size %lu\n", LocalLock(hLocal) == (LPVOID)hLocal, (unsigned long)LocalSize(hLocal));
    printf("free: %d\n", LocalFree(hLocal) == NULL);
    printf("free NULL: %d\n", LocalFree(NULL) == NULL);
}

static void Pages(void)
{
    SYSTEM_INFO si;
    MEMORY_BASIC_INFORMATION mbi;
    LPBYTE pb, pbPage;
    DWORD dwOld = 0;

    GetSystemInfo(&si);
    printf("page %lu, granularity %lu\n", (unsigned long)si.dwPageSize, (unsigned long)si.dwAllocationGranularity);
    pb = (LPBYTE)VirtualAlloc(NULL, 0x10000, MEM_RESERVE, PAGE_NOACCESS);
    VirtualQuery(pb, &mbi, sizeof(mbi));
    printf("reserved: %d state 0x%lx size 0x%lx, aligned %d\n", mbi.AllocationBase == pb, (unsigned long)mbi.State, (unsigned long)mbi.RegionSize, ((ULONG_PTR)pb & 0xffff) == 0);
    pbPage = (LPBYTE)VirtualAlloc(pb + 0x1000, 0x1000, MEM_COMMIT, PAGE_READWRITE);
    printf("commit: %d, zero %d\n", pbPage == pb + 0x1000, pbPage[5]);
    pbPage[5] = 7;
    VirtualQuery(pbPage + 100, &mbi, sizeof(mbi));
    printf("committed: base %d state 0x%lx protect 0x%lx size 0x%lx\n", mbi.BaseAddress == pbPage, (unsigned long)mbi.State, (unsigned long)mbi.Protect, (unsigned long)mbi.RegionSize);
    printf("protect: %d", VirtualProtect(pbPage, 1, PAGE_READONLY, &dwOld));
    printf(", was 0x%lx\n", (unsigned long)dwOld);
    printf("readable %d writable %d\n", !IsBadReadPtr(pbPage, 8), !IsBadWritePtr(pbPage, 8));
    printf("protect reserved: %d", VirtualProtect(pb, 1, PAGE_READONLY, &dwOld));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("decommit: %d\n", VirtualFree(pbPage, 0x1000, MEM_DECOMMIT));
    printf("release a part: %d", VirtualFree(pb, 0x1000, MEM_RELEASE));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("release: %d\n", VirtualFree(pb, 0, MEM_RELEASE));
    printf("release again: %d", VirtualFree(pb, 0, MEM_RELEASE));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("nothing: %d", VirtualAlloc(NULL, 0, MEM_COMMIT, PAGE_READWRITE) != NULL);
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("bad protection: %d", VirtualAlloc(NULL, 4096, MEM_COMMIT, 0x7777) != NULL);
    printf(", error %lu\n", (unsigned long)GetLastError());
}

static void Times(void)
{
    SYSTEMTIME st = {1999, 12, 0, 31, 23, 59, 58, 0}, st2;
    FILETIME ft, ft2;
    ULARGE_INTEGER uli;
    WORD wDate, wTime;

    printf("to file time: %d\n", SystemTimeToFileTime(&st, &ft));
    uli.LowPart = ft.dwLowDateTime;
    uli.HighPart = ft.dwHighDateTime;
    printf("%I64u\n", uli.QuadPart);
    FileTimeToSystemTime(&ft, &st2);
    printf("%u-%u-%u day %u %u:%u:%u.%u\n", st2.wYear, st2.wMonth, st2.wDay, st2.wDayOfWeek, st2.wHour, st2.wMinute, st2.wSecond, st2.wMilliseconds);
    printf("dos: %d", FileTimeToDosDateTime(&ft, &wDate, &wTime));
    printf(" %04x %04x\n", wDate, wTime);
    DosDateTimeToFileTime(wDate, wTime, &ft2);
    printf("compare: %ld\n", (long)CompareFileTime(&ft2, &ft));
    st.wMonth = 13;
    printf("month 13: %d", SystemTimeToFileTime(&st, &ft));
    printf(", error %lu\n", (unsigned long)GetLastError());
    st.wMonth = 2;
    st.wDay = 30;
    printf("30 February: %d\n", SystemTimeToFileTime(&st, &ft));
    ft.dwLowDateTime = 0;
    ft.dwHighDateTime = 0x80000000;
    printf("too late: %d", FileTimeToSystemTime(&ft, &st));
    printf(", error %lu\n", (unsigned long)GetLastError());
    ft.dwHighDateTime = 0;
    FileTimeToSystemTime(&ft, &st);
    printf("first: %u-%u-%u day %u\n", st.wYear, st.wMonth, st.wDay, st.wDayOfWeek);
    printf("ticks go on: %d\n", GetTickCount() - GetTickCount() <= 0 || GetTickCount() > 0);
}

static void CodePages(void)
{
    WCHAR wsz[8];
    char sz[8];
    BOOL fUsed = 5;

    SetLastError(4711);
    printf("%d\n", MultiByteToWideChar(CP_UTF8, 0, "\xc3\xa4x", -1, wsz, 8));
    printf("%x %x\n", wsz[0], wsz[1]);
    printf("count only: %d\n", MultiByteToWideChar(CP_ACP, 0, "four", -1, NULL, 0));
    printf("no end: %d\n", MultiByteToWideChar(CP_ACP, 0, "four", 4, wsz, 8));
    printf("too small: %d, error %lu\n", MultiByteToWideChar(CP_ACP, 0, "12345678", -1, wsz, 4), (unsigned long)GetLastError());
    printf("no source: %d", MultiByteToWideChar(CP_ACP, 0, NULL, -1, wsz, 8));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("length 0: %d", MultiByteToWideChar(CP_ACP, 0, "x", 0, wsz, 8));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("bad bytes: %d", MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, "\xff", 1, wsz, 8));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("bad flags: %d", MultiByteToWideChar(CP_ACP, 0x1000, "x", 1, wsz, 8));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("bad page: %d", MultiByteToWideChar(12345, 0, "x", 1, wsz, 8));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("same buffer: %d", MultiByteToWideChar(CP_ACP, 0, (LPSTR)wsz, 1, wsz, 8));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("back: %d\n", WideCharToMultiByte(CP_UTF8, 0, L"\x20ac", -1, sz, 8, NULL, NULL));
    printf("%02x %02x %02x\n", (BYTE)sz[0], (BYTE)sz[1], (BYTE)sz[2]);
    printf("too small: %d", WideCharToMultiByte(CP_ACP, 0, L"12345678", -1, sz, 8, NULL, NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("default with UTF-8: %d", WideCharToMultiByte(CP_UTF8, 0, L"x", -1, sz, 8, "?", &fUsed));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("lead byte: %d\n", IsDBCSLeadByte('x'));
}

int main(int argc, char **argv)
{
    Heaps();
    Globals();
    Pages();
    Times();
    CodePages();
    return 0;
}
