/* Processes: what they are started with, how they end; command lines and the environment. The programs are this one again. */
#include "harness.h"

#include <shellapi.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

static char self[MAX_PATH];

static void
find_self(void)
{
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	ck_assert_int_gt(n, 0);
	self[n] = '\0';
}

static PROCESS_INFORMATION
start(const char *arguments, DWORD flags, STARTUPINFOA *startup, void *environment, const char *directory)
{
	STARTUPINFOA plain = {.cb = sizeof plain};
	PROCESS_INFORMATION information;
	char line[600];

	find_self();
	snprintf(line, sizeof line, "\"%s\" %s", self, arguments);
	ck_assert_msg(CreateProcessA(NULL, line, NULL, NULL, TRUE, flags, environment, directory, startup ? startup : &plain, &information),
		"error %u", (unsigned)GetLastError());
	return information;
}

static DWORD
end_of(PROCESS_INFORMATION information)
{
	DWORD code = 0;

	ck_assert_uint_eq(WaitForSingleObject(information.hProcess, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(information.hThread, 0), WAIT_OBJECT_0);
	ck_assert(GetExitCodeProcess(information.hProcess, &code));
	ck_assert(CloseHandle(information.hProcess));
	ck_assert(CloseHandle(information.hThread));
	return code;
}

START_TEST(a_process_handle_is_signaled_at_its_end_and_knows_the_exit_code)
{
	for (int i = 0; i < 50; i++)
		ck_assert_uint_eq(end_of(start("exit 7", 0, NULL, NULL, NULL)), 7);
}
END_TEST

START_TEST(a_running_process_is_STILL_ACTIVE_and_can_be_terminated)
{
	PROCESS_INFORMATION information = start("hang", 0, NULL, NULL, NULL);
	HANDLE again;
	DWORD code;

	ck_assert_uint_eq(WaitForSingleObject(information.hProcess, 0), WAIT_TIMEOUT);
	ck_assert(GetExitCodeProcess(information.hProcess, &code));
	ck_assert_uint_eq(code, STILL_ACTIVE);
	ck_assert_uint_eq(GetProcessId(information.hProcess), information.dwProcessId);
	again = OpenProcess(PROCESS_ALL_ACCESS, FALSE, information.dwProcessId);
	ck_assert_ptr_nonnull(again);
	ck_assert(TerminateProcess(again, 123456));
	ck_assert_uint_eq(WaitForSingleObject(again, INFINITE), WAIT_OBJECT_0);
	ck_assert(GetExitCodeProcess(again, &code));
	ck_assert_uint_eq(code, 123456);
	WST_REFUSES(TerminateProcess(again, 1), ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(again));
	ck_assert_uint_eq(end_of(information), 123456);
}
END_TEST

START_TEST(a_child_whose_handles_are_closed_leaves_no_zombie)
{
	PROCESS_INFORMATION information = start("exit 0", 0, NULL, NULL, NULL);

	CloseHandle(information.hThread);
	CloseHandle(information.hProcess);
	while (!kill((pid_t)information.dwProcessId, 0))
		SwitchToThread();
}
END_TEST

START_TEST(a_child_of_the_host_is_not_reaped)
{
	PROCESS_INFORMATION information;
	pid_t pid = fork();
	int status;

	if (!pid)
		_exit(3);
	information = start("exit 0", 0, NULL, NULL, NULL);
	end_of(information);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(WEXITSTATUS(status), 3);
}
END_TEST

START_TEST(a_process_that_Ctrl_C_ended_says_STATUS_CONTROL_C_EXIT)
{
	ck_assert_uint_eq(end_of(start("interrupt", 0, NULL, NULL, NULL)), STATUS_CONTROL_C_EXIT);
}
END_TEST

/* What a child with these arguments prints. */
static void
expect_output(const char *arguments, void *environment, const char *directory, const char *expected)
{
	STARTUPINFOA startup = {.cb = sizeof startup, .dwFlags = STARTF_USESTDHANDLES};
	HANDLE reader, writer;
	char output[600];
	DWORD size = 0, got;

	ck_assert(CreatePipe(&reader, &writer, NULL, 0));
	startup.hStdOutput = writer;
	startup.hStdError = GetStdHandle(STD_ERROR_HANDLE);
	PROCESS_INFORMATION information = start(arguments, 0, &startup, environment, directory);
	ck_assert(CloseHandle(writer));
	while (size < sizeof output - 1 && ReadFile(reader, output + size, (DWORD)sizeof output - 1 - size, &got, NULL) && got)
		size += got;
	output[size] = '\0';
	ck_assert_str_eq(output, expected);
	ck_assert(CloseHandle(reader));
	ck_assert_uint_eq(end_of(information), 0);
}

START_TEST(arguments_are_parted_by_Windows_rules)
{
	expect_output("print a \"b c\" d\\\\\"e f\" \\\"g\\\" \"\" h\\i", NULL, NULL, "[a][b c][d\\e f][\"g\"][][h\\i]");
}
END_TEST

START_TEST(the_environment_and_the_directory_are_the_childs)
{
	char block[2000], *end = block;
	const char *libraries = getenv("LD_LIBRARY_PATH");

	end += sprintf(end, "WST_ONE=1") + 1;
	if (libraries)
		end += sprintf(end, "LD_LIBRARY_PATH=%s", libraries) + 1;
	*end = '\0';
	expect_output("variable WST_ONE", block, NULL, "1");
	expect_output("directory", NULL, "\\usr", "/usr");
}
END_TEST

START_TEST(an_inheritable_socket_passes_to_the_child)
{
	char arguments[30], byte = 0;
	PROCESS_INFORMATION information;
	SOCKET client, server;

	wst_pair(&client, &server);
	snprintf(arguments, sizeof arguments, "send %d", (int)server);
	information = start(arguments, 0, NULL, NULL, NULL);
	ck_assert_int_eq(recv(client, &byte, 1, 0), 1);
	ck_assert_int_eq(byte, 'c');
	ck_assert_uint_eq(end_of(information), 0);
}
END_TEST

START_TEST(what_cannot_be_started_says_why)
{
	STARTUPINFOA startup = {.cb = sizeof startup};
	PROCESS_INFORMATION information;
	char nothing[] = "wst-no-such-program with arguments", nowhere[] = "C:\\wst-nowhere\\program.exe", directory[] = "\"/usr/bin/../\"";
	char text[] = "/tmp/wst-text-XXXXXX", hang[700];
	int fd = mkstemp(text);

	WST_REFUSES(CreateProcessA(NULL, nothing, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &information), ERROR_FILE_NOT_FOUND);
	WST_REFUSES(CreateProcessA(NULL, nowhere, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &information), ERROR_PATH_NOT_FOUND);
	WST_REFUSES(CreateProcessA(NULL, directory, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &information), ERROR_ACCESS_DENIED);
	ck_assert_int_eq(fchmod(fd, 0700), 0);
	ck_assert_int_eq(write(fd, "no program\n", 11), 11);
	close(fd);
	WST_REFUSES(CreateProcessA(text, NULL, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &information), ERROR_BAD_EXE_FORMAT);
	unlink(text);
	find_self();
	snprintf(hang, sizeof hang, "\"%s\" hang", self);
	WST_REFUSES(CreateProcessA(NULL, hang, NULL, NULL, FALSE, 0, NULL, "/wst-nowhere", &startup, &information), ERROR_DIRECTORY);
	WST_REFUSES(CreateProcessA(NULL, hang, NULL, NULL, FALSE, CREATE_SUSPENDED, NULL, NULL, &startup, &information), ERROR_NOT_SUPPORTED);
	WST_REFUSES(CreateProcessA(NULL, NULL, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &information), ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(WinExec("wst-no-such-program", 5), ERROR_FILE_NOT_FOUND);
	ck_assert_uint_eq((UINT_PTR)ShellExecuteA(NULL, "open", "http://example.com/", NULL, NULL, 5), SE_ERR_NOASSOC);
}
END_TEST

START_TEST(this_process_is_opened_by_its_number)
{
	HANDLE this = OpenProcess(PROCESS_QUERY_INFORMATION, FALSE, GetCurrentProcessId()), event = CreateEventA(NULL, FALSE, FALSE, NULL);
	DWORD code;

	ck_assert_ptr_nonnull(this);
	ck_assert(GetExitCodeProcess(this, &code));
	ck_assert_uint_eq(code, STILL_ACTIVE);
	ck_assert_uint_eq(GetProcessId(GetCurrentProcess()), GetCurrentProcessId());
	WST_REFUSES(TerminateProcess(this, 1), ERROR_ACCESS_DENIED);
	WST_REFUSES(OpenProcess(PROCESS_ALL_ACCESS, FALSE, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(OpenProcess(PROCESS_ALL_ACCESS, FALSE, 0x7ffffffe), ERROR_INVALID_PARAMETER);
	WST_REFUSES(GetProcessId(NULL), ERROR_INVALID_HANDLE);
	WST_REFUSES(GetExitCodeProcess(event, &code), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(event));
	ck_assert(CloseHandle(this));
}
END_TEST

START_TEST(variables_are_got_set_and_expanded)
{
	char buffer[40];
	WCHAR wide[40];

	ck_assert(SetEnvironmentVariableA("WST_NAME", "value"));
	ck_assert_uint_eq(GetEnvironmentVariableA("WST_NAME", buffer, sizeof buffer), 5);
	ck_assert_str_eq(buffer, "value");
	ck_assert_uint_eq(GetEnvironmentVariableA("WST_NAME", buffer, 5), 6);
	ck_assert_uint_eq(GetEnvironmentVariableW(L"WST_NAME", wide, 40), 5);
	ck_assert_str_eq(getenv("WST_NAME"), "value");
	ck_assert_uint_eq(ExpandEnvironmentStringsA("a%WST_NAME%b%WST_NONE%WST_NAME%", buffer, sizeof buffer), 22);
	ck_assert_str_eq(buffer, "avalueb%WST_NONEvalue");
	ck_assert(SetEnvironmentVariableW(L"WST_NAME", NULL));
	WST_REFUSES(GetEnvironmentVariableA("WST_NAME", buffer, sizeof buffer), ERROR_ENVVAR_NOT_FOUND);
	WST_REFUSES(SetEnvironmentVariableA("a=b", "c"), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(a_command_line_is_taken_apart)
{
	LPWSTR *argv;
	int argc = 0;

	argv = CommandLineToArgvW(L"\"C:\\a b\\c.exe\" x \"y z\"", &argc);
	ck_assert_int_eq(argc, 3);
	ck_assert(!wcscmp(argv[0], L"C:\\a b\\c.exe") && !wcscmp(argv[1], L"x") && !wcscmp(argv[2], L"y z") && !argv[3]);
	LocalFree(argv);
	ck_assert_ptr_nonnull(strstr(GetCommandLineA(), "check_process"));
	ck_assert_int_eq((int)wcslen(GetCommandLineW()), (int)strlen(GetCommandLineA()));
}
END_TEST

static int
child(int argc, char **argv)
{
	char directory[MAX_PATH];
	WSADATA data;

	if (!strcmp(argv[1], "exit"))
		ExitProcess((UINT)atoi(argv[2]));
	if (!strcmp(argv[1], "hang"))
		Sleep(INFINITE);
	if (!strcmp(argv[1], "interrupt")) {
		signal(SIGINT, SIG_DFL);
		raise(SIGINT);
	}
	for (int i = 2; i < argc && !strcmp(argv[1], "print"); i++)
		printf("[%s]", argv[i]);
	if (!strcmp(argv[1], "variable"))
		printf("%s", getenv(argv[2]));
	if (!strcmp(argv[1], "directory"))
		printf("%s", getcwd(directory, sizeof directory));
	if (!strcmp(argv[1], "send"))
		return WSAStartup(MAKEWORD(2, 2), &data) || send((SOCKET)atoi(argv[2]), "c", 1, 0) != 1;
	return 0;
}

int
main(int argc, char **argv)
{
	const TTest *cases[] = {
		a_process_handle_is_signaled_at_its_end_and_knows_the_exit_code, a_running_process_is_STILL_ACTIVE_and_can_be_terminated,
		a_child_whose_handles_are_closed_leaves_no_zombie, a_child_of_the_host_is_not_reaped,
		a_process_that_Ctrl_C_ended_says_STATUS_CONTROL_C_EXIT, arguments_are_parted_by_Windows_rules,
		the_environment_and_the_directory_are_the_childs, an_inheritable_socket_passes_to_the_child, what_cannot_be_started_says_why,
		this_process_is_opened_by_its_number, variables_are_got_set_and_expanded, a_command_line_is_taken_apart,
	};

	return argc > 1 ? child(argc, argv) : wst_run("process", cases, WST_COUNT(cases), TRUE);
}
