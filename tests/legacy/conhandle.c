/* conhandle.c - the standard handles of a program whose output goes to a file. */
#include <windows.h>
#include <stdio.h>

static void Write(LPCSTR pszText)
{
    HANDLE hOut = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD dwWritten = 0;

    fflush(stdout);
    if (!WriteFile(hOut, pszText, lstrlenA(pszText), &dwWritten, NULL) || dwWritten != (DWORD)lstrlenA(pszText))
        fprintf(stderr, "write failed\n");
}

static void Redirected(void)
{
    HANDLE hOut = GetStdHandle(STD_OUTPUT_HANDLE);
    CONSOLE_SCREEN_BUFFER_INFO csbi;
    DWORD dwMode, dwWritten;

    printf("a console: %d", GetConsoleMode(hOut, &dwMode));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("its screen: %d", GetConsoleScreenBufferInfo(hOut, &csbi));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("text to it: %d", WriteConsole(hOut, "x", 1, &dwWritten, NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("colour: %d", SetConsoleTextAttribute(hOut, FOREGROUND_RED));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("type: %lu\n", (unsigned long)(GetFileType(hOut) == FILE_TYPE_CHAR));
    printf("handle 5: %d", GetStdHandle(5) == INVALID_HANDLE_VALUE);
    printf(", error %lu\n", (unsigned long)GetLastError());
}

static void StdHandles(void)
{
    HANDLE hOld = GetStdHandle(STD_ERROR_HANDLE);

    printf("set: %d\n", SetStdHandle(STD_ERROR_HANDLE, GetStdHandle(STD_OUTPUT_HANDLE)));
    printf("the same: %d\n", GetStdHandle(STD_ERROR_HANDLE) == GetStdHandle(STD_OUTPUT_HANDLE));
    SetStdHandle(STD_ERROR_HANDLE, hOld);
    printf("back: %d\n", GetStdHandle(STD_ERROR_HANDLE) == hOld);
}

static void Errors(void)
{
    HANDLE hOut = GetStdHandle(STD_OUTPUT_HANDLE), hIn;
    DWORD dw = 0;

    printf("input mode: %d", GetConsoleMode((HANDLE)0x12344, &dw));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("mode of an event: %d", SetConsoleMode(CreateEvent(NULL, 0, 0, NULL), 7));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("cursor: %d", SetConsoleCursorPosition(hOut, *(COORD *)&dw));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("events: %d", GetNumberOfConsoleInputEvents(hOut, &dw));
    printf(", error %lu\n", (unsigned long)GetLastError());
    hIn = GetStdHandle(STD_INPUT_HANDLE);
    printf("input is not output: %d\n", hIn != hOut);
}

int main(void)
{
    Redirected();
    StdHandles();
    Errors();
    Write("written\n");
    return 0;
}
