/* Services as console programs. */
#include "harness.h"

#include <signal.h>
#include <unistd.h>

static SERVICE_STATUS_HANDLE service;
static SERVICE_STATUS status = {.dwServiceType = SERVICE_WIN32_OWN_PROCESS};
static HANDLE stop;
static BOOL ran;

static void
say(DWORD state, DWORD accepted)
{
	status.dwCurrentState = state;
	status.dwControlsAccepted = accepted;
	ck_assert(SetServiceStatus(service, &status));
}

static void WINAPI
control(DWORD code)
{
	if (code != SERVICE_CONTROL_STOP)
		return;
	say(SERVICE_STOP_PENDING, 0);
	SetEvent(stop);
}

static void WINAPI
run(DWORD argc, LPSTR *argv)
{
	ck_assert_uint_eq(argc, 1);
	ck_assert_str_eq(argv[0], "wst");
	service = RegisterServiceCtrlHandlerA("wst", control);
	ck_assert_ptr_nonnull((void *)service);
	say(SERVICE_RUNNING, SERVICE_ACCEPT_STOP);
	kill(getpid(), SIGTERM);
	WaitForSingleObject(stop, INFINITE);
	ran = TRUE;
	say(SERVICE_STOPPED, 0);
}

START_TEST(the_dispatcher_runs_the_service_until_SIGTERM_stops_it)
{
	char name[] = "wst";
	SERVICE_TABLE_ENTRYA table[] = {{name, run}, {NULL, NULL}};

	signal(SIGTERM, SIG_DFL);
	stop = CreateEventA(NULL, TRUE, FALSE, NULL);
	ck_assert(StartServiceCtrlDispatcherA(table));
	ck_assert(ran);
	WST_REFUSES(StartServiceCtrlDispatcherA(table), ERROR_SERVICE_ALREADY_RUNNING);
}
END_TEST

START_TEST(bad_calls_of_a_service_are_refused)
{
	SERVICE_TABLE_ENTRYA none[] = {{NULL, NULL}};

	WST_REFUSES(StartServiceCtrlDispatcherA(none), ERROR_INVALID_DATA);
	WST_REFUSES(RegisterServiceCtrlHandlerA("wst", control), ERROR_SERVICE_NOT_IN_EXE);
	WST_REFUSES(SetServiceStatus(NULL, &status), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(there_is_no_control_manager)
{
	WST_REFUSES(OpenSCManagerA(NULL, NULL, SC_MANAGER_ALL_ACCESS), ERROR_DATABASE_DOES_NOT_EXIST);
	WST_REFUSES(OpenSCManagerA("elsewhere", NULL, SC_MANAGER_CONNECT), RPC_S_SERVER_UNAVAILABLE);
	WST_REFUSES(OpenServiceA(NULL, "wst", SERVICE_ALL_ACCESS), ERROR_INVALID_HANDLE);
	WST_REFUSES(CloseServiceHandle(NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(an_event_is_reported_to_the_systems_log)
{
	const char *texts[] = {"started", "well"};
	HANDLE log = RegisterEventSourceA(NULL, "wst");

	ck_assert_ptr_nonnull(log);
	ck_assert(ReportEventA(log, EVENTLOG_INFORMATION_TYPE, 0, 1, NULL, 2, 0, texts, NULL));
	ck_assert(DeregisterEventSource(log));
	WST_REFUSES(DeregisterEventSource(log), ERROR_INVALID_HANDLE);
	WST_REFUSES(RegisterEventSourceA("elsewhere", "wst"), RPC_S_SERVER_UNAVAILABLE);
}
END_TEST

WST_MAIN("service", the_dispatcher_runs_the_service_until_SIGTERM_stops_it, bad_calls_of_a_service_are_refused, there_is_no_control_manager,
	an_event_is_reported_to_the_systems_log)
