/* What a service's program calls. */
#include <stdlib.h>
#include <string.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "system/service.h"

/* A service begins as one that is starting. */
static struct wsi_service *
new_service(char *name, LPSERVICE_MAIN_FUNCTIONA main, LPSERVICE_MAIN_FUNCTIONW main_wide)
{
	struct wsi_service *service = name ? malloc(sizeof *service) : NULL;

	if (!service) {
		free(name);
		return NULL;
	}
	*service = (struct wsi_service){.name = name, .main = main, .main_wide = main_wide, .status.dwCurrentState = SERVICE_START_PENDING};
	return service;
}

BOOL WINAPI
StartServiceCtrlDispatcherA(const SERVICE_TABLE_ENTRYA *table)
{
	struct wsi_service *services = NULL, **last = &services;

	if (!table || !table->lpServiceName || !table->lpServiceProc)
		return wsi_succeeded(ERROR_INVALID_DATA);
	for (; table->lpServiceName && table->lpServiceProc; table++, last = &(*last)->next) {
		*last = new_service(strdup(table->lpServiceName), table->lpServiceProc, NULL);
		if (!*last) {
			wsi_service_free(services);
			return wsi_succeeded(ERROR_NOT_ENOUGH_MEMORY);
		}
	}
	return wsi_succeeded(wsi_service_dispatch(services));
}

BOOL WINAPI
StartServiceCtrlDispatcherW(const SERVICE_TABLE_ENTRYW *table)
{
	struct wsi_service *services = NULL, **last = &services;
	char *name;

	if (!table || !table->lpServiceName || !table->lpServiceProc)
		return wsi_succeeded(ERROR_INVALID_DATA);
	for (; table->lpServiceName && table->lpServiceProc; table++, last = &(*last)->next) {
		*last = wsi_utf8_from_wide(table->lpServiceName, &name) ? NULL : new_service(name, NULL, table->lpServiceProc);
		if (!*last) {
			wsi_service_free(services);
			return wsi_succeeded(ERROR_NOT_ENOUGH_MEMORY);
		}
	}
	return wsi_succeeded(wsi_service_dispatch(services));
}

static SERVICE_STATUS_HANDLE
register_handler(const char *name, LPHANDLER_FUNCTION handler, LPHANDLER_FUNCTION_EX handler_ex, LPVOID context)
{
	SERVICE_STATUS_HANDLE handle = NULL;
	int error = name && (handler || handler_ex) ? 0 : ERROR_INVALID_PARAMETER;

	wsi_succeeded(error ? error : wsi_service_register(name, handler, handler_ex, context, &handle));
	return handle;
}

static SERVICE_STATUS_HANDLE
register_wide(LPCWSTR name, LPHANDLER_FUNCTION handler, LPHANDLER_FUNCTION_EX handler_ex, LPVOID context)
{
	SERVICE_STATUS_HANDLE handle;
	char *text;

	if (!wsi_succeeded(name ? wsi_utf8_from_wide(name, &text) : ERROR_INVALID_PARAMETER))
		return NULL;
	handle = register_handler(text, handler, handler_ex, context);
	free(text);
	return handle;
}

SERVICE_STATUS_HANDLE WINAPI
RegisterServiceCtrlHandlerA(LPCSTR name, LPHANDLER_FUNCTION handler)
{
	return register_handler(name, handler, NULL, NULL);
}

SERVICE_STATUS_HANDLE WINAPI
RegisterServiceCtrlHandlerW(LPCWSTR name, LPHANDLER_FUNCTION handler)
{
	return register_wide(name, handler, NULL, NULL);
}

SERVICE_STATUS_HANDLE WINAPI
RegisterServiceCtrlHandlerExA(LPCSTR name, LPHANDLER_FUNCTION_EX handler, LPVOID context)
{
	return register_handler(name, NULL, handler, context);
}

SERVICE_STATUS_HANDLE WINAPI
RegisterServiceCtrlHandlerExW(LPCWSTR name, LPHANDLER_FUNCTION_EX handler, LPVOID context)
{
	return register_wide(name, NULL, handler, context);
}
