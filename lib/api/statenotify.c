/* ProcessSocketNotifications: registrations by the provider of each socket, packets by the port. */
#include "provider/statenotify.h"

#include "api/api.h"
#include "posix/posix.h"

/* What belongs together, or is to be absent together. */
static int
check(HANDLE port, UINT32 registrations, const SOCK_NOTIFY_REGISTRATION *infos, UINT32 milliseconds, ULONG room, const OVERLAPPED_ENTRY *entries,
	const UINT32 *count)
{
	DWORD flags;

	if (!registrations != !infos || !room != !entries || (!room && (milliseconds || count)))
		return WSAEINVAL;
	return port && GetHandleInformation(port, &flags) ? 0 : WSAEINVAL;
}

/* Only the base provider knows how. */
static int
run(const WSPPROC_TABLE *provider, HANDLE port, const SOCK_NOTIFY_REGISTRATION *registration)
{
	GUID which = WSAID_WSI_STATE_NOTIFY;
	wsi_state_notify_function *function;
	DWORD returned;
	int error;

	if (provider->lpWSPIoctl(registration->socket, SIO_GET_EXTENSION_FUNCTION_POINTER, &which, sizeof which, &function, sizeof function, &returned, NULL, NULL,
		    NULL, &error))
		return error;
	return function(port, registration);
}

static int
register_all(const WSPPROC_TABLE *provider, HANDLE port, UINT32 count, SOCK_NOTIFY_REGISTRATION *infos)
{
	SOCK_NOTIFY_REGISTRATION copy;

	for (UINT32 i = 0; i < count; i++) {
		if (wsi_posix_copy_in(&copy, &infos[i], sizeof copy))
			return WSAEFAULT;
		copy.registrationResult = (DWORD)run(provider, port, &copy);
		if (wsi_posix_copy_out(&infos[i], &copy, sizeof copy))
			return WSAEFAULT;
	}
	return 0;
}

static int
take(HANDLE port, UINT32 milliseconds, ULONG room, OVERLAPPED_ENTRY *entries, UINT32 *received)
{
	ULONG count = 0;
	BOOL taken = GetQueuedCompletionStatusEx(port, entries, room, &count, milliseconds, FALSE);
	int error = taken ? 0 : (int)GetLastError();

	if (received && wsi_posix_copy_out(received, &count, sizeof count))
		return WSAEFAULT;
	return error == ERROR_ABANDONED_WAIT_0 || error == ERROR_INVALID_HANDLE ? WSAEINVAL : error;
}

DWORD WSAAPI
ProcessSocketNotifications(HANDLE completionPort, UINT32 registrationCount, SOCK_NOTIFY_REGISTRATION *registrationInfos, UINT32 timeoutMs,
	ULONG completionCount, OVERLAPPED_ENTRY *completionPortEntries, UINT32 *receivedEntryCount)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	if (!error)
		error = check(completionPort, registrationCount, registrationInfos, timeoutMs, completionCount, completionPortEntries, receivedEntryCount);
	if (!error)
		error = register_all(provider, completionPort, registrationCount, registrationInfos);
	if (!error && completionCount)
		error = take(completionPort, timeoutMs, completionCount, completionPortEntries, receivedEntryCount);
	return (DWORD)error;
}
