/* A desktop that nobody sees. */
#include "pump.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

static struct {
	UINT seen[64];
	unsigned count;
	LPARAM size, move;
} window;

static LRESULT CALLBACK
procedure(HWND handle, UINT message, WPARAM wParam, LPARAM lParam)
{
	if (window.count < WST_COUNT(window.seen))
		window.seen[window.count++] = message;
	if (message == WM_SIZE)
		window.size = lParam;
	if (message == WM_MOVE)
		window.move = lParam;
	return DefWindowProc(handle, message, wParam, lParam);
}

static BOOL
saw(UINT message)
{
	for (unsigned i = 0; i < window.count; i++)
		if (window.seen[i] == message)
			return TRUE;
	return FALSE;
}

static HWND
make(DWORD style, HWND parent)
{
	WNDCLASSEXA class = {
		.cbSize = sizeof class,
		.style = CS_HREDRAW,
		.lpfnWndProc = procedure,
		.cbClsExtra = 8,
		.hIcon = LoadIcon(NULL, IDI_APPLICATION),
		.hCursor = LoadCursor(NULL, IDC_ARROW),
		.hbrBackground = (HBRUSH)GetStockObject(WHITE_BRUSH),
		.lpszMenuName = "Menu",
		.lpszClassName = "Desktop",
	};
	HWND handle;

	RegisterClassExA(&class);
	handle = CreateWindowA("Desktop", "title", style, 10, 20, 300, 200, parent, NULL, NULL, NULL);
	ck_assert_msg(handle != NULL, "error %u", (unsigned)GetLastError());
	window.count = 0;
	return handle;
}

START_TEST(a_window_is_shown_sized_painted_and_hidden)
{
	HWND handle = make(WS_POPUP, NULL);
	PAINTSTRUCT paint;
	MSG msg;

	ck_assert(!IsWindowVisible(handle));
	ck_assert(!ShowWindow(handle, SW_SHOW));
	ck_assert(IsWindowVisible(handle));
	ck_assert(saw(WM_SHOWWINDOW) && saw(WM_WINDOWPOSCHANGED) && saw(WM_ACTIVATE) && saw(WM_SETFOCUS) && saw(WM_SIZE) && saw(WM_MOVE));
	ck_assert_int_eq(window.size, MAKELPARAM(300, 200));
	ck_assert_int_eq(window.move, MAKELPARAM(10, 20));
	ck_assert_ptr_eq(GetFocus(), handle);
	ck_assert_ptr_eq(GetForegroundWindow(), handle);
	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	ck_assert_uint_eq(msg.message, WM_PAINT);
	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	ck_assert_uint_eq(msg.message, WM_PAINT);
	ck_assert_ptr_ne(BeginPaint(handle, &paint), NULL);
	ck_assert_int_eq(paint.rcPaint.right, 300);
	ck_assert(EndPaint(handle, &paint));
	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	ck_assert(InvalidateRect(handle, NULL, TRUE));
	window.count = 0;
	ck_assert(UpdateWindow(handle));
	ck_assert(saw(WM_PAINT));
	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	ck_assert(ShowWindow(handle, SW_HIDE));
	ck_assert(!IsWindowVisible(handle));
}
END_TEST

START_TEST(MoveWindow_tells_what_changed)
{
	HWND handle = make(WS_POPUP, NULL);
	RECT rect;

	ck_assert(MoveWindow(handle, 10, 20, 50, 60, TRUE));
	ck_assert(saw(WM_SIZE) && !saw(WM_MOVE));
	window.count = 0;
	ck_assert(SetWindowPos(handle, NULL, 1, 2, 0, 0, SWP_NOSIZE | SWP_NOZORDER));
	ck_assert(saw(WM_MOVE) && !saw(WM_SIZE));
	ck_assert(GetWindowRect(handle, &rect));
	ck_assert(rect.left == 1 && rect.top == 2 && rect.right == 51 && rect.bottom == 62);
	ck_assert(GetClientRect(handle, &rect));
	ck_assert(!rect.left && !rect.top && rect.right == 50 && rect.bottom == 60);
	ck_assert(GetWindowRect(GetDesktopWindow(), &rect));
	ck_assert_int_eq(rect.right, GetSystemMetrics(SM_CXSCREEN));
	WST_REFUSES(GetWindowRect((HWND)0x1234, &rect), ERROR_INVALID_WINDOW_HANDLE);
	WST_REFUSES(MoveWindow((HWND)0x1234, 0, 0, 0, 0, FALSE), ERROR_INVALID_WINDOW_HANDLE);
}
END_TEST

static BOOL CALLBACK
count_window(HWND handle, LPARAM count)
{
	ck_assert(IsWindow(handle));
	++*(int *)count;
	return TRUE;
}

START_TEST(windows_know_their_parents_children_and_siblings)
{
	HWND parent = make(WS_OVERLAPPEDWINDOW, NULL), first = make(WS_CHILD | WS_VISIBLE, parent), second = make(WS_CHILD, parent);
	HWND owned = make(WS_POPUP, parent);
	int count = 0;

	ck_assert_ptr_eq(GetParent(first), parent);
	ck_assert_ptr_eq(GetParent(owned), parent);
	ck_assert_ptr_eq(GetParent(parent), NULL);
	ck_assert_ptr_eq(GetWindow(owned, GW_OWNER), parent);
	ck_assert_ptr_eq(GetWindow(parent, GW_CHILD), second);
	ck_assert_ptr_eq(GetWindow(second, GW_HWNDNEXT), first);
	ck_assert_ptr_eq(GetWindow(first, GW_HWNDPREV), second);
	ck_assert_ptr_eq(GetWindow(first, GW_HWNDNEXT), NULL);
	ck_assert_ptr_eq(GetAncestor(first, GA_ROOT), parent);
	ck_assert(IsChild(parent, first) && !IsChild(first, parent) && !IsChild(parent, owned));
	ck_assert(!IsWindowVisible(first));
	ShowWindow(parent, SW_SHOW);
	ck_assert(IsWindowVisible(first));
	ck_assert(EnumChildWindows(parent, count_window, (LPARAM)&count));
	ck_assert_int_eq(count, 2);
	ck_assert(EnumThreadWindows(GetCurrentThreadId(), count_window, (LPARAM)&count));
	ck_assert_int_eq(count, 4);
	ck_assert(EnumWindows(count_window, (LPARAM)&count));
	ck_assert_int_eq(count, 6);
	ck_assert_ptr_eq(FindWindowExA(parent, second, "Desktop", NULL), first);
	ck_assert_ptr_eq(FindWindowW(L"desktop", L"TITLE"), owned);
	ck_assert(!EnableWindow(first, FALSE));
	ck_assert(!IsWindowEnabled(first));
	ck_assert(EnableWindow(first, TRUE));
	WST_REFUSES(GetWindow(parent, 77), ERROR_INVALID_GW_COMMAND);
}
END_TEST

START_TEST(classes_and_properties_are_read_back)
{
	HWND handle = make(0, NULL);
	WNDCLASSA info;
	WNDCLASSW wide;
	char name[4];
	int data;

	ck_assert(GetClassInfoA(NULL, "desktop", &info));
	ck_assert(info.lpfnWndProc == procedure);
	ck_assert_str_eq(info.lpszMenuName, "Menu");
	ck_assert(GetClassInfoW(NULL, L"desktop", &wide));
	ck_assert(!wcscmp(wide.lpszMenuName, L"Menu"));
	WST_REFUSES(GetClassInfoA(NULL, "Never", &info), ERROR_CLASS_DOES_NOT_EXIST);
	ck_assert_int_eq(GetClassNameA(handle, name, sizeof name), 3);
	ck_assert_str_eq(name, "Des");
	ck_assert_ptr_eq((void *)GetClassLongPtr(handle, GCLP_HICON), LoadIcon(NULL, IDI_APPLICATION));
	ck_assert_uint_eq(SetClassLongPtr(handle, 0, 5), 0);
	ck_assert_uint_eq(GetClassLongPtr(handle, 0), 5);
	WST_REFUSES(GetClassLongPtr(handle, 8), ERROR_INVALID_INDEX);
	ck_assert(SetProp(handle, "key", &data));
	ck_assert_ptr_eq(GetPropW(handle, L"KEY"), &data);
	ck_assert_ptr_eq(RemoveProp(handle, "Key"), &data);
	ck_assert_ptr_eq(GetProp(handle, "key"), NULL);
	ck_assert_uint_ge(RegisterWindowMessageA("some"), 0xc000);
	ck_assert_uint_eq(RegisterWindowMessageW(L"SOME"), RegisterWindowMessageA("some"));
	ck_assert_uint_ne(RegisterWindowMessageA("other"), RegisterWindowMessageA("some"));
	ck_assert(!IsWindowUnicode(handle));
}
END_TEST

static int
answer(UINT type)
{
	return MessageBoxA(NULL, "text", "caption", type);
}

START_TEST(a_message_box_goes_to_stderr_and_answers_its_default_button)
{
	char text[64] = "";
	int ends[2], saved = dup(2);
	ssize_t size;

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(dup2(ends[1], 2), 2);
	ck_assert_int_eq(answer(MB_OK | MB_ICONSTOP), IDOK);
	ck_assert_int_eq(dup2(saved, 2), 2);
	size = read(ends[0], text, sizeof text - 1);
	ck_assert_int_gt(size, 0);
	ck_assert_str_eq(text, "caption: text\n");
	ck_assert_int_eq(answer(MB_YESNO), IDYES);
	ck_assert_int_eq(answer(MB_YESNO | MB_DEFBUTTON2), IDNO);
	ck_assert_int_eq(answer(MB_YESNOCANCEL | MB_DEFBUTTON3), IDCANCEL);
	ck_assert_int_eq(answer(MB_OK | MB_DEFBUTTON3), IDOK);
	ck_assert_int_eq(MessageBoxW(NULL, L"\u00e9", NULL, MB_RETRYCANCEL), IDRETRY);
	WST_REFUSES(answer(15), ERROR_INVALID_MSGBOX_STYLE);
	WST_REFUSES(MessageBoxA((HWND)0x1234, "", "", MB_OK), ERROR_INVALID_WINDOW_HANDLE);
}
END_TEST

START_TEST(the_systems_resources_are_there_and_a_program_has_none)
{
	HINSTANCE program = (HINSTANCE)GetModuleHandleA(NULL);
	char text[8] = "x";

	ck_assert_ptr_ne(LoadIcon(NULL, IDI_ERROR), NULL);
	ck_assert_ptr_ne(LoadCursor(NULL, IDC_WAIT), NULL);
	WST_REFUSES(LoadIcon(program, MAKEINTRESOURCE(101)), ERROR_RESOURCE_DATA_NOT_FOUND);
	WST_REFUSES(LoadString(program, 1, text, sizeof text), ERROR_RESOURCE_DATA_NOT_FOUND);
	WST_REFUSES(LoadAccelerators(program, "keys"), ERROR_RESOURCE_DATA_NOT_FOUND);
	WST_REFUSES(LoadMenu(program, "menu"), ERROR_RESOURCE_DATA_NOT_FOUND);
	WST_REFUSES(ExitWindowsEx(EWX_LOGOFF, 0), ERROR_PRIVILEGE_NOT_HELD);
	WST_REFUSES(CreateWindowA("EDIT", "", WS_OVERLAPPED, 0, 0, 1, 1, NULL, NULL, NULL, NULL), ERROR_CANNOT_FIND_WND_CLASS);
	ck_assert_ptr_eq(GetMenu(make(0, NULL)), NULL);
}
END_TEST

START_TEST(wsprintf_has_a_format_language_of_its_own)
{
	char text[1025], many[1200];
	WCHAR wide[1025];

	ck_assert_int_eq(wsprintfA(text, "%d|%5d|%-5d|%05d|%i", -1, 42, 42, -42, 7), 22);
	ck_assert_str_eq(text, "-1|   42|42   |-0042|7");
	wsprintfA(text, "%u|%lu|%x|%X|%#x|%08lX", 4000000000u, 4000000000u, 0xabu, 0xabu, 0xabu, 0xabcu);
	ck_assert_str_eq(text, "4000000000|4000000000|ab|AB|0xab|00000ABC");
	wsprintfA(text, "%s|%10s|%-6s|%.2s|%S|%ls|%c|%%|%q", "a", "b", "c", "defg", L"\u00e9", L"w", 'x');
	ck_assert_str_eq(text, "a|         b|c     |de|\xc3\xa9|w|x|%|q");
	wsprintfA(text, "%s %I64d", (char *)NULL, 1LL << 40);
	ck_assert_str_eq(text, "(null) 1099511627776");
	ck_assert_int_eq(wsprintfW(wide, L"%s %S %hs %d", L"w", "n", "h", 3), 7);
	ck_assert(!wcscmp(wide, L"w n h 3"));
	memset(many, 'm', sizeof many - 1);
	many[sizeof many - 1] = '\0';
	ck_assert_int_eq(wsprintfA(text, "%s", many), 1023);
	ck_assert_uint_eq(strlen(text), 1023);
}
END_TEST

START_TEST(letters_change_their_case)
{
	char text[] = "aZ\xc3\xa9!", *t = text;
	WCHAR wide[] = L"\u00c9tE";

	ck_assert_str_eq(CharUpperA(text), "AZ\xc3\x89!");
	ck_assert_str_eq(CharLowerA(text), "az\xc3\xa9!");
	ck_assert_ptr_eq(CharUpperA((LPSTR)(UINT_PTR)'a'), (LPSTR)(UINT_PTR)'A');
	ck_assert(!wcscmp(CharLowerW(wide), L"\u00e9te"));
	ck_assert_ptr_eq(CharNextA(t + 2), t + 4);
	ck_assert_ptr_eq(CharPrevA(t, t + 4), t + 2);
	ck_assert_ptr_eq(CharNextA(t + 5), t + 5);
	ck_assert(IsCharAlphaA('x') && !IsCharAlphaA('1') && IsCharAlphaNumericA('1') && IsCharUpperW(L'\u00c9') && !IsCharLowerA('A'));
	ck_assert(OemToCharA("a", text));
	ck_assert_str_eq(text, "a");
}
END_TEST

WST_MAIN_RAW("desktop", a_window_is_shown_sized_painted_and_hidden, MoveWindow_tells_what_changed,
	windows_know_their_parents_children_and_siblings, classes_and_properties_are_read_back,
	a_message_box_goes_to_stderr_and_answers_its_default_button, the_systems_resources_are_there_and_a_program_has_none,
	wsprintf_has_a_format_language_of_its_own, letters_change_their_case)
