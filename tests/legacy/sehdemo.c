/* sehdemo.c - structured exception handling, as a server of that time guards its requests. */
#include <windows.h>
#include <stdio.h>

#define MY_EXCEPTION 0xE0000001

static int g_nReleased;

static int Filter(DWORD dwCode, LPEXCEPTION_POINTERS lpEp)
{
    printf("  filter: %08lx, %lu parameters\n", (unsigned long)dwCode, (unsigned long)lpEp->ExceptionRecord->NumberParameters);
    if (dwCode != MY_EXCEPTION)
        return dwCode == EXCEPTION_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
    return lpEp->ExceptionRecord->ExceptionInformation[0] ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_EXECUTION;
}

static BOOL Search(int nWanted)
{
    BOOL fFound = FALSE;
    int i, j;

    __try {
        for (i = 0; i < 10; i++)
            for (j = 0; j < 10; j++)
                if (i * j == nWanted) {
                    fFound = TRUE;
                    __leave;
                }
        puts("  not found");
    }
    __finally {
        g_nReleased++;
    }
    return fFound;
}

static void Raise(ULONG_PTR ulStop)
{
    __try {
        __try {
            RaiseException(MY_EXCEPTION, 0, 1, &ulStop);
            puts("  went on");
        }
        __finally {
            printf("  cleanup, abnormal %d\n", AbnormalTermination());
        }
    }
    __except (Filter(GetExceptionCode(), GetExceptionInformation())) {
        printf("  handled %08lx\n", (unsigned long)GetExceptionCode());
    }
}

static void Write(volatile int *pn)
{
    __try {
        *pn = 5;
        puts("  written");
    }
    __except (Filter(GetExceptionCode(), GetExceptionInformation())) {
        puts("  no such memory");
    }
}

static int Divide(int nA, volatile int nB)
{
    int nResult = -1;

    __try {
        nResult = nA / nB;
    }
    __except (GetExceptionCode() == EXCEPTION_INT_DIVIDE_BY_ZERO ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
        puts("  division by zero");
    }
    return nResult;
}

static DWORD WINAPI Thread(LPVOID lpParam)
{
    __try {
        RaiseException(MY_EXCEPTION + 1, EXCEPTION_NONCONTINUABLE, 0, NULL);
    }
    __except (EXCEPTION_EXECUTE_HANDLER) {
        return 0x0fffffff & GetExceptionCode();
    }
    return 0;
}

int main()
{
    HANDLE hThread;
    DWORD dwCode;
    int n = 0, nFound, nNot;

    puts("leave");
    nFound = Search(42);
    nNot = Search(11);
    printf("  %d %d, released %d\n", nFound, nNot, g_nReleased);
    puts("raise and go on");
    Raise(0);
    puts("raise and stop");
    Raise(1);
    puts("write");
    Write(&n);
    Write(NULL);
    puts("divide");
    printf("  %d\n", Divide(10, 3));
    printf("  %d\n", Divide(10, 0));
    puts("thread");
    hThread = CreateThread(NULL, 0, Thread, NULL, 0, NULL);
    WaitForSingleObject(hThread, INFINITE);
    GetExitCodeThread(hThread, &dwCode);
    printf("  ended with %lx\n", (unsigned long)dwCode);
    CloseHandle(hThread);
    return 0;
}
