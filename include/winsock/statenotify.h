/* Notifications of the state of sockets at a completion port. */
#ifndef WS_STATENOTIFY_H
#define WS_STATENOTIFY_H
#pragma GCC system_header

WS_BEGIN
DWORD WSAAPI ProcessSocketNotifications(HANDLE completionPort, UINT32 registrationCount, SOCK_NOTIFY_REGISTRATION *registrationInfos, UINT32 timeoutMs,
	ULONG completionCount, OVERLAPPED_ENTRY *completionPortEntries, UINT32 *receivedEntryCount);
WS_END

WS_INLINE UINT32
SocketNotificationRetrieveEvents(OVERLAPPED_ENTRY *notification)
{
	return notification->dwNumberOfBytesTransferred;
}

#endif
