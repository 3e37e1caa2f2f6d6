/* LoadLibrary and GetProcAddress: this library under the names of its DLLs, the program, and the system's own. */
/* FARPROC is the type of no function in particular: legacy code casts it, and so does this. */
#pragma GCC diagnostic ignored "-Wcast-function-type"

#include "harness.h"

#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

/* facts/api/functions.tsv, era 1.1, column dll: the ordinals in ws2_32 and in wsock32. */
static const struct {
	const char *name;
	WORD ws2_32, wsock32;
} functions[] = {
	{"WSACleanup", 116, 116},
	{"WSAGetLastError", 111, 111},
	{"WSASetLastError", 112, 112},
	{"WSAStartup", 115, 115},
	{"WSACancelBlockingCall", 113, 113},
	{"WSAIsBlocking", 114, 114},
	{"WSASetBlockingHook", 109, 109},
	{"WSAUnhookBlockingHook", 110, 110},
	{"accept", 1, 1},
	{"bind", 2, 2},
	{"closesocket", 3, 3},
	{"connect", 4, 4},
	{"getpeername", 5, 5},
	{"getsockname", 6, 6},
	{"getsockopt", 7, 7},
	{"ioctlsocket", 10, 12},
	{"listen", 13, 13},
	{"recv", 16, 16},
	{"recvfrom", 17, 17},
	{"send", 19, 19},
	{"sendto", 20, 20},
	{"setsockopt", 21, 21},
	{"shutdown", 22, 22},
	{"socket", 23, 23},
	{"__WSAFDIsSet", 151, 151},
	{"select", 18, 18},
	{"gethostbyaddr", 51, 51},
	{"gethostbyname", 52, 52},
	{"gethostname", 57, 57},
	{"getprotobyname", 53, 53},
	{"getprotobynumber", 54, 54},
	{"getservbyname", 55, 55},
	{"getservbyport", 56, 56},
	{"htonl", 8, 8},
	{"htons", 9, 9},
	{"inet_addr", 11, 10},
	{"inet_ntoa", 12, 11},
	{"ntohl", 14, 14},
	{"ntohs", 15, 15},
};

static HMODULE
load(const char *name)
{
	HMODULE module = LoadLibraryA(name);

	ck_assert_msg(module != NULL, "%s: error %u", name, (unsigned)GetLastError());
	return module;
}

static void
find_all(const char *dll, BOOL is_wsock32)
{
	HMODULE module = load(dll);

	for (size_t i = 0; i < WST_COUNT(functions); i++) {
		WORD ordinal = is_wsock32 ? functions[i].wsock32 : functions[i].ws2_32;
		FARPROC by_name = GetProcAddress(module, functions[i].name);
		FARPROC by_ordinal = GetProcAddress(module, MAKEINTRESOURCEA(ordinal));

		ck_assert_msg(by_name != NULL, "%s in %s", functions[i].name, dll);
		ck_assert_msg(by_name == by_ordinal, "%s in %s, %u", functions[i].name, dll, ordinal);
	}
	ck_assert(FreeLibrary(module));
}

START_TEST(every_function_of_1_1_is_in_wsock32_by_name_and_ordinal)
{
	find_all("wsock32.dll", TRUE);
}
END_TEST

START_TEST(every_function_of_1_1_is_in_ws2_32_by_name_and_ordinal)
{
	find_all("ws2_32.dll", FALSE);
}
END_TEST

START_TEST(the_16_bit_DLL_has_the_ordinals_of_wsock32)
{
	find_all("WINSOCK.DLL", TRUE);
	ck_assert_ptr_eq(load("winsock"), load("wsock32"));
}
END_TEST

/* facts/api/README: 10, 11 and 12 are told apart by the DLL. */
START_TEST(ordinals_10_to_12_differ_between_the_two_DLLs)
{
	HMODULE ws2_32 = load("ws2_32"), wsock32 = load("wsock32");

	ck_assert(GetProcAddress(ws2_32, MAKEINTRESOURCEA(10)) == (FARPROC)ioctlsocket);
	ck_assert(GetProcAddress(ws2_32, MAKEINTRESOURCEA(11)) == (FARPROC)inet_addr);
	ck_assert(GetProcAddress(ws2_32, MAKEINTRESOURCEA(12)) == (FARPROC)inet_ntoa);
	ck_assert(GetProcAddress(wsock32, MAKEINTRESOURCEA(10)) == (FARPROC)inet_addr);
	ck_assert(GetProcAddress(wsock32, MAKEINTRESOURCEA(11)) == (FARPROC)inet_ntoa);
	ck_assert(GetProcAddress(wsock32, MAKEINTRESOURCEA(12)) == (FARPROC)ioctlsocket);
}
END_TEST

/* facts/api/README, "winsock.h against winsock2.h": wsock32's own get/setsockopt translates 1.1's option numbers. */
START_TEST(wsock32_has_option_calls_of_its_own)
{
	HMODULE ws2_32 = load("ws2_32"), wsock32 = load("wsock32");
	int (WSAAPI *set)(SOCKET, int, int, const char *, int) =
		(int (WSAAPI *)(SOCKET, int, int, const char *, int))GetProcAddress(wsock32, "setsockopt");
	SOCKET s = wst_udp();
	int ttl = 9, len = sizeof ttl;

	ck_assert(GetProcAddress(ws2_32, "setsockopt") == (FARPROC)setsockopt);
	ck_assert(GetProcAddress(ws2_32, "getsockopt") == (FARPROC)getsockopt);
	ck_assert(GetProcAddress(wsock32, "getsockopt") != (FARPROC)getsockopt);
	WST_OK(set(s, IPPROTO_IP, 3 /* 1.1's IP_MULTICAST_TTL */, (const char *)&ttl, sizeof ttl));
	ttl = 0;
	WST_OK(getsockopt(s, IPPROTO_IP, 10 /* 2.2's */, (char *)&ttl, &len));
	ck_assert_int_eq(ttl, 9);
	WST_OK(closesocket(s));
}
END_TEST

START_TEST(a_DLL_is_found_in_any_case_with_or_without_ending_and_path)
{
	static const char *const spellings[] = {
		"wsock32", "WSOCK32", "WSock32.DLL", "wsock32.dll", "wsock32.", "C:\\WINDOWS\\SYSTEM32\\WSOCK32.DLL", "c:wsock32.dll",
		"C:/Windows/System32/wsock32.dll", ".\\wsock32.dll",
	};
	HMODULE module = load("wsock32.dll");

	for (size_t i = 0; i < WST_COUNT(spellings); i++) {
		ck_assert_ptr_eq(load(spellings[i]), module);
		ck_assert_ptr_eq(GetModuleHandleA(spellings[i]), module);
	}
	ck_assert_ptr_eq(LoadLibraryW(L"WSOCK32.dll"), module);
	ck_assert_ptr_eq(LoadLibraryExW(L"WSOCK32.dll", NULL, 0), module);
	ck_assert_ptr_eq(LoadLibraryExA("WSOCK32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32), module);
	ck_assert_ptr_eq(GetModuleHandleW(L"wsock32"), module);
}
END_TEST

START_TEST(each_DLL_is_a_module_of_its_own)
{
	static const char *const names[] = {"ws2_32", "wsock32", "mswsock", "kernel32", "user32"};

	for (size_t i = 0; i < WST_COUNT(names); i++)
		for (size_t j = 0; j < i; j++)
			ck_assert_ptr_ne(load(names[i]), load(names[j]));
}
END_TEST

START_TEST(a_function_is_found_only_in_the_DLL_that_has_it)
{
	ck_assert(GetProcAddress(load("kernel32"), "Sleep") == (FARPROC)Sleep);
	ck_assert(GetProcAddress(load("user32"), "PeekMessageA") == (FARPROC)PeekMessageA);
	WST_REFUSES(GetProcAddress(load("ws2_32"), "Sleep"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(load("kernel32"), "recv"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(load("kernel32"), "PeekMessageA"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(load("user32"), MAKEINTRESOURCEA(1)), ERROR_PROC_NOT_FOUND);
}
END_TEST

START_TEST(an_unknown_name_or_ordinal_is_ERROR_PROC_NOT_FOUND)
{
	HMODULE module = load("wsock32");

	WST_REFUSES(GetProcAddress(module, "WSANoSuchCall"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(module, "RECV"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(module, "ws_recv"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(module, "getsockopt11"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(module, ""), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(module, NULL), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(module, MAKEINTRESOURCEA(999)), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(module, MAKEINTRESOURCEA(0xffff)), ERROR_PROC_NOT_FOUND);
}
END_TEST

START_TEST(an_unknown_module_is_ERROR_MOD_NOT_FOUND)
{
	WST_REFUSES(LoadLibraryA("no_such_library.dll"), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(LoadLibraryW(L"no_such_library.dll"), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(LoadLibraryA("C:\\no\\such.dll"), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(LoadLibraryA("wsock32x.dll"), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(LoadLibraryA(""), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(GetModuleHandleA("no_such_library.dll"), ERROR_MOD_NOT_FOUND);
}
END_TEST

START_TEST(bad_arguments_have_their_codes)
{
	WST_REFUSES(LoadLibraryA(NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(LoadLibraryW(NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(LoadLibraryExA("wsock32", (HANDLE)1, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(FreeLibrary(NULL), ERROR_INVALID_HANDLE);
	WST_REFUSES(FreeLibrary((HMODULE)0x12345678), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(GetProcAddress((HMODULE)0x12345678, "recv"), ERROR_MOD_NOT_FOUND);
}
END_TEST

START_TEST(our_modules_stay_however_often_they_are_freed)
{
	HMODULE module = load("wsock32");

	for (int i = 0; i < 10; i++)
		ck_assert(FreeLibrary(module));
	ck_assert(GetProcAddress(module, "recv") == (FARPROC)recv);
}
END_TEST

/* The way of WinQuake and its kin: nothing of Winsock is linked, all is found at run time. */
START_TEST(a_program_can_live_on_pointers_from_wsock32_alone)
{
	HINSTANCE wsock = LoadLibraryA("wsock32.dll");
	int (PASCAL *start)(WORD, LPWSADATA) = (int (PASCAL *)(WORD, LPWSADATA))GetProcAddress(wsock, "WSAStartup");
	int (PASCAL *cleanup)(void) = (int (PASCAL *)(void))GetProcAddress(wsock, "WSACleanup");
	int (PASCAL *last_error)(void) = (int (PASCAL *)(void))GetProcAddress(wsock, "WSAGetLastError");
	SOCKET (PASCAL *open)(int, int, int) = (SOCKET (PASCAL *)(int, int, int))GetProcAddress(wsock, "socket");
	int (PASCAL *control)(SOCKET, long, u_long *) = (int (PASCAL *)(SOCKET, long, u_long *))GetProcAddress(wsock, "ioctlsocket");
	int (PASCAL *receive)(SOCKET, char *, int, int) = (int (PASCAL *)(SOCKET, char *, int, int))GetProcAddress(wsock, "recv");
	int (PASCAL *attach)(SOCKET, const struct sockaddr *, int) =
		(int (PASCAL *)(SOCKET, const struct sockaddr *, int))GetProcAddress(wsock, "bind");
	int (PASCAL *shut)(SOCKET) = (int (PASCAL *)(SOCKET))GetProcAddress(wsock, "closesocket");
	struct sockaddr_in name = wst_loopback(0);
	WSADATA data;
	u_long on = 1;
	char byte;
	SOCKET s;

	ck_assert_int_eq(start(MAKEWORD(1, 1), &data), 0);
	s = open(PF_INET, SOCK_DGRAM, IPPROTO_UDP);
	ck_assert(s != INVALID_SOCKET);
	ck_assert_int_eq(control(s, FIONBIO, &on), 0);
	ck_assert_int_eq(attach(s, (struct sockaddr *)&name, sizeof name), 0);
	ck_assert_int_eq(receive(s, &byte, 1, 0), SOCKET_ERROR);
	ck_assert_int_eq(last_error(), WSAEWOULDBLOCK);
	ck_assert_int_eq(shut(s), 0);
	ck_assert_int_eq(cleanup(), 0);
}
END_TEST

__attribute__((visibility("default"))) int a_name_of_the_program(void);

int
a_name_of_the_program(void)
{
	return 7;
}

START_TEST(the_program_is_a_module_with_its_own_names_only)
{
	HMODULE program = GetModuleHandleA(NULL);

	ck_assert_ptr_ne(program, NULL);
	ck_assert_ptr_eq(program, GetModuleHandleW(NULL));
	ck_assert(GetProcAddress(program, "a_name_of_the_program") == (FARPROC)a_name_of_the_program);
	ck_assert(GetProcAddress(NULL, "a_name_of_the_program") == (FARPROC)a_name_of_the_program);
	WST_REFUSES(GetProcAddress(program, "a64l"), ERROR_PROC_NOT_FOUND); /* libc's */
	WST_REFUSES(GetProcAddress(program, MAKEINTRESOURCEA(1)), ERROR_PROC_NOT_FOUND);
}
END_TEST

START_TEST(a_shared_object_is_loaded_counted_and_unloaded)
{
	HMODULE first = load(WST_PLUGIN), second = load(WST_PLUGIN);
	int (*count)(void) = (int (*)(void))GetProcAddress(first, "plugin_count");

	ck_assert_ptr_eq(first, second);
	ck_assert(count != NULL);
	ck_assert_int_eq(count(), 1);
	ck_assert_int_eq(count(), 2);
	ck_assert_ptr_eq(GetModuleHandleA(WST_PLUGIN), first);
	WST_REFUSES(GetProcAddress(first, "no_such_name"), ERROR_PROC_NOT_FOUND);
	WST_REFUSES(GetProcAddress(first, MAKEINTRESOURCEA(1)), ERROR_PROC_NOT_FOUND);
	ck_assert(FreeLibrary(first));
	ck_assert_int_eq(count(), 3);
	ck_assert(FreeLibrary(second));
	WST_REFUSES(GetModuleHandleA(WST_PLUGIN), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(FreeLibrary(first), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(GetProcAddress(first, "plugin_count"), ERROR_MOD_NOT_FOUND);
}
END_TEST

START_TEST(a_path_may_have_backslashes)
{
	char path[] = WST_PLUGIN;

	for (char *c = path; *c; c++)
		if (*c == '/')
			*c = '\\';
	ck_assert(FreeLibrary(load(path)));
}
END_TEST

START_TEST(a_bare_name_is_looked_for_beside_the_program)
{
	char program[PATH_MAX], path[PATH_MAX + 64], name[64];
	ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);

	ck_assert_int_gt(size, 0);
	program[size] = '\0';
	snprintf(name, sizeof name, "wst%d.so", (int)getpid());
	snprintf(path, sizeof path, "%s/%s", dirname(program), name);
	ck_assert_int_eq(symlink(WST_PLUGIN, path), 0);
	ck_assert(FreeLibrary(load(name)));
	ck_assert_int_eq(unlink(path), 0);
}
END_TEST

START_TEST(a_shared_object_has_no_resources_to_be_read_as_data)
{
	WST_REFUSES(LoadLibraryExA(WST_PLUGIN, NULL, LOAD_LIBRARY_AS_DATAFILE), ERROR_NOT_SUPPORTED);
}
END_TEST

static void
load_and_free(void *unused)
{
	(void)unused;
	for (int i = 0; i < 2000; i++) {
		HMODULE module = load(WST_PLUGIN);

		ck_assert(GetProcAddress(module, "plugin_count") != NULL);
		ck_assert(FreeLibrary(module));
	}
}

START_TEST(threads_may_load_and_free_the_same_object)
{
	struct wst_thread threads[4];

	for (size_t i = 0; i < WST_COUNT(threads); i++) {
		pthread_mutex_init(&threads[i].lock, NULL);
		wst_start(&threads[i], load_and_free, NULL);
	}
	for (size_t i = 0; i < WST_COUNT(threads); i++)
		wst_join(&threads[i]);
	WST_REFUSES(GetModuleHandleA(WST_PLUGIN), ERROR_MOD_NOT_FOUND);
}
END_TEST

START_TEST(GetModuleHandleEx_counts_unless_told_not_to)
{
	HMODULE plugin, found = NULL;

	WST_REFUSES(GetModuleHandleExA(0, WST_PLUGIN, &found), ERROR_MOD_NOT_FOUND);
	ck_assert_ptr_eq(found, NULL);
	plugin = LoadLibraryA(WST_PLUGIN);
	ck_assert_ptr_ne(plugin, NULL);
	ck_assert(GetModuleHandleExA(0, WST_PLUGIN, &found));
	ck_assert_ptr_eq(found, plugin);
	ck_assert(GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT, WST_PLUGIN, &found));
	ck_assert(DisableThreadLibraryCalls(plugin));
	ck_assert(FreeLibrary(plugin));
	ck_assert_ptr_eq(GetModuleHandleA(WST_PLUGIN), plugin);
	ck_assert(FreeLibrary(plugin));
	WST_REFUSES(GetModuleHandleA(WST_PLUGIN), ERROR_MOD_NOT_FOUND);
	WST_REFUSES(DisableThreadLibraryCalls(NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(GetModuleHandleEx_finds_the_module_of_an_address)
{
	const DWORD from = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS, keep = GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
	HMODULE found;

	ck_assert(GetModuleHandleExA(from | keep, (LPCSTR)functions, &found));
	ck_assert_ptr_eq(found, GetModuleHandleA(NULL));
	ck_assert(GetModuleHandleExW(from, (LPCWSTR)(void *)GetProcAddress(GetModuleHandleA("kernel32"), "CloseHandle"), &found));
	ck_assert_ptr_eq(found, GetModuleHandleA("kernel32"));
	WST_REFUSES(GetModuleHandleExA(from, NULL, &found), ERROR_INVALID_PARAMETER);
	WST_REFUSES(GetModuleHandleExA(keep | GET_MODULE_HANDLE_EX_FLAG_PIN, NULL, &found), ERROR_INVALID_PARAMETER);
	WST_REFUSES(GetModuleHandleExA(8, NULL, &found), ERROR_INVALID_PARAMETER);
	WST_REFUSES(GetModuleHandleExA(0, NULL, NULL), ERROR_INVALID_PARAMETER);
	ck_assert(GetModuleHandleExW(0, L"ws2_32.dll", &found));
	ck_assert_ptr_eq(found, GetModuleHandleA("ws2_32"));
}
END_TEST

static DWORD WINAPI
leave_with_library(LPVOID plugin)
{
	FreeLibraryAndExitThread((HMODULE)plugin, 7);
}

START_TEST(FreeLibraryAndExitThread_does_both)
{
	HANDLE thread = CreateThread(NULL, 0, leave_with_library, LoadLibraryA(WST_PLUGIN), 0, NULL);
	DWORD code;

	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	ck_assert(GetExitCodeThread(thread, &code));
	ck_assert_uint_eq(code, 7);
	WST_REFUSES(GetModuleHandleA(WST_PLUGIN), ERROR_MOD_NOT_FOUND);
	ck_assert(CloseHandle(thread));
}
END_TEST

WST_MAIN("module", every_function_of_1_1_is_in_wsock32_by_name_and_ordinal, every_function_of_1_1_is_in_ws2_32_by_name_and_ordinal,
	the_16_bit_DLL_has_the_ordinals_of_wsock32, ordinals_10_to_12_differ_between_the_two_DLLs, wsock32_has_option_calls_of_its_own,
	a_DLL_is_found_in_any_case_with_or_without_ending_and_path, each_DLL_is_a_module_of_its_own,
	a_function_is_found_only_in_the_DLL_that_has_it, an_unknown_name_or_ordinal_is_ERROR_PROC_NOT_FOUND,
	an_unknown_module_is_ERROR_MOD_NOT_FOUND, bad_arguments_have_their_codes, our_modules_stay_however_often_they_are_freed,
	a_program_can_live_on_pointers_from_wsock32_alone, the_program_is_a_module_with_its_own_names_only,
	a_shared_object_is_loaded_counted_and_unloaded, a_path_may_have_backslashes, a_bare_name_is_looked_for_beside_the_program,
	a_shared_object_has_no_resources_to_be_read_as_data, threads_may_load_and_free_the_same_object,
	GetModuleHandleEx_counts_unless_told_not_to, GetModuleHandleEx_finds_the_module_of_an_address, FreeLibraryAndExitThread_does_both)
