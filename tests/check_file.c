/* CreateFile, ReadFile, WriteFile and where a file ends. */
#include "harness.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[MAX_PATH];

/* A directory of the test's own, which is the current one. */
static void
enter(void)
{
	static const char *const base = "/tmp/winsock-files.XXXXXX";

	strcpy(directory, base);
	ck_assert(mkdtemp(directory));
	ck_assert_int_eq(chdir(directory), 0);
}

static HANDLE
create(const char *name, DWORD access, DWORD share, DWORD disposition)
{
	return CreateFileA(name, access, share, NULL, disposition, FILE_ATTRIBUTE_NORMAL, NULL);
}

static void
make(const char *name, const char *text)
{
	HANDLE file = create(name, GENERIC_WRITE, 0, CREATE_ALWAYS);
	DWORD put;

	ck_assert_ptr_ne(file, INVALID_HANDLE_VALUE);
	ck_assert(WriteFile(file, text, (DWORD)strlen(text), &put, NULL));
	ck_assert_uint_eq(put, strlen(text));
	ck_assert(CloseHandle(file));
}

#define REFUSED(call, code)                                             \
	do {                                                            \
		SetLastError(12345);                                    \
		ck_assert_ptr_eq((call), INVALID_HANDLE_VALUE);         \
		ck_assert_uint_eq(GetLastError(), (code));              \
	} while (0)

static int
try_disposition(const char *name, DWORD disposition)
{
	HANDLE file;

	SetLastError(12345);
	file = create(name, GENERIC_READ | GENERIC_WRITE, 0, disposition);
	if (file != INVALID_HANDLE_VALUE) {
		DWORD error = GetLastError();

		ck_assert(CloseHandle(file));
		return -(int)error;
	}
	return (int)GetLastError();
}

/* Positive: refused with that error; 0 or less: opened, with the last error negated. */
START_TEST(each_disposition_says_what_was_there)
{
	enter();
	make("old", "text");
	ck_assert_int_eq(try_disposition("old", CREATE_NEW), ERROR_FILE_EXISTS);
	ck_assert_int_eq(try_disposition("old", OPEN_EXISTING), 0);
	ck_assert_int_eq(try_disposition("old", OPEN_ALWAYS), -ERROR_ALREADY_EXISTS);
	ck_assert_int_eq(try_disposition("old", CREATE_ALWAYS), -ERROR_ALREADY_EXISTS);
	ck_assert_int_eq(try_disposition("old", TRUNCATE_EXISTING), 0);
	ck_assert_int_eq(try_disposition("no1", OPEN_EXISTING), ERROR_FILE_NOT_FOUND);
	ck_assert_int_eq(try_disposition("no1", TRUNCATE_EXISTING), ERROR_FILE_NOT_FOUND);
	ck_assert_int_eq(try_disposition("no1", CREATE_NEW), 0);
	ck_assert_int_eq(try_disposition("no2", OPEN_ALWAYS), 0);
	ck_assert_int_eq(try_disposition("no3", CREATE_ALWAYS), 0);
	ck_assert_int_eq(try_disposition("none\\file", OPEN_EXISTING), ERROR_PATH_NOT_FOUND);
	ck_assert_int_eq(try_disposition("none\\file", CREATE_ALWAYS), ERROR_PATH_NOT_FOUND);
	ck_assert_int_eq(try_disposition("old", 0), ERROR_INVALID_PARAMETER);
	ck_assert_int_eq(try_disposition("old", 6), ERROR_INVALID_PARAMETER);
	ck_assert_int_eq(try_disposition("", OPEN_EXISTING), ERROR_PATH_NOT_FOUND);
	ck_assert_int_eq(try_disposition("a*b", OPEN_EXISTING), ERROR_INVALID_NAME);
	ck_assert_int_eq(try_disposition("a?b", CREATE_ALWAYS), ERROR_INVALID_NAME);
	REFUSED(create("old", GENERIC_READ, 0, TRUNCATE_EXISTING), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(TRUNCATE_EXISTING_and_CREATE_ALWAYS_empty_the_file)
{
	HANDLE file;

	enter();
	make("file", "text");
	file = create("file", GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING);
	ck_assert_uint_eq(GetFileSize(file, NULL), 4);
	/* Who does not share writing keeps his content. */
	REFUSED(create("file", GENERIC_WRITE, FILE_SHARE_READ, CREATE_ALWAYS), ERROR_SHARING_VIOLATION);
	ck_assert_uint_eq(GetFileSize(file, NULL), 4);
	ck_assert(CloseHandle(file));
	file = create("file", GENERIC_WRITE, 0, TRUNCATE_EXISTING);
	ck_assert_uint_eq(GetFileSize(file, NULL), 0);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(share_modes_part_the_handles_of_a_process)
{
	HANDLE file;

	enter();
	make("file", "text");
	file = create("file", GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING);
	REFUSED(create("FILE", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, OPEN_EXISTING), ERROR_SHARING_VIOLATION);
	REFUSED(create(".\\file", GENERIC_READ, 0, OPEN_EXISTING), ERROR_SHARING_VIOLATION);
	ck_assert(CloseHandle(create("file", GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING)));
	/* To ask about it is always allowed. */
	ck_assert(CloseHandle(create("file", 0, 0, OPEN_EXISTING)));
	WST_REFUSES(DeleteFileA("file"), ERROR_SHARING_VIOLATION);
	WST_REFUSES(MoveFileA("file", "other"), ERROR_SHARING_VIOLATION);
	ck_assert(CloseHandle(file));
	ck_assert(DeleteFileA("file"));
	WST_REFUSES(DeleteFileA("file"), ERROR_FILE_NOT_FOUND);
}
END_TEST

START_TEST(a_handle_reads_and_writes_only_what_it_was_opened_for)
{
	char buffer[8];
	DWORD n = 1;
	HANDLE file;

	enter();
	make("file", "text");
	file = create("file", GENERIC_READ, 0, OPEN_EXISTING);
	WST_REFUSES(WriteFile(file, "x", 1, &n, NULL), ERROR_ACCESS_DENIED);
	ck_assert_uint_eq(n, 0);
	WST_REFUSES(SetEndOfFile(file), ERROR_ACCESS_DENIED);
	WST_REFUSES(FlushFileBuffers(file), ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(file));
	file = create("file", GENERIC_WRITE, 0, OPEN_EXISTING);
	WST_REFUSES(ReadFile(file, buffer, 1, &n, NULL), ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(file));
	WST_REFUSES(ReadFile(file, buffer, 1, &n, NULL), ERROR_INVALID_HANDLE);
	WST_REFUSES(ReadFile(NULL, buffer, 1, &n, NULL), ERROR_INVALID_HANDLE);
	WST_REFUSES(ReadFile(INVALID_HANDLE_VALUE, buffer, 1, &n, NULL), ERROR_INVALID_HANDLE);
	file = CreateEvent(NULL, FALSE, FALSE, NULL);
	WST_REFUSES(ReadFile(file, buffer, 1, &n, NULL), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(the_end_of_a_file_is_no_bytes)
{
	char buffer[8] = "";
	DWORD got;
	HANDLE file;

	enter();
	make("file", "text");
	file = create("file", GENERIC_READ, 0, OPEN_EXISTING);
	ck_assert(ReadFile(file, buffer, sizeof buffer, &got, NULL));
	ck_assert_uint_eq(got, 4);
	ck_assert_mem_eq(buffer, "text", 4);
	ck_assert(ReadFile(file, buffer, sizeof buffer, &got, NULL));
	ck_assert_uint_eq(got, 0);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(an_OVERLAPPED_says_where)
{
	OVERLAPPED place = {.Offset = 2};
	char buffer[8] = "";
	DWORD got;
	HANDLE file;

	enter();
	make("file", "0123456789");
	file = create("file", GENERIC_READ | GENERIC_WRITE, 0, OPEN_EXISTING);
	ck_assert(ReadFile(file, buffer, 3, &got, &place));
	ck_assert_uint_eq(got, 3);
	ck_assert_mem_eq(buffer, "234", 3);
	ck_assert_uint_eq(place.InternalHigh, 3);
	/* The pointer of a synchronous file goes along. */
	ck_assert_uint_eq(SetFilePointer(file, 0, NULL, FILE_CURRENT), 5);
	place.Offset = 10;
	WST_REFUSES(ReadFile(file, buffer, 3, &got, &place), ERROR_HANDLE_EOF);
	place.Offset = place.OffsetHigh = 0xffffffff;
	ck_assert(WriteFile(file, "ab", 2, &got, &place));
	ck_assert_uint_eq(GetFileSize(file, NULL), 12);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(an_overlapped_transfer_sets_its_event)
{
	OVERLAPPED place = {.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL)};
	char buffer[8];
	DWORD got;
	HANDLE file;

	enter();
	make("file", "text");
	file = CreateFileA("file", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
	ck_assert(ReadFile(file, buffer, 4, &got, &place));
	ck_assert_uint_eq(WaitForSingleObject(place.hEvent, 0), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(file, 0), WAIT_OBJECT_0);
	WST_REFUSES(ReadFile(file, buffer, 4, &got, NULL), ERROR_INVALID_PARAMETER);
	ck_assert(CloseHandle(file));
	ck_assert(CloseHandle(place.hEvent));
}
END_TEST

static DWORD told_error, told_bytes;
static OVERLAPPED *told;

static void CALLBACK
tell(DWORD error, DWORD bytes, LPOVERLAPPED overlapped)
{
	told_error = error;
	told_bytes = bytes;
	told = overlapped;
}

START_TEST(ReadFileEx_tells_its_routine_in_an_alertable_wait)
{
	OVERLAPPED place = {.Offset = 1};
	char buffer[8];
	HANDLE file;

	enter();
	make("file", "text");
	file = CreateFileA("file", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
	ck_assert(ReadFileEx(file, buffer, 8, &place, tell));
	ck_assert_ptr_eq(told, NULL);
	ck_assert_uint_eq(SleepEx(0, TRUE), WAIT_IO_COMPLETION);
	ck_assert_ptr_eq(told, &place);
	ck_assert_uint_eq(told_bytes, 3);
	ck_assert_uint_eq(told_error, 0);
	ck_assert(WriteFileEx(file, "xy", 2, &place, tell));
	ck_assert_uint_eq(SleepEx(0, TRUE), WAIT_IO_COMPLETION);
	ck_assert_uint_eq(told_bytes, 2);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(the_file_pointer_goes_where_it_is_told)
{
	LARGE_INTEGER distant = {.QuadPart = 0x200000001}, place;
	LONG high = 1;
	HANDLE file;

	enter();
	make("file", "0123456789");
	file = create("file", GENERIC_READ | GENERIC_WRITE, 0, OPEN_EXISTING);
	ck_assert_uint_eq(SetFilePointer(file, -3, NULL, FILE_END), 7);
	ck_assert_uint_eq(SetFilePointer(file, -2, NULL, FILE_CURRENT), 5);
	SetLastError(12345);
	ck_assert_uint_eq(SetFilePointer(file, -6, NULL, FILE_CURRENT), INVALID_SET_FILE_POINTER);
	ck_assert_uint_eq(GetLastError(), ERROR_NEGATIVE_SEEK);
	ck_assert_uint_eq(SetFilePointer(file, 0, NULL, 3), INVALID_SET_FILE_POINTER);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(SetFilePointer(file, -1, &high, FILE_BEGIN), INVALID_SET_FILE_POINTER);
	ck_assert_uint_eq(GetLastError(), 0);
	ck_assert_int_eq(high, 1);
	ck_assert(SetFilePointerEx(file, distant, &place, FILE_BEGIN));
	ck_assert_int_eq(place.QuadPart, distant.QuadPart);
	ck_assert(SetEndOfFile(file));
	ck_assert(GetFileSizeEx(file, &place));
	ck_assert_int_eq(place.QuadPart, distant.QuadPart);
	ck_assert(CloseHandle(file));
	WST_REFUSES(GetFileSizeEx(file, &place), ERROR_INVALID_HANDLE);
	ck_assert_uint_eq(GetFileSize(file, NULL), INVALID_FILE_SIZE);
}
END_TEST

START_TEST(FILE_APPEND_DATA_alone_writes_at_the_end)
{
	HANDLE file;
	DWORD put;

	enter();
	make("file", "text");
	file = create("file", FILE_APPEND_DATA, 0, OPEN_ALWAYS);
	ck_assert_uint_eq(SetFilePointer(file, 0, NULL, FILE_BEGIN), 0);
	ck_assert(WriteFile(file, "more", 4, &put, NULL));
	ck_assert_uint_eq(GetFileSize(file, NULL), 8);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(FILE_FLAG_DELETE_ON_CLOSE_deletes_when_the_last_handle_closes)
{
	const DWORD all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
	HANDLE first, second;

	enter();
	first = CreateFileA("file", GENERIC_WRITE, all, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL);
	REFUSED(create("file", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, OPEN_EXISTING), ERROR_SHARING_VIOLATION);
	second = create("file", GENERIC_READ, all, OPEN_EXISTING);
	ck_assert_ptr_ne(second, INVALID_HANDLE_VALUE);
	ck_assert(CloseHandle(first));
	ck_assert(CloseHandle(second));
	ck_assert_int_ne(access("file", F_OK), 0);
}
END_TEST

START_TEST(a_directory_opens_for_backup_only)
{
	HANDLE file;

	enter();
	ck_assert(CreateDirectoryA("dir", NULL));
	REFUSED(create("dir", GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING), ERROR_ACCESS_DENIED);
	REFUSED(create("dir", GENERIC_WRITE, FILE_SHARE_READ, CREATE_ALWAYS), ERROR_ACCESS_DENIED);
	REFUSED(create("dir", GENERIC_WRITE, FILE_SHARE_READ, CREATE_NEW), ERROR_FILE_EXISTS);
	file = CreateFileA("dir", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
	ck_assert_ptr_ne(file, INVALID_HANDLE_VALUE);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(NUL_takes_all_and_gives_nothing)
{
	HANDLE file;
	char c;
	DWORD n;

	enter();
	file = create("nul", GENERIC_READ | GENERIC_WRITE, 0, CREATE_ALWAYS);
	ck_assert_ptr_ne(file, INVALID_HANDLE_VALUE);
	ck_assert_uint_eq(GetFileType(file), FILE_TYPE_CHAR);
	ck_assert(WriteFile(file, "x", 1, &n, NULL));
	ck_assert(ReadFile(file, &c, 1, &n, NULL));
	ck_assert_uint_eq(n, 0);
	ck_assert(CloseHandle(file));
	ck_assert_int_ne(access("nul", F_OK), 0);
}
END_TEST

START_TEST(a_locked_range_is_closed_to_other_handles)
{
	const DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE;
	OVERLAPPED place = {.Offset = 100};
	HANDLE one, two;

	enter();
	make("file", "text");
	one = create("file", GENERIC_READ | GENERIC_WRITE, share, OPEN_EXISTING);
	two = create("file", GENERIC_READ | GENERIC_WRITE, share, OPEN_EXISTING);
	ck_assert(LockFile(one, 0, 0, 10, 0));
	WST_REFUSES(LockFile(two, 9, 0, 1, 0), ERROR_LOCK_VIOLATION);
	WST_REFUSES(LockFile(one, 9, 0, 1, 0), ERROR_LOCK_VIOLATION);
	ck_assert(LockFile(two, 10, 0, 1, 0));
	WST_REFUSES(UnlockFile(one, 0, 0, 9, 0), ERROR_NOT_LOCKED);
	ck_assert(UnlockFile(one, 0, 0, 10, 0));
	ck_assert(LockFile(two, 9, 0, 1, 0));
	ck_assert(LockFileEx(one, LOCKFILE_FAIL_IMMEDIATELY, 0, 5, 0, &place));
	ck_assert(LockFileEx(two, LOCKFILE_FAIL_IMMEDIATELY, 0, 5, 0, &place));
	WST_REFUSES(LockFileEx(two, LOCKFILE_FAIL_IMMEDIATELY | LOCKFILE_EXCLUSIVE_LOCK, 0, 5, 0, &place), ERROR_LOCK_VIOLATION);
	ck_assert(UnlockFileEx(one, 0, 5, 0, &place));
	ck_assert(CloseHandle(one));
	ck_assert(CloseHandle(two));
}
END_TEST

START_TEST(a_socket_is_read_and_written_as_a_file)
{
	SOCKET a, b;
	char buffer[8];
	DWORD n;

	wst_pair(&a, &b);
	ck_assert_uint_eq(GetFileType((HANDLE)a), FILE_TYPE_PIPE);
	ck_assert(WriteFile((HANDLE)a, "hello", 5, &n, NULL));
	ck_assert_uint_eq(n, 5);
	ck_assert(ReadFile((HANDLE)b, buffer, sizeof buffer, &n, NULL));
	ck_assert_uint_eq(n, 5);
	WST_OK(closesocket(a));
	ck_assert(ReadFile((HANDLE)b, buffer, sizeof buffer, &n, NULL));
	ck_assert_uint_eq(n, 0);
	WST_OK(closesocket(b));
	WST_REFUSES(ReadFile((HANDLE)b, buffer, sizeof buffer, &n, NULL), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(an_unsigned_long_takes_a_count_too)
{
	unsigned long n = ~0ul;
	HANDLE file;

	enter();
	make("file", "text");
	file = create("file", GENERIC_READ | GENERIC_WRITE, 0, OPEN_EXISTING);
	ck_assert(WriteFile(file, "ab", 2, &n, NULL));
	ck_assert_uint_eq(n, 2);
	n = ~0ul;
	ck_assert_uint_eq(GetFileSize(file, &n), 4);
	ck_assert_uint_eq(n, 0);
	ck_assert(CloseHandle(file));
	n = ~0ul;
	ck_assert(GetVolumeInformationA(NULL, NULL, 0, NULL, &n, NULL, NULL, 0));
	ck_assert_uint_lt(n, 0x10000);
}
END_TEST

WST_MAIN("file",
	each_disposition_says_what_was_there, TRUNCATE_EXISTING_and_CREATE_ALWAYS_empty_the_file, share_modes_part_the_handles_of_a_process,
	a_handle_reads_and_writes_only_what_it_was_opened_for, the_end_of_a_file_is_no_bytes, an_OVERLAPPED_says_where,
	an_overlapped_transfer_sets_its_event, ReadFileEx_tells_its_routine_in_an_alertable_wait, the_file_pointer_goes_where_it_is_told,
	FILE_APPEND_DATA_alone_writes_at_the_end, FILE_FLAG_DELETE_ON_CLOSE_deletes_when_the_last_handle_closes,
	a_directory_opens_for_backup_only, NUL_takes_all_and_gives_nothing, a_locked_range_is_closed_to_other_handles,
	a_socket_is_read_and_written_as_a_file, an_unsigned_long_takes_a_count_too)
