/* Services of this process.
 *
 * The dispatcher runs in the thread that called it, and hands controls over there; each service's main function runs in a thread of its own. It returns when all services
 * have said that they are stopped. Everything here is under one lock, which is not held while the program's functions run.
 */
#ifndef WSI_SERVICE_H
#define WSI_SERVICE_H

#include <windows.h>
#include <winsvc.h>
#include <stdbool.h>

struct wsi_service {
	struct wsi_service *next;
	char *name;
	LPSERVICE_MAIN_FUNCTIONA main;          /* one of the two */
	LPSERVICE_MAIN_FUNCTIONW main_wide;
	LPHANDLER_FUNCTION handler;             /* one of the two, once it is registered */
	LPHANDLER_FUNCTION_EX handler_ex;
	LPVOID context;
	SERVICE_STATUS status;
	bool stop_wanted;                       /* and not handed over yet */
};

/* service_dispatch.c: run the services, which become the callee's. 0 or a Win32 code. */
int wsi_service_dispatch(struct wsi_service *services);
void wsi_service_free(struct wsi_service *services);
/* Register a handler: ERROR_SERVICE_NOT_IN_EXE where there is no service of that name. */
int wsi_service_register(const char *name, LPHANDLER_FUNCTION handler, LPHANDLER_FUNCTION_EX handler_ex, LPVOID context, SERVICE_STATUS_HANDLE *handle);

#endif
