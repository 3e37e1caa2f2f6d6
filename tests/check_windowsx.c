/* Small headers of the SDK that programs lean on: windowsx.h, pshpack*.h, initguid.h. */
#include "harness.h"

#include <windowsx.h>

/* clang tells of it at the include line: the driver tells clang not to. */
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpragma-pack"
#endif
#include <pshpack1.h>
struct packed {
	char c;
	int i;
#include <pshpack2.h>
	struct {
		char c;
		int i;
	} inner;
#include <poppack.h>
};
#include <poppack.h>

struct loose {
	char c;
	int i;
};

#include <initguid.h>
DEFINE_GUID(sample, 0x01020304, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);

static int created, commanded, closed;

static BOOL
on_create(HWND window, LPCREATESTRUCT create)
{
	(void)window;
	created = create->cx;
	return TRUE;
}

static void
on_command(HWND window, int id, HWND control, UINT code)
{
	(void)window;
	(void)control;
	commanded = id * 100 + (int)code;
}

static void
on_close(HWND window)
{
	closed++;
	FORWARD_WM_CLOSE(window, DefWindowProc);
}

static LRESULT CALLBACK
procedure(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	switch (message) {
	HANDLE_MSG(window, WM_CREATE, on_create);
	HANDLE_MSG(window, WM_COMMAND, on_command);
	HANDLE_MSG(window, WM_CLOSE, on_close);
	}
	return DefWindowProc(window, message, wParam, lParam);
}

START_TEST(a_window_procedure_is_written_with_message_crackers)
{
	WNDCLASS class = {.lpfnWndProc = procedure, .lpszClassName = TEXT("crackers")};
	HWND window;

	ck_assert(RegisterClass(&class));
	window = CreateWindow(TEXT("crackers"), TEXT(""), WS_OVERLAPPEDWINDOW, 0, 0, 321, 200, NULL, NULL, NULL, NULL);
	ck_assert(window);
	ck_assert_int_eq(created, 321);
	SendMessage(window, WM_COMMAND, MAKEWPARAM(7, 5), 0);
	ck_assert_int_eq(commanded, 705);
	SendMessage(window, WM_CLOSE, 0, 0);
	ck_assert_int_eq(closed, 1);
	ck_assert(!IsWindow(window));
	ck_assert_int_eq(GET_X_LPARAM(MAKELPARAM(-3, 4)), -3);
	ck_assert_int_eq(GET_Y_LPARAM(MAKELPARAM(-3, -4)), -4);
}
END_TEST

START_TEST(memory_is_found_by_its_address)
{
	char *text = GlobalAllocPtr(GHND, 10);

	ck_assert(text && !text[9]);
	text = GlobalReAllocPtr(text, 20, GHND);
	ck_assert(text && !text[19]);
	ck_assert(!GlobalFreePtr(text));
}
END_TEST

START_TEST(structures_are_packed_until_poppack)
{
	ck_assert_uint_eq(sizeof(struct packed), 1 + 4 + 6);
	ck_assert_uint_eq(sizeof(struct loose), 8);
	ck_assert_uint_eq(sample.Data1 + sample.Data4[7], 0x01020304 + 14);
}
END_TEST

WST_MAIN("windowsx", a_window_procedure_is_written_with_message_crackers, memory_is_found_by_its_address, structures_are_packed_until_poppack)
