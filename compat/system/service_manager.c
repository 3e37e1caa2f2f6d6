/* The service control manager, which is not there: its machine cannot be reached, here or elsewhere. Nobody can have a handle of it. */
#include <windows.h>
#include <winsvc.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "base/lasterror.h"

/* Another machine would have to be asked by remote procedure calls. */
static int
refuse(BOOL remote, BOOL known)
{
	if (remote)
		return RPC_S_SERVER_UNAVAILABLE;
	return known ? ERROR_DATABASE_DOES_NOT_EXIST : ERROR_INVALID_NAME;
}

SC_HANDLE WINAPI
OpenSCManagerA(LPCSTR machine, LPCSTR database, DWORD access)
{
	BOOL known = !database || !strcasecmp(database, SERVICES_ACTIVE_DATABASEA) || !strcasecmp(database, SERVICES_FAILED_DATABASEA);

	(void)access;
	wsi_succeeded(refuse(machine && *machine, known));
	return NULL;
}

SC_HANDLE WINAPI
OpenSCManagerW(LPCWSTR machine, LPCWSTR database, DWORD access)
{
	BOOL known = !database || !wcscasecmp(database, SERVICES_ACTIVE_DATABASEW) || !wcscasecmp(database, SERVICES_FAILED_DATABASEW);

	(void)access;
	wsi_succeeded(refuse(machine && *machine, known));
	return NULL;
}

SC_HANDLE WINAPI
CreateServiceA(SC_HANDLE manager, LPCSTR name, LPCSTR shown, DWORD access, DWORD type, DWORD start, DWORD errors,
	LPCSTR path, LPCSTR group, LPDWORD tag, LPCSTR dependencies, LPCSTR account, LPCSTR password)
{
	(void)manager, (void)name, (void)shown, (void)access, (void)type, (void)start, (void)errors;
	(void)path, (void)group, (void)tag, (void)dependencies, (void)account, (void)password;
	wsi_succeeded(ERROR_INVALID_HANDLE);
	return NULL;
}

SC_HANDLE WINAPI
CreateServiceW(SC_HANDLE manager, LPCWSTR name, LPCWSTR shown, DWORD access, DWORD type, DWORD start, DWORD errors,
	LPCWSTR path, LPCWSTR group, LPDWORD tag, LPCWSTR dependencies, LPCWSTR account, LPCWSTR password)
{
	(void)manager, (void)name, (void)shown, (void)access, (void)type, (void)start, (void)errors;
	(void)path, (void)group, (void)tag, (void)dependencies, (void)account, (void)password;
	wsi_succeeded(ERROR_INVALID_HANDLE);
	return NULL;
}

SC_HANDLE WINAPI
OpenServiceA(SC_HANDLE manager, LPCSTR name, DWORD access)
{
	(void)manager, (void)name, (void)access;
	wsi_succeeded(ERROR_INVALID_HANDLE);
	return NULL;
}

SC_HANDLE WINAPI
OpenServiceW(SC_HANDLE manager, LPCWSTR name, DWORD access)
{
	(void)manager, (void)name, (void)access;
	wsi_succeeded(ERROR_INVALID_HANDLE);
	return NULL;
}

BOOL WINAPI
StartServiceA(SC_HANDLE service, DWORD count, LPCSTR *arguments)
{
	(void)service, (void)count, (void)arguments;
	return wsi_succeeded(ERROR_INVALID_HANDLE);
}

BOOL WINAPI
StartServiceW(SC_HANDLE service, DWORD count, LPCWSTR *arguments)
{
	(void)service, (void)count, (void)arguments;
	return wsi_succeeded(ERROR_INVALID_HANDLE);
}

BOOL WINAPI
ControlService(SC_HANDLE service, DWORD control, LPSERVICE_STATUS status)
{
	(void)service, (void)control, (void)status;
	return wsi_succeeded(ERROR_INVALID_HANDLE);
}

BOOL WINAPI
QueryServiceStatus(SC_HANDLE service, LPSERVICE_STATUS status)
{
	(void)service, (void)status;
	return wsi_succeeded(ERROR_INVALID_HANDLE);
}

BOOL WINAPI
DeleteService(SC_HANDLE service)
{
	(void)service;
	return wsi_succeeded(ERROR_INVALID_HANDLE);
}

BOOL WINAPI
CloseServiceHandle(SC_HANDLE handle)
{
	(void)handle;
	return wsi_succeeded(ERROR_INVALID_HANDLE);
}
