/* filetour.c - CreateFile and its friends: what each disposition, each bad path and each wrong access says. */
#include <windows.h>
#include <tchar.h>
#include <stdio.h>

static TCHAR g_szDir[MAX_PATH];

static void Report(LPCSTR pszWhat, BOOL fOk)
{
    DWORD dwError = GetLastError();

    printf("%-34s %s", pszWhat, fOk ? "ok" : "failed");
    if (!fOk || dwError == ERROR_ALREADY_EXISTS)
        printf(", error %lu", (unsigned long)dwError);
    printf("\n");
    SetLastError(4711);
}

static HANDLE Open(LPCSTR pszWhat, LPCTSTR pszName, DWORD dwAccess, DWORD dwShare, DWORD dwDisposition)
{
    HANDLE hFile;

    SetLastError(4711);
    hFile = CreateFile(pszName, dwAccess, dwShare, NULL, dwDisposition, FILE_ATTRIBUTE_NORMAL, NULL);
    Report(pszWhat, hFile != INVALID_HANDLE_VALUE);
    return hFile;
}

static void OpenClose(LPCSTR pszWhat, LPCTSTR pszName, DWORD dwDisposition)
{
    HANDLE hFile = Open(pszWhat, pszName, GENERIC_READ | GENERIC_WRITE, 0, dwDisposition);

    if (hFile != INVALID_HANDLE_VALUE)
        CloseHandle(hFile);
}

static void Dispositions(void)
{
    OpenClose("OPEN_EXISTING, none", _T("a.txt"), OPEN_EXISTING);
    OpenClose("TRUNCATE_EXISTING, none", _T("a.txt"), TRUNCATE_EXISTING);
    OpenClose("CREATE_NEW, none", _T("a.txt"), CREATE_NEW);
    OpenClose("CREATE_NEW, there", _T("a.txt"), CREATE_NEW);
    OpenClose("OPEN_ALWAYS, there", _T("a.txt"), OPEN_ALWAYS);
    OpenClose("CREATE_ALWAYS, there", _T("a.txt"), CREATE_ALWAYS);
    OpenClose("OPEN_ALWAYS, none", _T("b.txt"), OPEN_ALWAYS);
    OpenClose("CREATE_ALWAYS, none", _T("c.txt"), CREATE_ALWAYS);
    OpenClose("in no directory", _T("none\\a.txt"), OPEN_EXISTING);
    OpenClose("in no directory, new", _T("none\\a.txt"), CREATE_ALWAYS);
    OpenClose("under a file", _T("a.txt\\b"), OPEN_EXISTING);
    OpenClose("a directory", g_szDir, OPEN_EXISTING);
    OpenClose("an empty name", _T(""), OPEN_EXISTING);
    OpenClose("a bad disposition", _T("a.txt"), 9);
}

static void Content(void)
{
    HANDLE hFile = Open("for both", _T("data.bin"), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, CREATE_ALWAYS);
    HANDLE hOther;
    char szBuf[40] = "";
    DWORD dwDone = 99, dwHigh = 0;
    LARGE_INTEGER liSize;

    Report("write", WriteFile(hFile, "0123456789", 10, &dwDone, NULL));
    printf("written %lu\n", (unsigned long)dwDone);
    printf("at %lu\n", (unsigned long)SetFilePointer(hFile, 0, NULL, FILE_CURRENT));
    printf("end-3 is %lu\n", (unsigned long)SetFilePointer(hFile, -3, NULL, FILE_END));
    Report("read 40", ReadFile(hFile, szBuf, sizeof(szBuf), &dwDone, NULL));
    printf("read %lu \"%.3s\"\n", (unsigned long)dwDone, szBuf);
    Report("read at the end", ReadFile(hFile, szBuf, sizeof(szBuf), &dwDone, NULL));
    printf("read %lu\n", (unsigned long)dwDone);
    Report("before the start", SetFilePointer(hFile, -11, NULL, FILE_END) != INVALID_SET_FILE_POINTER);
    Report("a bad method", SetFilePointer(hFile, 0, NULL, 7) != INVALID_SET_FILE_POINTER);
    Report("seek to 4", SetFilePointer(hFile, 4, &(LONG){0}, FILE_BEGIN) == 4);
    Report("cut", SetEndOfFile(hFile));
    printf("size %lu", (unsigned long)GetFileSize(hFile, &dwHigh));
    GetFileSizeEx(hFile, &liSize);
    printf(" %lu %I64d\n", (unsigned long)dwHigh, liSize.QuadPart);
    Report("flush", FlushFileBuffers(hFile));
    hOther = Open("a second writer", _T("data.bin"), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, OPEN_EXISTING);
    hOther = Open("a reader that bars writers", _T("data.bin"), GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING);
    hOther = Open("a reader", _T("data.bin"), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, OPEN_EXISTING);
    Report("write to a reader", WriteFile(hOther, "x", 1, &dwDone, NULL));
    Report("cut by a reader", SetEndOfFile(hOther));
    Report("delete while open", DeleteFile(_T("data.bin")));
    CloseHandle(hOther);
    CloseHandle(hFile);
    Report("read a closed one", ReadFile(hFile, szBuf, 1, &dwDone, NULL));
    Report("size of a closed one", GetFileSize(hFile, NULL) != INVALID_FILE_SIZE);
    hOther = Open("a writer only", _T("data.bin"), GENERIC_WRITE, 0, OPEN_EXISTING);
    Report("read from a writer", ReadFile(hOther, szBuf, 1, &dwDone, NULL));
    CloseHandle(hOther);
}

static void Names(void)
{
    WIN32_FIND_DATA fd;
    HANDLE hFind;
    int nFiles = 0, nDirs = 0;
    DWORD dwBytes = 0;

    Report("make a directory", CreateDirectory(_T("sub"), NULL));
    Report("make it again", CreateDirectory(_T("sub"), NULL));
    Report("make below nothing", CreateDirectory(_T("no\\sub"), NULL));
    Report("copy", CopyFile(_T("data.bin"), _T("sub\\copy.bin"), TRUE));
    Report("copy again", CopyFile(_T("data.bin"), _T("sub\\copy.bin"), TRUE));
    Report("copy nothing", CopyFile(_T("nothing"), _T("x"), FALSE));
    Report("move", MoveFile(_T("a.txt"), _T("sub\\a.txt")));
    Report("move upon another", MoveFile(_T("b.txt"), _T("c.txt")));
    Report("move nothing", MoveFile(_T("a.txt"), _T("d.txt")));
    Report("remove a full directory", RemoveDirectory(_T("sub")));
    Report("remove a file as directory", RemoveDirectory(_T("c.txt")));
    Report("delete a directory", DeleteFile(_T("sub")));
    Report("delete nothing", DeleteFile(_T("nothing")));
    Report("delete in nothing", DeleteFile(_T("no\\thing")));

    hFind = FindFirstFile(_T("*"), &fd);
    do {
        if (fd.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
            nDirs++;
        else {
            nFiles++;
            dwBytes += fd.nFileSizeLow;
        }
    } while (FindNextFile(hFind, &fd));
    Report("no more", FALSE);
    Report("close", FindClose(hFind));
    printf("%d files, %d directories, %lu bytes\n", nFiles, nDirs, (unsigned long)dwBytes);
    hFind = FindFirstFile(_T("sub\\C*.B?N"), &fd);
    Report("a pattern", hFind != INVALID_HANDLE_VALUE);
    _tprintf(_T("found %s\n"), fd.cFileName);
    FindClose(hFind);
    Report("a pattern of none", FindFirstFile(_T("*.xyz"), &fd) != INVALID_HANDLE_VALUE);
    Report("a pattern nowhere", FindFirstFile(_T("no\\*"), &fd) != INVALID_HANDLE_VALUE);
    Report("close no search", FindClose(INVALID_HANDLE_VALUE));
}

static void Attributes(void)
{
    TCHAR szTemp[MAX_PATH], szFull[MAX_PATH], *pszFile;

    printf("directory: %d\n", GetFileAttributes(_T("sub")) == FILE_ATTRIBUTE_DIRECTORY);
    Report("attributes of nothing", GetFileAttributes(_T("nothing")) != (DWORD)-1);
    Report("attributes nowhere", GetFileAttributes(_T("no\\thing")) != (DWORD)-1);
    Report("read only", SetFileAttributes(_T("c.txt"), FILE_ATTRIBUTE_READONLY));
    printf("is it: %d\n", (GetFileAttributes(_T("c.txt")) & FILE_ATTRIBUTE_READONLY) != 0);
    OpenClose("write what is read only", _T("c.txt"), OPEN_EXISTING);
    Report("delete what is read only", DeleteFile(_T("c.txt")));
    Report("not any more", SetFileAttributes(_T("c.txt"), FILE_ATTRIBUTE_NORMAL));
    Report("delete it", DeleteFile(_T("c.txt")));
    Report("temporary name", GetTempFileName(_T("."), _T("tour"), 0, szTemp) != 0);
    printf("made, with three letters: %d\n", GetFileAttributes(szTemp) != (DWORD)-1 && _tcsstr(szTemp, _T("tou")) != NULL);
    Report("delete it", DeleteFile(szTemp));
    Report("temporary name nowhere", GetTempFileName(_T("no\\where"), _T("x"), 0, szTemp) != 0);
    printf("full path: %d, file part: ", GetFullPathName(_T("sub\\..\\sub\\x.y"), MAX_PATH, szFull, &pszFile) != 0);
    _tprintf(_T("%s\n"), pszFile);
}

int main()
{
    TCHAR szTemp[MAX_PATH];

    GetTempPath(MAX_PATH, szTemp);
    wsprintf(g_szDir, _T("%sfiletour.%lu"), szTemp, GetCurrentProcessId());
    if (!CreateDirectory(g_szDir, NULL) || !SetCurrentDirectory(g_szDir))
        return 1;
    Dispositions();
    Content();
    Names();
    Attributes();
    DeleteFile(_T("b.txt"));
    DeleteFile(_T("data.bin"));
    DeleteFile(_T("sub\\a.txt"));
    DeleteFile(_T("sub\\copy.bin"));
    Report("remove the directory", RemoveDirectory(_T("sub")));
    SetCurrentDirectory(szTemp);
    Report("remove all", RemoveDirectory(g_szDir));
    return 0;
}
