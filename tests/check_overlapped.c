/* Results of overlapped transfers of files: GetOverlappedResult, completion ports, taking back. */
#include "harness.h"

#include <stdio.h>
#include <unistd.h>

/* A file of ten bytes, whose name is gone with its handle. */
static HANDLE
ten_bytes(DWORD flags)
{
	char name[] = "/tmp/winsock-overlapped.XXXXXX";
	int fd = mkstemp(name);
	HANDLE file;

	ck_assert_int_eq((int)write(fd, "0123456789", 10), 10);
	close(fd);
	file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE | DELETE, 7, NULL, OPEN_EXISTING, flags | FILE_FLAG_DELETE_ON_CLOSE, NULL);
	ck_assert_ptr_ne(file, INVALID_HANDLE_VALUE);
	return file;
}

static HANDLE
port_of(HANDLE file, ULONG_PTR key)
{
	HANDLE port = CreateIoCompletionPort(file, NULL, key, 0);

	ck_assert_msg(port != NULL, "error %u", (unsigned)GetLastError());
	return port;
}

static void
is_empty(HANDLE port)
{
	DWORD bytes;
	ULONG_PTR key;
	LPOVERLAPPED done;

	WST_REFUSES(GetQueuedCompletionStatus(port, &bytes, &key, &done, 0), WAIT_TIMEOUT);
}

START_TEST(GetOverlappedResult_tells_what_was_transferred)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED);
	OVERLAPPED place = {.Offset = 4};
	char buffer[16];
	DWORD got = 0;
	unsigned long wide = ~0ul;

	ck_assert(ReadFile(file, buffer, sizeof buffer, NULL, &place));
	ck_assert(HasOverlappedIoCompleted(&place));
	SetLastError(12345);
	ck_assert(GetOverlappedResult(file, &place, &got, FALSE));
	ck_assert_uint_eq(GetLastError(), 12345);
	ck_assert_uint_eq(got, 6);
	ck_assert(GetOverlappedResult(file, &place, &wide, TRUE));
	ck_assert_uint_eq(wide, 6);
	ck_assert(GetOverlappedResultEx(file, &place, &wide, INFINITE, TRUE));
	WST_REFUSES(GetOverlappedResult(file, &place, NULL, FALSE), ERROR_INVALID_PARAMETER);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(GetOverlappedResult_of_a_failure_is_its_code)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED);
	OVERLAPPED place = {.Offset = 10};
	char buffer[16];
	DWORD got;

	WST_REFUSES(ReadFile(file, buffer, sizeof buffer, &got, &place), ERROR_HANDLE_EOF);
	WST_REFUSES(GetOverlappedResult(file, &place, &got, TRUE), ERROR_HANDLE_EOF);
	ck_assert_uint_eq(got, 0);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(GetOverlappedResult_of_what_is_pending_waits_for_its_event)
{
	OVERLAPPED place = {.Internal = STATUS_PENDING};
	DWORD got = 77;

	place.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL);
	ck_assert(!HasOverlappedIoCompleted(&place));
	WST_REFUSES(GetOverlappedResult(INVALID_HANDLE_VALUE, &place, &got, FALSE), ERROR_IO_INCOMPLETE);
	WST_REFUSES(GetOverlappedResultEx(INVALID_HANDLE_VALUE, &place, &got, 0, FALSE), ERROR_IO_INCOMPLETE);
	WST_REFUSES(GetOverlappedResultEx(INVALID_HANDLE_VALUE, &place, &got, 1, FALSE), WAIT_TIMEOUT);
	ck_assert_uint_eq(got, 77);
	place.Internal = 0;
	place.InternalHigh = 5;
	ck_assert(SetEvent(place.hEvent));
	ck_assert(GetOverlappedResult(INVALID_HANDLE_VALUE, &place, &got, TRUE));
	ck_assert_uint_eq(got, 5);
	ck_assert(CloseHandle(place.hEvent));
}
END_TEST

START_TEST(a_transfer_of_an_associated_file_is_a_packet)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED), port = port_of(file, 42);
	OVERLAPPED places[2] = {{.Offset = 2}, {.Offset = 8}};
	LPOVERLAPPED done;
	char buffer[16];
	ULONG_PTR key;
	DWORD bytes;

	ck_assert(ReadFile(file, buffer, 5, NULL, &places[0]));
	ck_assert(WriteFile(file, "abc", 3, NULL, &places[1]));
	for (size_t i = 0; i < 2; i++) {
		ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &done, 0));
		ck_assert_ptr_eq(done, &places[i]);
		ck_assert_uint_eq(bytes, i ? 3 : 5);
		ck_assert_uint_eq(key, 42);
	}
	is_empty(port);
	ck_assert(CloseHandle(file));
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(what_fails_at_once_or_is_told_not_to_posts_no_packet)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED), port = port_of(file, 1);
	OVERLAPPED end = {.Offset = 10}, quiet = {.Offset = 0}, place = {.Offset = 0};
	HANDLE event = CreateEvent(NULL, TRUE, FALSE, NULL);
	char buffer[4];
	DWORD got;

	WST_REFUSES(ReadFile(file, buffer, 4, &got, &end), ERROR_HANDLE_EOF);
	is_empty(port);
	quiet.hEvent = (HANDLE)((UINT_PTR)event | 1);
	ck_assert(ReadFile(file, buffer, 4, &got, &quiet));
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
	is_empty(port);
	WST_REFUSES(SetFileCompletionNotificationModes(file, 0x80), ERROR_INVALID_PARAMETER);
	ck_assert(SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS | FILE_SKIP_SET_EVENT_ON_HANDLE));
	ck_assert(SetFileCompletionNotificationModes(file, 0));
	ck_assert(ReadFile(file, buffer, 4, &got, &place));
	is_empty(port);
	ck_assert(CloseHandle(event));
	ck_assert(CloseHandle(file));
	ck_assert(CloseHandle(port));
}
END_TEST

static void CALLBACK
never(DWORD error, DWORD bytes, LPOVERLAPPED overlapped)
{
	ck_abort_msg("called for %p with %u and %u", (void *)overlapped, (unsigned)error, (unsigned)bytes);
}

START_TEST(a_file_has_one_port_and_then_no_routines)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED), port = port_of(file, 1), plain = ten_bytes(0), event = CreateEvent(NULL, TRUE, FALSE, NULL);
	OVERLAPPED place = {.Offset = 0};
	char buffer[4];

	WST_REFUSES(CreateIoCompletionPort(file, port, 2, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateIoCompletionPort(plain, port, 2, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(SetFileCompletionNotificationModes(plain, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateIoCompletionPort(event, port, 2, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(SetFileCompletionNotificationModes(event, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(ReadFileEx(file, buffer, 4, &place, never), ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(SleepEx(0, TRUE), 0);
	ck_assert(CloseHandle(event));
	ck_assert(CloseHandle(plain));
	ck_assert(CloseHandle(file));
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(a_port_outlives_its_handle_while_a_file_has_it)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED), port = port_of(file, 1);
	OVERLAPPED place = {.Offset = 0};
	char buffer[4];

	ck_assert(CloseHandle(port));
	ck_assert(ReadFile(file, buffer, 4, NULL, &place));
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(with_nothing_pending_CancelIo_succeeds_and_CancelIoEx_finds_none)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED), event = CreateEvent(NULL, TRUE, FALSE, NULL);
	OVERLAPPED place = {.Offset = 0};
	SOCKET s = wst_udp();

	ck_assert(CancelIo(file));
	WST_REFUSES(CancelIoEx(file, NULL), ERROR_NOT_FOUND);
	WST_REFUSES(CancelIoEx(file, &place), ERROR_NOT_FOUND);
	WST_REFUSES(CancelIo(event), ERROR_INVALID_HANDLE);
	ck_assert(CancelIo((HANDLE)s));
	WST_REFUSES(CancelIoEx((HANDLE)s, NULL), ERROR_NOT_FOUND);
	WST_OK(closesocket(s));
	WST_REFUSES(CancelIoEx((HANDLE)s, NULL), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(file));
	WST_REFUSES(CancelIo(file), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(event));
}
END_TEST

START_TEST(LockFileEx_tells_event_and_port)
{
	HANDLE file = ten_bytes(FILE_FLAG_OVERLAPPED), port = port_of(file, 9);
	OVERLAPPED place = {.Offset = 0};
	LPOVERLAPPED done;
	ULONG_PTR key;
	DWORD bytes;

	place.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL);
	ck_assert(LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK, 0, 4, 0, &place));
	ck_assert_uint_eq(WaitForSingleObject(place.hEvent, 0), WAIT_OBJECT_0);
	ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &done, 0));
	ck_assert_ptr_eq(done, &place);
	ck_assert_uint_eq(bytes, 0);
	ck_assert(CloseHandle(place.hEvent));
	ck_assert(CloseHandle(file));
	ck_assert(CloseHandle(port));
}
END_TEST

WST_MAIN("overlapped",
	GetOverlappedResult_tells_what_was_transferred, GetOverlappedResult_of_a_failure_is_its_code,
	GetOverlappedResult_of_what_is_pending_waits_for_its_event, a_transfer_of_an_associated_file_is_a_packet,
	what_fails_at_once_or_is_told_not_to_posts_no_packet, a_file_has_one_port_and_then_no_routines,
	a_port_outlives_its_handle_while_a_file_has_it, with_nothing_pending_CancelIo_succeeds_and_CancelIoEx_finds_none,
	LockFileEx_tells_event_and_port)
