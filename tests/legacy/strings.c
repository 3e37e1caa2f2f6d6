/* strings.c - text as TCHARs, in a Unicode build. */
#define UNICODE
#define _UNICODE
#include <windows.h>
#include <tchar.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#define STRSAFE_NO_DEPRECATE
#include <strsafe.h>

static void Formats(void)
{
    TCHAR szBuf[120];
    char szNarrow[120];
    __int64 i64 = 1234567890123456789i64;

    wsprintf(szBuf, TEXT("%s %S %hs %ls %c %5d|%-5d|%05d %x %X %#x %u %ld %lu %lX"), TEXT("wide"), "narrow", "hs", L"ls", TEXT('c'), 42, 42, 42, 0xabc, 0xabc, 255, 7, -1L, 8UL, 0xfUL);
    _tprintf(TEXT("%s\n"), szBuf);
    wsprintfA(szNarrow, "%s %S %ls %hs %.3s|%8s|%-8s| %%", "narrow", L"WIDE", L"ls", "hs", "precision", "right", "left");
    printf("%s\n", szNarrow);
    _sntprintf(szBuf, 120, _T("%I64d %I64x %I64u %I32d"), i64, i64, i64, -5);
    _tprintf(_T("%s\n"), szBuf);
    printf("%I64d %ws %hs %S %ls %Iu\n", i64, L"ws", "hs", L"S", L"ls", (size_t)99);
    wprintf(L"%s %hs %S %ls %hc %lc %C\n", L"s", "hs", "S", L"ls", 'a', L'b', 'c');
    printf("%g %.2f %5.1f|%-8.3f|%+d % d %o %i\n", 0.0001, 3.14159, 2.55, 1.5, 5, 5, 8, -3);
    printf("%s %10.4s| %c%c %3c|\n", "text", "truncated", 'x', 'y', 'z');
    printf("%d %d\n", _snprintf(szNarrow, 4, "12345"), _snprintf(szNarrow, 6, "12345"));
    printf("%d\n", _snwprintf(szBuf, 4, L"12345"));
}

static void Names(void)
{
    TCHAR szDrive[_MAX_DRIVE], szDir[_MAX_DIR], szName[_MAX_FNAME], szExt[_MAX_EXT], szPath[_MAX_PATH];
    TCHAR szBuf[40] = _T("one;two,three");
    LPTSTR psz;

    _tsplitpath(_T("c:\\dir\\sub\\name.ext"), szDrive, szDir, szName, szExt);
    _tprintf(_T("%s|%s|%s|%s\n"), szDrive, szDir, szName, szExt);
    _tmakepath(szPath, _T("d"), _T("\\a"), _T("b"), _T(".c"));
    _tprintf(_T("%s\n"), szPath);
    for (psz = _tcstok(szBuf, _T(";,")); psz; psz = _tcstok(NULL, _T(";,")))
        _tprintf(_T("<%s>"), psz);
    _tprintf(_T("\n"));
    _tcscpy(szBuf, _T("Mixed Case"));
    _tprintf(_T("%s %s %s\n"), _tcsrev(szBuf), _tcsupr(szBuf), _tcschr(szBuf, _T(' ')) + 1);
    _tprintf(_T("%d %d %d\n"), _tcsicmp(_T("ABC"), _T("abc")), _tcsnicmp(_T("abcX"), _T("ABCY"), 3), lstrcmpi(_T("x"), _T("X")));
    _tprintf(_T("%d %d\n"), lstrlen(NULL), (int)_tcsspn(_T("aabbc"), _T("ab")));
    _tprintf(_T("%s\n"), lstrcpyn(szBuf, _T("0123456789"), 5));
    _tprintf(_T("%d %d\n"), IsCharAlpha(_T('7')), IsCharUpper(_T('Q')) != 0);
    _tprintf(_T("%s %s\n"), CharUpper(_tcscpy(szPath, _T("shout"))), CharLower(_tcscpy(szName, _T("WHISPER"))));
}

static void Numbers(void)
{
    TCHAR szBuf[70];
    char sz[70];
    LPTSTR pszEnd;

    _tprintf(_T("%s "), _itot(-77, szBuf, 10));
    _tprintf(_T("%s "), _ultot(0xdeadbeef, szBuf, 16));
    _tprintf(_T("%s\n"), _i64tot(-1, szBuf, 10));
    printf("%s ", _itoa(-1, sz, 2));
    printf("%s ", _ultoa(1000, sz, 36));
    printf("%s\n", _ui64toa(0xffffffffffffffffui64, sz, 10));
    printf("%d %d %ld %I64d\n", _ttoi(_T("  12abc")), _ttoi(_T("x")), _ttol(_T("-5")), _ttoi64(_T("99999999999")));
    printf("%ld", (long)_tcstol(_T("0x1fz"), &pszEnd, 0));
    _tprintf(_T(" %s\n"), pszEnd);
    printf("%.3f\n", _tcstod(_T("2.5e2x"), &pszEnd));
    srand(42);
    printf("%d ", rand());
    printf("%d ", rand());
    printf("%d %d\n", rand() <= RAND_MAX, RAND_MAX);
    printf("%d %d\n", MulDiv(1000, 3, 7), MulDiv(1, 1, 0));
    printf("%x %x %x %x\n", LOWORD(0x12345678), HIWORD(0x12345678), LOBYTE(0x1234), MAKELONG(1, 2));
}

static void Safe(void)
{
    TCHAR szBuf[8];
    size_t cch = 0;

    printf("%08lx\n", (unsigned long)StringCchCopy(szBuf, 8, TEXT("1234567")));
    printf("%08lx", (unsigned long)StringCchCat(szBuf, 8, TEXT("8")));
    _tprintf(_T(" %s\n"), szBuf);
    printf("%08lx", (unsigned long)StringCbPrintf(szBuf, sizeof(szBuf), TEXT("%d items too many"), 5));
    _tprintf(_T(" %s\n"), szBuf);
    printf("%08lx", (unsigned long)StringCchLength(szBuf, 8, &cch));
    printf(" %d\n", (int)cch);
}

static LPTSTR ErrorText(DWORD dwError)
{
    static TCHAR szText[200];
    LPTSTR psz;

    if (!FormatMessage(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, dwError, MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US), szText, 200, NULL))
        return TEXT("(no text)");
    psz = _tcschr(szText, TEXT('\r'));
    if (psz)
        *psz = 0;
    return szText;
}

static void Messages(void)
{
    DWORD_PTR adwArgs[3] = {(DWORD_PTR)TEXT("first"), 42, (DWORD_PTR)TEXT("third")};
    LPTSTR psz = NULL;

    FormatMessage(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY, TEXT("%3 %1!-8s!|%2!05d! %%"), 0, 0, (LPTSTR)&psz, 0, (va_list *)adwArgs);
    _tprintf(_T("%s\n"), psz);
    LocalFree(psz);
    _tprintf(_T("5: %s\n"), ErrorText(ERROR_ACCESS_DENIED));
    _tprintf(_T("unknown: %s\n"), ErrorText(0x2345678));
}

int _tmain(int argc, TCHAR *argv[])
{
    _tprintf(_T("%d argument, %d bytes a letter at least\n"), argc, (int)sizeof(TCHAR) >= 2 ? 2 : 1);
    Formats();
    Names();
    Numbers();
    Safe();
    Messages();
    return 0;
}
