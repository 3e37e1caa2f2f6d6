/* A Windows program whose only window is never shown: a worker thread posts it what it has done, a timer
 * ticks, and when both are through the program says good-bye. */
#include <windows.h>
#include <stdio.h>

#define WM_WORKDONE (WM_USER + 1)
#define ID_TICK     1
#define WORKS       5
#define TICKS       3

static const char szClass[] = "WinProcDemo";
static int nDone, nTicks;

static DWORD WINAPI Worker(LPVOID lpParam)
{
    HWND hwnd = (HWND)lpParam;
    int i;

    for (i = 0; i < WORKS; i++)
        PostMessage(hwnd, WM_WORKDONE, (WPARAM)i, (LPARAM)(i * i));
    return 17;
}

static void CheckFinished(HWND hwnd)
{
    if (nDone == WORKS && nTicks >= TICKS)
        PostMessage(hwnd, WM_CLOSE, 0, 0);
}

LRESULT CALLBACK WndProc(HWND hwnd, UINT msg, WPARAM wParam, LPARAM lParam)
{
    char szBuf[80];

    switch (msg) {
    case WM_CREATE:
        wsprintf(szBuf, "create \"%s\"", ((LPCREATESTRUCT)lParam)->lpszName);
        puts(szBuf);
        if (!SetTimer(hwnd, ID_TICK, 20, NULL))
            return -1;
        return 0;

    case WM_WORKDONE:
        wsprintf(szBuf, "work %d: %lu", (int)wParam, (DWORD)lParam);
        puts(szBuf);
        nDone++;
        CheckFinished(hwnd);
        return 0;

    case WM_TIMER:
        if (nTicks < TICKS && nDone == WORKS) {
            nTicks++;
            wsprintf(szBuf, "tick %d of timer %u", nTicks, (UINT)wParam);
            puts(szBuf);
            if (nTicks == TICKS)
                KillTimer(hwnd, ID_TICK);
            CheckFinished(hwnd);
        }
        return 0;

    case WM_COPYDATA:
        printf("copied %s\n", (char *)((COPYDATASTRUCT *)lParam)->lpData);
        return TRUE;

    case WM_CLOSE:
        puts("close");
        break;

    case WM_DESTROY:
        puts("destroy");
        PostQuitMessage(3);
        return 0;
    }
    return DefWindowProc(hwnd, msg, wParam, lParam);
}

int WINAPI WinMain(HINSTANCE hInstance, HINSTANCE hPrevInstance, LPSTR lpCmdLine, int nCmdShow)
{
    WNDCLASS wc;
    COPYDATASTRUCT cds;
    char szTitle[40];
    HANDLE hThread;
    DWORD dwThread, dwCode = 0;
    HWND hwnd;
    MSG msg;

    wc.style = CS_HREDRAW | CS_VREDRAW;
    wc.lpfnWndProc = WndProc;
    wc.cbClsExtra = 0;
    wc.cbWndExtra = 0;
    wc.hInstance = hInstance;
    wc.hIcon = LoadIcon(NULL, IDI_APPLICATION);
    wc.hCursor = LoadCursor(NULL, IDC_ARROW);
    wc.hbrBackground = (HBRUSH)GetStockObject(WHITE_BRUSH);
    wc.lpszMenuName = NULL;
    wc.lpszClassName = szClass;
    if (!RegisterClass(&wc))
        return 1;
    printf("registered twice: %d\n", RegisterClass(&wc) != 0);
    printf("error %d\n", (int)GetLastError());

    hwnd = CreateWindow(szClass, "Hidden", WS_OVERLAPPEDWINDOW, CW_USEDEFAULT, CW_USEDEFAULT, 300, 200,
                        NULL, NULL, hInstance, NULL);
    if (!hwnd)
        return 2;
    SetWindowText(hwnd, "Working");
    printf("title of %d: ", GetWindowText(hwnd, szTitle, sizeof szTitle));
    puts(szTitle);
    printf("found: %d, visible: %d\n", FindWindow(szClass, NULL) == hwnd, IsWindowVisible(hwnd));

    cds.dwData = 1;
    cds.cbData = 6;
    cds.lpData = "hello";
    printf("answer: %d\n", (int)SendMessage(hwnd, WM_COPYDATA, 0, (LPARAM)&cds));

    hThread = CreateThread(NULL, 0, Worker, hwnd, 0, &dwThread);
    while (MsgWaitForMultipleObjects(1, &hThread, FALSE, INFINITE, QS_ALLINPUT) != WAIT_OBJECT_0) {
        while (PeekMessage(&msg, NULL, 0, 0, PM_REMOVE))
            DispatchMessage(&msg);
    }
    GetExitCodeThread(hThread, &dwCode);
    CloseHandle(hThread);
    while (GetMessage(&msg, NULL, 0, 0)) {
        TranslateMessage(&msg);
        DispatchMessage(&msg);
    }
    printf("thread: %d, quit: %d, window left: %d\n", (int)dwCode, (int)msg.wParam, IsWindow(hwnd));
    return 0;
}
