/* uithread.c - a worker thread with a message loop and a hidden window of its own. */
#include <WINDOWS.H>
#include <STDIO.H>

#define WM_APP_ADD   (WM_APP + 1)
#define WM_APP_BACK  (WM_APP + 2)
#define WM_APP_SLOW  (WM_APP + 3)
#define THREAD_HELLO (WM_USER + 10)

static HANDLE g_hReady;
static HWND g_hwndWorker, g_hwndMain;
static int g_nTotal;

static LRESULT CALLBACK WorkerProc(HWND hwnd, UINT uMsg, WPARAM wParam, LPARAM lParam)
{
    static int nTicks;

    switch (uMsg) {
    case WM_NCCREATE:
        return TRUE;
    case WM_CREATE:
        SetWindowLongPtr(hwnd, GWLP_USERDATA, (LONG_PTR)((LPCREATESTRUCT)lParam)->lpCreateParams);
        return 0;
    case WM_APP_ADD:
        g_nTotal += (int)wParam;
        return g_nTotal;
    case WM_APP_BACK:
        /* The thread that waits for this answer must answer first. */
        return 1000 + SendMessage(g_hwndMain, WM_APP_ADD, wParam, 0);
    case WM_APP_SLOW:
        ReplyMessage(7);
        g_nTotal = InSendMessage();
        return 8;
    case WM_TIMER:
        if (++nTicks == 2) {
            KillTimer(hwnd, wParam);
            DestroyWindow(hwnd);
        }
        return 0;
    case WM_DESTROY:
        PostQuitMessage((int)GetWindowLongPtr(hwnd, GWLP_USERDATA));
        return 0;
    }
    return DefWindowProc(hwnd, uMsg, wParam, lParam);
}

static LRESULT CALLBACK MainProc(HWND hwnd, UINT uMsg, WPARAM wParam, LPARAM lParam)
{
    if (uMsg == WM_APP_ADD) {
        printf("main is asked for %d, in a send: %d\n", (int)wParam, InSendMessage());
        return (LRESULT)wParam * 2;
    }
    return DefWindowProc(hwnd, uMsg, wParam, lParam);
}

static HWND MakeWindow(LPCSTR lpszClass, WNDPROC lpfn, LPVOID lpParam)
{
    WNDCLASSEX wc;

    ZeroMemory(&wc, sizeof(wc));
    wc.cbSize = sizeof(wc);
    wc.lpfnWndProc = lpfn;
    wc.hInstance = GetModuleHandle(NULL);
    wc.lpszClassName = lpszClass;
    RegisterClassEx(&wc);
    return CreateWindowEx(0, lpszClass, lpszClass, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, GetModuleHandle(NULL), lpParam);
}

static DWORD WINAPI UiThread(LPVOID lpParam)
{
    MSG msg;
    int nHello = 0;

    PeekMessage(&msg, NULL, WM_USER, WM_USER, PM_NOREMOVE);
    g_hwndWorker = MakeWindow("WorkerClass", WorkerProc, lpParam);
    SetEvent(g_hReady);
    while (GetMessage(&msg, NULL, 0, 0) > 0) {
        if (msg.hwnd == NULL && msg.message == THREAD_HELLO) {
            nHello += (int)msg.lParam;
            continue;
        }
        TranslateMessage(&msg);
        DispatchMessage(&msg);
    }
    return (DWORD)msg.wParam + nHello;
}

static void Errors(DWORD dwThread)
{
    MSG msg;

    printf("post to an ended thread: %d", PostThreadMessage(dwThread, WM_USER, 0, 0));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("post to a dead window: %d", PostMessage(g_hwndWorker, WM_USER, 0, 0));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("send to a dead window: %d", (int)SendMessage(g_hwndWorker, WM_USER, 0, 0));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("no such class: %d", CreateWindow("NoSuch", "", 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL) != NULL);
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("kill no timer: %d\n", KillTimer(g_hwndMain, 77));
    PostMessage(g_hwndMain, WM_USER + 3, 0, 0);
    PostMessage(g_hwndMain, WM_USER + 1, 0, 0);
    PostQuitMessage(9);
    printf("filtered: %d", PeekMessage(&msg, g_hwndMain, WM_USER, WM_USER + 1, PM_REMOVE));
    printf(" %d\n", (int)msg.message - WM_USER);
    printf("next: %d", (int)GetMessage(&msg, NULL, 0, 0));
    printf(" %d\n", (int)msg.message - WM_USER);
    printf("quit: %d", (int)GetMessage(&msg, NULL, 0, 0));
    printf(" %d %d\n", msg.message == WM_QUIT, (int)msg.wParam);
}

int main()
{
    HANDLE hThread;
    DWORD dwThread, dwCode, dwResult = 1;
    DWORD_PTR dwAnswer = 0;
    int i;

    g_hReady = CreateEvent(NULL, FALSE, FALSE, NULL);
    g_hwndMain = MakeWindow("MainClass", MainProc, NULL);
    hThread = CreateThread(NULL, 0, UiThread, (LPVOID)40, 0, &dwThread);
    WaitForSingleObject(g_hReady, INFINITE);
    printf("window of the thread: %d\n", GetWindowThreadProcessId(g_hwndWorker, NULL) == dwThread);
    for (i = 1; i <= 10; i++)
        PostMessage(g_hwndWorker, WM_APP_ADD, i, 0);
    PostThreadMessage(dwThread, THREAD_HELLO, 0, 2);
    printf("a send overtakes nothing that it adds to: %d\n", SendMessage(g_hwndWorker, WM_APP_ADD, 0, 0) <= 55);
    printf("and back: %d\n", (int)SendMessage(g_hwndWorker, WM_APP_BACK, 21, 0));
    printf("replied early: %d\n", (int)SendMessage(g_hwndWorker, WM_APP_SLOW, 0, 0));
    printf("timeout call: %d, answer %d\n", SendMessageTimeout(g_hwndWorker, WM_APP_SLOW, 0, 0, SMTO_NORMAL, 5000, &dwAnswer) != 0, (int)dwAnswer);
    printf("timer: %d\n", SetTimer(g_hwndWorker, 5, 10, NULL) != 0);
    WaitForSingleObject(hThread, INFINITE);
    GetExitCodeThread(hThread, &dwCode);
    printf("thread ended with %lu, window left: %d\n", (unsigned long)dwCode, IsWindow(g_hwndWorker));
    CloseHandle(hThread);
    Errors(dwThread);
    DestroyWindow(g_hwndMain);
    return (int)dwResult - 1;
}
