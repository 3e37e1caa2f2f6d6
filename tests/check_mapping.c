/* File mappings, and pipes. */
#include "harness.h"

#include <stdio.h>
#include <unistd.h>

static HANDLE
make(DWORD access)
{
	char directory[] = "/tmp/winsock-map.XXXXXX";
	HANDLE file;
	DWORD put;

	ck_assert(mkdtemp(directory));
	ck_assert_int_eq(chdir(directory), 0);
	file = CreateFileA("file", GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
	ck_assert(WriteFile(file, "text", 4, &put, NULL));
	ck_assert(CloseHandle(file));
	return CreateFileA("file", access, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
}

START_TEST(a_view_is_the_file)
{
	HANDLE file = make(GENERIC_READ | GENERIC_WRITE), mapping = CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 8, NULL);
	char buffer[8], *view, *copy;
	DWORD got;

	ck_assert(mapping);
	ck_assert_uint_eq(GetFileSize(file, NULL), 8);
	view = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
	copy = MapViewOfFile(mapping, FILE_MAP_COPY, 0, 0, 4);
	ck_assert(view && copy);
	ck_assert(CloseHandle(mapping));
	ck_assert_mem_eq(view, "text\0\0\0", 8);
	copy[0] = 'c';
	view[1] = 'a';
	ck_assert(FlushViewOfFile(view, 0));
	ck_assert(ReadFile(file, buffer, 8, &got, NULL));
	ck_assert_mem_eq(buffer, "taxt", 4);
	ck_assert(UnmapViewOfFile(view));
	ck_assert(UnmapViewOfFile(copy));
	WST_REFUSES(UnmapViewOfFile(view), ERROR_INVALID_ADDRESS);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(a_mapping_with_a_name_is_opened_by_it)
{
	HANDLE first = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 100, "shared"), second, third;
	char *one, *two;

	ck_assert(first);
	SetLastError(0);
	second = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 100, L"shared");
	ck_assert(second);
	ck_assert_uint_eq(GetLastError(), ERROR_ALREADY_EXISTS);
	third = OpenFileMappingA(FILE_MAP_READ, FALSE, "shared");
	ck_assert(third);
	one = MapViewOfFile(first, FILE_MAP_ALL_ACCESS, 0, 0, 0);
	two = MapViewOfFile(third, FILE_MAP_READ, 0, 0, 0);
	ck_assert(one && two);
	ck_assert_int_eq(one[99], 0);
	strcpy(one, "hello");
	ck_assert_str_eq(two, "hello");
	WST_REFUSES(MapViewOfFile(third, FILE_MAP_WRITE, 0, 0, 0), ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(first));
	ck_assert(CloseHandle(second));
	ck_assert(CloseHandle(third));
	/* A view keeps the name. */
	third = OpenFileMappingA(FILE_MAP_READ, FALSE, "shared");
	ck_assert(third);
	ck_assert(CloseHandle(third));
	ck_assert(UnmapViewOfFile(one));
	ck_assert(UnmapViewOfFile(two));
	WST_REFUSES(OpenFileMappingA(FILE_MAP_READ, FALSE, "shared"), ERROR_FILE_NOT_FOUND);
}
END_TEST

START_TEST(a_bad_mapping_is_refused)
{
	HANDLE file = make(GENERIC_READ), mapping;

	WST_REFUSES(CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 0, NULL), ERROR_ACCESS_DENIED);
	WST_REFUSES(CreateFileMappingA(file, NULL, PAGE_READONLY, 0, 8, NULL), ERROR_NOT_ENOUGH_MEMORY);
	WST_REFUSES(CreateFileMappingA(file, NULL, 0, 0, 0, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 0, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateFileMappingA(NULL, NULL, PAGE_READWRITE, 0, 8, NULL), ERROR_INVALID_HANDLE);
	mapping = CreateFileMappingA(file, NULL, PAGE_READONLY, 0, 0, NULL);
	ck_assert(mapping);
	WST_REFUSES(MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0), ERROR_ACCESS_DENIED);
	WST_REFUSES(MapViewOfFile(mapping, FILE_MAP_READ, 0, 4096, 0), ERROR_MAPPED_ALIGNMENT);
	WST_REFUSES(MapViewOfFile(mapping, FILE_MAP_READ, 0, 65536, 0), ERROR_ACCESS_DENIED);
	WST_REFUSES(MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 5), ERROR_ACCESS_DENIED);
	WST_REFUSES(MapViewOfFile(file, FILE_MAP_READ, 0, 0, 0), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(mapping));
	ck_assert(CloseHandle(file));
	ck_assert(DeleteFileA("file"));
	file = CreateFileA("file", GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
	WST_REFUSES(CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 0, NULL), ERROR_FILE_INVALID);
	ck_assert(CloseHandle(file));
}
END_TEST

START_TEST(a_pipe_ends_with_ERROR_BROKEN_PIPE)
{
	HANDLE reading, writing;
	char buffer[8] = "";
	DWORD got, available;

	ck_assert(CreatePipe(&reading, &writing, NULL, 0));
	ck_assert_uint_eq(GetFileType(reading), FILE_TYPE_PIPE);
	ck_assert(PeekNamedPipe(reading, NULL, 0, NULL, &available, NULL));
	ck_assert_uint_eq(available, 0);
	ck_assert(WriteFile(writing, "hello", 5, &got, NULL));
	ck_assert(PeekNamedPipe(reading, buffer, 3, &got, &available, NULL));
	ck_assert_uint_eq(got, 3);
	ck_assert_uint_eq(available, 5);
	ck_assert_str_eq(buffer, "hel");
	WST_REFUSES(ReadFile(writing, buffer, 1, &got, NULL), ERROR_ACCESS_DENIED);
	WST_REFUSES(WriteFile(reading, buffer, 1, &got, NULL), ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(writing));
	ck_assert(ReadFile(reading, buffer, sizeof buffer, &got, NULL));
	ck_assert_uint_eq(got, 5);
	WST_REFUSES(ReadFile(reading, buffer, sizeof buffer, &got, NULL), ERROR_BROKEN_PIPE);
	WST_REFUSES(PeekNamedPipe(reading, NULL, 0, NULL, &available, NULL), ERROR_BROKEN_PIPE);
	ck_assert(CloseHandle(reading));
}
END_TEST

START_TEST(a_pipe_without_a_reader_is_ERROR_NO_DATA_and_no_signal)
{
	HANDLE reading, writing;
	DWORD put;

	ck_assert(CreatePipe(&reading, &writing, NULL, 0));
	ck_assert(CloseHandle(reading));
	for (int i = 0; i < 1000; i++)
		WST_REFUSES(WriteFile(writing, "x", 1, &put, NULL), ERROR_NO_DATA);
	ck_assert(CloseHandle(writing));
}
END_TEST

static void
close_it(void *handle)
{
	CloseHandle(handle);
}

/* Whoever closes the handle first, the read ends with the pipe, and no other file is read. */
START_TEST(a_pipe_that_is_closed_under_a_reader_does_no_harm)
{
	for (int i = 0; i < 2000; i++) {
		struct wst_thread t = {.lock = PTHREAD_MUTEX_INITIALIZER};
		HANDLE reading, writing;
		char c;
		DWORD got;

		ck_assert(CreatePipe(&reading, &writing, NULL, 0));
		ck_assert(CloseHandle(writing));
		wst_start(&t, close_it, reading);
		ck_assert(!ReadFile(reading, &c, 1, &got, NULL));
		ck_assert(GetLastError() == ERROR_BROKEN_PIPE || GetLastError() == ERROR_INVALID_HANDLE);
		wst_join(&t);
	}
}
END_TEST

WST_MAIN("mapping",
	a_view_is_the_file, a_mapping_with_a_name_is_opened_by_it, a_bad_mapping_is_refused, a_pipe_ends_with_ERROR_BROKEN_PIPE,
	a_pipe_without_a_reader_is_ERROR_NO_DATA_and_no_signal, a_pipe_that_is_closed_under_a_reader_does_no_harm)
