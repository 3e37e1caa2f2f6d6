/* parent.c - a program that starts itself with pipes for its standard handles, talks to it and reads its exit code. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int Child(int argc, char *argv[])
{
    char szLine[100];
    int i, nLines = 0;

    for (i = 1; i < argc; i++)
        printf("arg %d: %s\n", i, argv[i]);
    printf("variable: %s\n", getenv("PARENT_SAYS") ? getenv("PARENT_SAYS") : "none");
    while (fgets(szLine, sizeof(szLine), stdin)) {
        szLine[strcspn(szLine, "\r\n")] = 0;
        printf("line: %s\n", _strupr(szLine));
        nLines++;
    }
    fprintf(stderr, "to the error pipe\n");
    fflush(stdout);
    ExitProcess(nLines + 40);
    return 0;
}

static BOOL MakePipe(PHANDLE phRead, PHANDLE phWrite, PHANDLE phOurs)
{
    SECURITY_ATTRIBUTES sa;

    sa.nLength = sizeof(sa);
    sa.lpSecurityDescriptor = NULL;
    sa.bInheritHandle = TRUE;
    return CreatePipe(phRead, phWrite, &sa, 0) && SetHandleInformation(*phOurs, HANDLE_FLAG_INHERIT, 0);
}

static void ReadAll(LPCSTR pszWhat, HANDLE hPipe)
{
    char szBuf[64], szAll[1000] = "", *p;
    DWORD dwRead;

    while (ReadFile(hPipe, szBuf, sizeof(szBuf) - 1, &dwRead, NULL) && dwRead) {
        szBuf[dwRead] = 0;
        strcat(szAll, szBuf);
    }
    printf("end of %s: error %lu\n", pszWhat, (unsigned long)GetLastError());
    for (p = strtok(szAll, "\r\n"); p; p = strtok(NULL, "\r\n"))
        printf("  %s\n", p);
    CloseHandle(hPipe);
}

static int Parent(void)
{
    HANDLE hInRead, hInWrite, hOutRead, hOutWrite, hErrRead, hErrWrite;
    STARTUPINFO si;
    PROCESS_INFORMATION pi;
    char szSelf[MAX_PATH], szCommand[MAX_PATH + 60];
    DWORD dwWritten, dwCode, dwFlags;

    SetEnvironmentVariable("PARENT_SAYS", "hello child");
    GetModuleFileName(NULL, szSelf, sizeof(szSelf));
    if (!MakePipe(&hInRead, &hInWrite, &hInWrite) || !MakePipe(&hOutRead, &hOutWrite, &hOutRead) || !MakePipe(&hErrRead, &hErrWrite, &hErrRead))
        return 1;
    GetHandleInformation(hOutWrite, &dwFlags);
    printf("inherited: %lu", (unsigned long)dwFlags);
    GetHandleInformation(hOutRead, &dwFlags);
    printf(" %lu\n", (unsigned long)dwFlags);
    ZeroMemory(&si, sizeof(si));
    si.cb = sizeof(si);
    si.dwFlags = STARTF_USESTDHANDLES;
    si.hStdInput = hInRead;
    si.hStdOutput = hOutWrite;
    si.hStdError = hErrWrite;
    sprintf(szCommand, "\"%s\" child \"two words\" \"a \\\"quoted\\\" one\" c:\\dir\\ last", szSelf);
    if (!CreateProcess(NULL, szCommand, NULL, NULL, TRUE, 0, NULL, NULL, &si, &pi)) {
        printf("CreateProcess: error %lu\n", (unsigned long)GetLastError());
        return 2;
    }
    CloseHandle(hInRead);
    CloseHandle(hOutWrite);
    CloseHandle(hErrWrite);
    GetExitCodeProcess(pi.hProcess, &dwCode);
    printf("it lives: %d\n", dwCode == STILL_ACTIVE && WaitForSingleObject(pi.hProcess, 0) == WAIT_TIMEOUT);
    WriteFile(hInWrite, "first\r\nsecond\r\n", 15, &dwWritten, NULL);
    printf("wrote %lu\n", (unsigned long)dwWritten);
    CloseHandle(hInWrite);
    ReadAll("output", hOutRead);
    ReadAll("errors", hErrRead);
    printf("waited: %lu\n", (unsigned long)WaitForSingleObject(pi.hProcess, INFINITE));
    GetExitCodeProcess(pi.hProcess, &dwCode);
    printf("exit code %lu, thread ended: %lu\n", (unsigned long)dwCode, (unsigned long)WaitForSingleObject(pi.hThread, 1000));
    printf("terminate an ended one: %d", TerminateProcess(pi.hProcess, 1));
    printf(", error %lu\n", (unsigned long)GetLastError());
    CloseHandle(pi.hThread);
    CloseHandle(pi.hProcess);
    return 0;
}

static void Errors(void)
{
    STARTUPINFO si = {sizeof(si)};
    PROCESS_INFORMATION pi;
    HANDLE hRead, hWrite;
    DWORD dw = 77, dwAvail = 77;
    char ch;

    printf("no program: %d", CreateProcess(NULL, strdup("nosuchprogram.exe x"), NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("no directory: %d", CreateProcess("c:\\no\\such\\dir\\x.exe", NULL, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi));
    printf(", error %lu\n", (unsigned long)GetLastError());
    CreatePipe(&hRead, &hWrite, NULL, 0);
    printf("peek: %d", PeekNamedPipe(hRead, NULL, 0, NULL, &dwAvail, NULL));
    printf(" %lu\n", (unsigned long)dwAvail);
    WriteFile(hWrite, "abc", 3, &dw, NULL);
    PeekNamedPipe(hRead, &ch, 1, &dw, &dwAvail, NULL);
    printf("peeked %lu %c of %lu\n", (unsigned long)dw, ch, (unsigned long)dwAvail);
    printf("write to the reading end: %d", WriteFile(hRead, "x", 1, &dw, NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    CloseHandle(hRead);
    printf("write without a reader: %d", WriteFile(hWrite, "x", 1, &dw, NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    CloseHandle(hWrite);
    printf("exit code of an event: %d", GetExitCodeProcess(CreateEvent(NULL, 0, 0, NULL), &dw));
    printf(", error %lu\n", (unsigned long)GetLastError());
}

int main(int argc, char *argv[])
{
    int nResult;

    if (argc > 1)
        return Child(argc, argv);
    nResult = Parent();
    Errors();
    return nResult;
}
