/* Event objects by their Winsock names: ordinary events of Win32, whose last error they leave alone where they succeed. */
#include <windows.h>

#include "api/api.h"
#include "base/lasterror.h"

/* Manual, not set, without a name, not inherited. */
WSAEVENT WSAAPI
WSACreateEvent(void)
{
	return wsi_succeeded(wsi_check()) ? CreateEventA(NULL, TRUE, FALSE, NULL) : WSA_INVALID_EVENT;
}

BOOL WSAAPI
WSACloseEvent(WSAEVENT hEvent)
{
	return wsi_succeeded(wsi_check()) && CloseHandle(hEvent);
}

BOOL WSAAPI
WSASetEvent(WSAEVENT hEvent)
{
	return wsi_succeeded(wsi_check()) && SetEvent(hEvent);
}

BOOL WSAAPI
WSAResetEvent(WSAEVENT hEvent)
{
	return wsi_succeeded(wsi_check()) && ResetEvent(hEvent);
}

DWORD WSAAPI
WSAWaitForMultipleEvents(DWORD cEvents, const WSAEVENT *lphEvents, BOOL fWaitAll, DWORD dwTimeout, BOOL fAlertable)
{
	return wsi_succeeded(wsi_check()) ? WaitForMultipleObjectsEx(cEvents, lphEvents, fWaitAll, dwTimeout, fAlertable) : WSA_WAIT_FAILED;
}
