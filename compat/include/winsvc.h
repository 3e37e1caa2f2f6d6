/* Services. A service's program runs as a console program: the dispatcher starts its main function at once, Ctrl-C and SIGTERM stop it. The
 * control manager is not there, and the functions that ask it say so. */
#ifndef _WINSVC_
#define _WINSVC_
#pragma GCC system_header

#include <windef.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SERVICES_ACTIVE_DATABASEA "ServicesActive"
#define SERVICES_ACTIVE_DATABASEW L"ServicesActive"
#define SERVICES_FAILED_DATABASEA "ServicesFailed"
#define SERVICES_FAILED_DATABASEW L"ServicesFailed"

#ifndef SERVICE_WIN32_OWN_PROCESS
#define SERVICE_KERNEL_DRIVER       0x00000001
#define SERVICE_FILE_SYSTEM_DRIVER  0x00000002
#define SERVICE_WIN32_OWN_PROCESS   0x00000010
#define SERVICE_WIN32_SHARE_PROCESS 0x00000020
#define SERVICE_WIN32               0x00000030
#define SERVICE_INTERACTIVE_PROCESS 0x00000100

#define SERVICE_BOOT_START   0
#define SERVICE_SYSTEM_START 1
#define SERVICE_AUTO_START   2
#define SERVICE_DEMAND_START 3
#define SERVICE_DISABLED     4

#define SERVICE_ERROR_IGNORE   0
#define SERVICE_ERROR_NORMAL   1
#define SERVICE_ERROR_SEVERE   2
#define SERVICE_ERROR_CRITICAL 3
#endif

#define SERVICE_NO_CHANGE 0xffffffff

#define SERVICE_STOPPED          1
#define SERVICE_START_PENDING    2
#define SERVICE_STOP_PENDING     3
#define SERVICE_RUNNING          4
#define SERVICE_CONTINUE_PENDING 5
#define SERVICE_PAUSE_PENDING    6
#define SERVICE_PAUSED           7

#define SERVICE_ACCEPT_STOP           0x0001
#define SERVICE_ACCEPT_PAUSE_CONTINUE 0x0002
#define SERVICE_ACCEPT_SHUTDOWN       0x0004
#define SERVICE_ACCEPT_PARAMCHANGE    0x0008
#define SERVICE_ACCEPT_NETBINDCHANGE  0x0010
#define SERVICE_ACCEPT_POWEREVENT     0x0040
#define SERVICE_ACCEPT_SESSIONCHANGE  0x0080

#define SERVICE_CONTROL_STOP        1
#define SERVICE_CONTROL_PAUSE       2
#define SERVICE_CONTROL_CONTINUE    3
#define SERVICE_CONTROL_INTERROGATE 4
#define SERVICE_CONTROL_SHUTDOWN    5
#define SERVICE_CONTROL_PARAMCHANGE 6

#define SC_MANAGER_CONNECT            0x0001
#define SC_MANAGER_CREATE_SERVICE     0x0002
#define SC_MANAGER_ENUMERATE_SERVICE  0x0004
#define SC_MANAGER_LOCK               0x0008
#define SC_MANAGER_QUERY_LOCK_STATUS  0x0010
#define SC_MANAGER_MODIFY_BOOT_CONFIG 0x0020
#define SC_MANAGER_ALL_ACCESS         0x000f003f

#define SERVICE_QUERY_CONFIG         0x0001
#define SERVICE_CHANGE_CONFIG        0x0002
#define SERVICE_QUERY_STATUS         0x0004
#define SERVICE_ENUMERATE_DEPENDENTS 0x0008
#define SERVICE_START                0x0010
#define SERVICE_STOP                 0x0020
#define SERVICE_PAUSE_CONTINUE       0x0040
#define SERVICE_INTERROGATE          0x0080
#define SERVICE_USER_DEFINED_CONTROL 0x0100
#define SERVICE_ALL_ACCESS           0x000f01ff

DECLARE_HANDLE(SC_HANDLE);
typedef SC_HANDLE *LPSC_HANDLE;
DECLARE_HANDLE(SERVICE_STATUS_HANDLE);

typedef struct _SERVICE_STATUS {
	DWORD dwServiceType;
	DWORD dwCurrentState;
	DWORD dwControlsAccepted;
	DWORD dwWin32ExitCode;
	DWORD dwServiceSpecificExitCode;
	DWORD dwCheckPoint;
	DWORD dwWaitHint;
} SERVICE_STATUS, *LPSERVICE_STATUS;

typedef void (WINAPI *LPSERVICE_MAIN_FUNCTIONA)(DWORD argc, LPSTR *argv);
typedef void (WINAPI *LPSERVICE_MAIN_FUNCTIONW)(DWORD argc, LPWSTR *argv);
typedef void (WINAPI *LPHANDLER_FUNCTION)(DWORD control);
typedef DWORD (WINAPI *LPHANDLER_FUNCTION_EX)(DWORD control, DWORD type, LPVOID data, LPVOID context);

typedef struct _SERVICE_TABLE_ENTRYA {
	LPSTR lpServiceName;
	LPSERVICE_MAIN_FUNCTIONA lpServiceProc;
} SERVICE_TABLE_ENTRYA, *LPSERVICE_TABLE_ENTRYA;

typedef struct _SERVICE_TABLE_ENTRYW {
	LPWSTR lpServiceName;
	LPSERVICE_MAIN_FUNCTIONW lpServiceProc;
} SERVICE_TABLE_ENTRYW, *LPSERVICE_TABLE_ENTRYW;

BOOL WINAPI StartServiceCtrlDispatcherA(const SERVICE_TABLE_ENTRYA *table);
BOOL WINAPI StartServiceCtrlDispatcherW(const SERVICE_TABLE_ENTRYW *table);
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerA(LPCSTR name, LPHANDLER_FUNCTION handler);
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerW(LPCWSTR name, LPHANDLER_FUNCTION handler);
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerExA(LPCSTR name, LPHANDLER_FUNCTION_EX handler, LPVOID context);
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerExW(LPCWSTR name, LPHANDLER_FUNCTION_EX handler, LPVOID context);
BOOL WINAPI SetServiceStatus(SERVICE_STATUS_HANDLE service, LPSERVICE_STATUS status);

/* The control manager. */
SC_HANDLE WINAPI OpenSCManagerA(LPCSTR machine, LPCSTR database, DWORD access);
SC_HANDLE WINAPI OpenSCManagerW(LPCWSTR machine, LPCWSTR database, DWORD access);
SC_HANDLE WINAPI CreateServiceA(SC_HANDLE manager, LPCSTR name, LPCSTR shown, DWORD access, DWORD type, DWORD start, DWORD errors,
	LPCSTR path, LPCSTR group, LPDWORD tag, LPCSTR dependencies, LPCSTR account, LPCSTR password);
SC_HANDLE WINAPI CreateServiceW(SC_HANDLE manager, LPCWSTR name, LPCWSTR shown, DWORD access, DWORD type, DWORD start, DWORD errors,
	LPCWSTR path, LPCWSTR group, LPDWORD tag, LPCWSTR dependencies, LPCWSTR account, LPCWSTR password);
SC_HANDLE WINAPI OpenServiceA(SC_HANDLE manager, LPCSTR name, DWORD access);
SC_HANDLE WINAPI OpenServiceW(SC_HANDLE manager, LPCWSTR name, DWORD access);
BOOL WINAPI StartServiceA(SC_HANDLE service, DWORD count, LPCSTR *arguments);
BOOL WINAPI StartServiceW(SC_HANDLE service, DWORD count, LPCWSTR *arguments);
BOOL WINAPI ControlService(SC_HANDLE service, DWORD control, LPSERVICE_STATUS status);
BOOL WINAPI QueryServiceStatus(SC_HANDLE service, LPSERVICE_STATUS status);
BOOL WINAPI DeleteService(SC_HANDLE service);
BOOL WINAPI CloseServiceHandle(SC_HANDLE handle);

#ifdef UNICODE
typedef LPSERVICE_MAIN_FUNCTIONW LPSERVICE_MAIN_FUNCTION;
typedef SERVICE_TABLE_ENTRYW SERVICE_TABLE_ENTRY;
typedef LPSERVICE_TABLE_ENTRYW LPSERVICE_TABLE_ENTRY;
#define SERVICES_ACTIVE_DATABASE     SERVICES_ACTIVE_DATABASEW
#define SERVICES_FAILED_DATABASE     SERVICES_FAILED_DATABASEW
#define StartServiceCtrlDispatcher   StartServiceCtrlDispatcherW
#define RegisterServiceCtrlHandler   RegisterServiceCtrlHandlerW
#define RegisterServiceCtrlHandlerEx RegisterServiceCtrlHandlerExW
#define OpenSCManager                OpenSCManagerW
#define CreateService                CreateServiceW
#define OpenService                  OpenServiceW
#define StartService                 StartServiceW
#else
typedef LPSERVICE_MAIN_FUNCTIONA LPSERVICE_MAIN_FUNCTION;
typedef SERVICE_TABLE_ENTRYA SERVICE_TABLE_ENTRY;
typedef LPSERVICE_TABLE_ENTRYA LPSERVICE_TABLE_ENTRY;
#define SERVICES_ACTIVE_DATABASE     SERVICES_ACTIVE_DATABASEA
#define SERVICES_FAILED_DATABASE     SERVICES_FAILED_DATABASEA
#define StartServiceCtrlDispatcher   StartServiceCtrlDispatcherA
#define RegisterServiceCtrlHandler   RegisterServiceCtrlHandlerA
#define RegisterServiceCtrlHandlerEx RegisterServiceCtrlHandlerExA
#define OpenSCManager                OpenSCManagerA
#define CreateService                CreateServiceA
#define OpenService                  OpenServiceA
#define StartService                 StartServiceA
#endif

#ifdef __cplusplus
}
#endif
#endif
