/* Names of files: paths, deleting, moving, copying, directories, attributes, searches. */
#include "harness.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

static char directory[MAX_PATH];

static void
enter(void)
{
	strcpy(directory, "/tmp/winsock-names.XXXXXX");
	ck_assert(mkdtemp(directory));
	ck_assert_int_eq(chdir(directory), 0);
}

static void
make(const char *name)
{
	FILE *file = fopen(name, "w");

	ck_assert(file);
	fputs("text", file);
	fclose(file);
}

START_TEST(a_path_has_backslashes_and_a_drive)
{
	char full[MAX_PATH + 32];

	enter();
	ck_assert(CreateDirectoryA("Sub", NULL));
	make("Sub/File.txt");
	ck_assert_uint_eq(GetFileAttributesA("sub\\FILE.TXT"), FILE_ATTRIBUTE_ARCHIVE);
	ck_assert_uint_eq(GetFileAttributesA(".\\none\\..\\sub/file.txt"), FILE_ATTRIBUTE_ARCHIVE);
	ck_assert_uint_eq(GetFileAttributesA("sub\\file.txt. ."), FILE_ATTRIBUTE_ARCHIVE);
	snprintf(full, sizeof full, "C:%s\\sub\\file.txt", directory);
	ck_assert_uint_eq(GetFileAttributesA(full), FILE_ATTRIBUTE_ARCHIVE);
	ck_assert_uint_eq(GetFileAttributesA("sub"), FILE_ATTRIBUTE_DIRECTORY);
	ck_assert_uint_eq(GetFileAttributesA("sub\\"), FILE_ATTRIBUTE_DIRECTORY);
	ck_assert_uint_eq(GetFileAttributesW(L"sub\\file.txt"), FILE_ATTRIBUTE_ARCHIVE);
	ck_assert_uint_eq(GetFileAttributesA("none"), INVALID_FILE_ATTRIBUTES);
	ck_assert_uint_eq(GetLastError(), ERROR_FILE_NOT_FOUND);
	ck_assert_uint_eq(GetFileAttributesA("none\\none"), INVALID_FILE_ATTRIBUTES);
	ck_assert_uint_eq(GetLastError(), ERROR_PATH_NOT_FOUND);
	ck_assert_uint_eq(GetFileAttributesA("*.txt"), INVALID_FILE_ATTRIBUTES);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_NAME);
	ck_assert_uint_eq(GetFileAttributesA(NULL), INVALID_FILE_ATTRIBUTES);
	ck_assert_uint_eq(GetLastError(), ERROR_PATH_NOT_FOUND);
}
END_TEST

static const struct {
	const char *name, *full, *file;
} fulls[] = {
	{"c:\\a\\..\\b", "c:\\b", "b"},
	{"C:/a/./b/", "C:\\a\\b\\", NULL},
	{"\\x\\y.z", "C:\\x\\y.z", "y.z"},
	{"C:\\..\\..\\x", "C:\\x", "x"},
	{"C:\\a. .", "C:\\a", "a"},
	{"D:\\data", "D:\\data", "data"},
	{"\\\\server\\share\\..\\..\\f", "\\\\server\\share\\f", "f"},
	{"C:\\", "C:\\", NULL},
};

START_TEST(GetFullPathName_works_on_the_text)
{
	char buffer[MAX_PATH], current[MAX_PATH], *file;

	for (size_t i = 0; i < WST_COUNT(fulls); i++) {
		ck_assert_uint_eq(GetFullPathNameA(fulls[i].name, sizeof buffer, buffer, &file), strlen(fulls[i].full));
		ck_assert_str_eq(buffer, fulls[i].full);
		if (fulls[i].file)
			ck_assert_str_eq(file, fulls[i].file);
		else
			ck_assert_ptr_eq(file, NULL);
	}
	ck_assert_uint_eq(GetFullPathNameA("c:\\b", 4, buffer, NULL), 5);
	WST_REFUSES(GetFullPathNameA("", sizeof buffer, buffer, NULL), ERROR_INVALID_NAME);
	enter();
	ck_assert_uint_gt(GetCurrentDirectoryA(sizeof current, current), 3);
	ck_assert_mem_eq(current, "C:\\tmp\\", 7);
	strcat(current, "\\name");
	ck_assert(GetFullPathNameA("name", sizeof buffer, buffer, NULL));
	ck_assert_str_eq(buffer, current);
	ck_assert_uint_eq(GetCurrentDirectoryA(0, NULL), strlen(current) - 5 + 1);
}
END_TEST

START_TEST(the_current_directory_changes)
{
	WCHAR wide[MAX_PATH];

	enter();
	ck_assert(CreateDirectoryA("sub", NULL));
	make("file");
	WST_REFUSES(SetCurrentDirectoryA("none"), ERROR_FILE_NOT_FOUND);
	WST_REFUSES(SetCurrentDirectoryA("none\\none"), ERROR_PATH_NOT_FOUND);
	WST_REFUSES(SetCurrentDirectoryA("file"), ERROR_DIRECTORY);
	ck_assert(SetCurrentDirectoryA("SUB"));
	ck_assert(GetCurrentDirectoryW(MAX_PATH, wide));
	ck_assert(wide[0] == L'C' && wide[2] == L'\\');
	ck_assert(SetCurrentDirectoryW(L".."));
}
END_TEST

START_TEST(deleting_and_moving_have_their_errors)
{
	enter();
	make("a");
	make("b");
	ck_assert(CreateDirectoryA("dir", NULL));
	make("dir/inside");
	WST_REFUSES(CreateDirectoryA("dir", NULL), ERROR_ALREADY_EXISTS);
	WST_REFUSES(CreateDirectoryA("none\\dir", NULL), ERROR_PATH_NOT_FOUND);
	WST_REFUSES(RemoveDirectoryA("dir"), ERROR_DIR_NOT_EMPTY);
	WST_REFUSES(RemoveDirectoryA("a"), ERROR_DIRECTORY);
	WST_REFUSES(RemoveDirectoryA("none"), ERROR_FILE_NOT_FOUND);
	WST_REFUSES(DeleteFileA("dir"), ERROR_ACCESS_DENIED);
	WST_REFUSES(DeleteFileA("none"), ERROR_FILE_NOT_FOUND);
	WST_REFUSES(DeleteFileA("none\\none"), ERROR_PATH_NOT_FOUND);
	WST_REFUSES(MoveFileA("none", "c"), ERROR_FILE_NOT_FOUND);
	WST_REFUSES(MoveFileA("a", "b"), ERROR_ALREADY_EXISTS);
	WST_REFUSES(MoveFileA("a", "none\\b"), ERROR_PATH_NOT_FOUND);
	ck_assert(MoveFileExA("a", "b", MOVEFILE_REPLACE_EXISTING));
	ck_assert(MoveFileW(L"dir", L"other"));
	WST_REFUSES(CopyFileA("b", "other\\inside", TRUE), ERROR_FILE_EXISTS);
	WST_REFUSES(CopyFileA("none", "c", TRUE), ERROR_FILE_NOT_FOUND);
	ck_assert(CopyFileA("b", "c", TRUE));
	ck_assert(CopyFileW(L"b", L"c", FALSE));
	ck_assert(ReplaceFileA("b", "c", "old", 0, NULL, NULL));
	ck_assert_int_eq(access("old", F_OK), 0);
	ck_assert_int_ne(access("c", F_OK), 0);
	ck_assert(DeleteFileA("b"));
}
END_TEST

START_TEST(a_read_only_file_is_neither_written_nor_deleted)
{
	enter();
	make("file");
	ck_assert(SetFileAttributesA("file", FILE_ATTRIBUTE_READONLY));
	ck_assert(GetFileAttributesA("file") & FILE_ATTRIBUTE_READONLY);
	WST_REFUSES(DeleteFileA("file"), ERROR_ACCESS_DENIED);
	SetLastError(0);
	ck_assert_ptr_eq(CreateFileA("file", GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL), INVALID_HANDLE_VALUE);
	ck_assert_uint_eq(GetLastError(), ERROR_ACCESS_DENIED);
	ck_assert(SetFileAttributesA("file", FILE_ATTRIBUTE_NORMAL));
	ck_assert_uint_eq(GetFileAttributesA("file") & FILE_ATTRIBUTE_READONLY, 0);
	ck_assert(DeleteFileA("file"));
}
END_TEST

START_TEST(a_file_is_described_with_its_times)
{
	WIN32_FILE_ATTRIBUTE_DATA data;
	BY_HANDLE_FILE_INFORMATION information;
	FILE_STANDARD_INFO standard;
	FILETIME then = {.dwLowDateTime = 0x80000000, .dwHighDateTime = 0x01c00000}, written;
	HANDLE file;

	enter();
	make("file");
	ck_assert(GetFileAttributesExA("file", GetFileExInfoStandard, &data));
	ck_assert_uint_eq(data.nFileSizeLow, 4);
	WST_REFUSES(GetFileAttributesExA("file", GetFileExMaxInfoLevel, &data), ERROR_INVALID_PARAMETER);
	file = CreateFileA("file", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
	ck_assert(SetFileTime(file, NULL, NULL, &then));
	ck_assert(GetFileTime(file, NULL, NULL, &written));
	ck_assert_mem_eq(&written, &then, sizeof then);
	ck_assert(GetFileInformationByHandle(file, &information));
	ck_assert_uint_eq(information.nFileSizeLow, 4);
	ck_assert_uint_eq(information.nNumberOfLinks, 1);
	ck_assert(GetFileInformationByHandleEx(file, FileStandardInfo, &standard, sizeof standard));
	ck_assert_int_eq(standard.EndOfFile.QuadPart, 4);
	WST_REFUSES(GetFileInformationByHandleEx(file, FileStandardInfo, &standard, 1), ERROR_BAD_LENGTH);
	ck_assert(CloseHandle(file));
}
END_TEST

/* The names that a pattern finds, parted by spaces. */
static const char *
found(const char *pattern)
{
	static char names[512];
	WIN32_FIND_DATAA data;
	HANDLE search = FindFirstFileA(pattern, &data);

	*names = '\0';
	if (search == INVALID_HANDLE_VALUE) {
		snprintf(names, sizeof names, "error %u", (unsigned)GetLastError());
		return names;
	}
	do {
		if (*names)
			strcat(names, " ");
		strcat(names, data.cFileName);
	} while (FindNextFileA(search, &data));
	ck_assert_uint_eq(GetLastError(), ERROR_NO_MORE_FILES);
	ck_assert(FindClose(search));
	return names;
}

START_TEST(FindFirstFile_has_the_wildcards_and_the_order_of_Windows)
{
	enter();
	make("b.txt");
	make("A.TXT");
	make("readme");
	make("c.text");
	ck_assert(CreateDirectoryA("Dir", NULL));
	ck_assert_str_eq(found("*"), ". .. A.TXT b.txt c.text Dir readme");
	ck_assert_str_eq(found("*.*"), ". .. A.TXT b.txt c.text Dir readme");
	ck_assert_str_eq(found("*.txt"), "A.TXT b.txt");
	ck_assert_str_eq(found(".\\?.t*"), "A.TXT b.txt c.text");
	ck_assert_str_eq(found("?.t?t"), "A.TXT b.txt");
	ck_assert_str_eq(found("README??"), "readme");
	ck_assert_str_eq(found("*."), ". .. Dir readme");
	ck_assert_str_eq(found("b.TXT"), "b.txt");
	ck_assert_str_eq(found("dir"), "Dir");
	ck_assert_str_eq(found("dir\\*"), ". ..");
	ck_assert_str_eq(found("*.none"), "error 2");
	ck_assert_str_eq(found("none\\*"), "error 3");
	ck_assert_str_eq(found("readme\\*"), "error 267");
	ck_assert_str_eq(found("dir\\"), "error 2");
}
END_TEST

START_TEST(a_search_is_no_other_handle)
{
	WIN32_FIND_DATAW data;
	HANDLE search, event = CreateEvent(NULL, FALSE, FALSE, NULL);

	enter();
	make("file");
	search = FindFirstFileW(L"*", &data);
	ck_assert_ptr_ne(search, INVALID_HANDLE_VALUE);
	ck_assert(wcscmp(data.cFileName, L".") == 0);
	ck_assert(data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY);
	ck_assert(FindNextFileW(search, &data));
	ck_assert(FindNextFileW(search, &data));
	ck_assert(wcscmp(data.cFileName, L"file") == 0);
	ck_assert_uint_eq(data.nFileSizeLow, 4);
	WST_REFUSES(FindClose(event), ERROR_INVALID_HANDLE);
	WST_REFUSES(FindNextFileW(event, &data), ERROR_INVALID_HANDLE);
	ck_assert(FindClose(search));
	WST_REFUSES(FindClose(search), ERROR_INVALID_HANDLE);
	WST_REFUSES(FindClose(INVALID_HANDLE_VALUE), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(event));
}
END_TEST

START_TEST(temporary_files_get_names_of_their_own)
{
	char path[MAX_PATH], name[MAX_PATH], other[MAX_PATH];

	enter();
	ck_assert(GetTempPathA(sizeof path, path));
	ck_assert_int_eq(path[strlen(path) - 1], '\\');
	ck_assert_uint_ne(GetTempFileNameA(".", "abcdef", 0, name), 0);
	ck_assert_mem_eq(name, ".\\abc", 5);
	ck_assert_uint_eq(GetFileAttributesA(name), FILE_ATTRIBUTE_ARCHIVE);
	ck_assert_uint_ne(GetTempFileNameA(".", "abcdef", 0, other), 0);
	ck_assert_str_ne(name, other);
	ck_assert_uint_eq(GetTempFileNameA(".", "abc", 0x12, name), 0x12);
	ck_assert_str_eq(name, ".\\abc12.tmp");
	WST_REFUSES(GetTempFileNameA("none", "abc", 0, name), ERROR_DIRECTORY);
}
END_TEST

START_TEST(the_functions_of_16_bits_work)
{
	char buffer[8] = "";
	OFSTRUCT record;
	HFILE file;

	enter();
	file = _lcreat("file", 0);
	ck_assert_int_ne(file, HFILE_ERROR);
	ck_assert_uint_eq(_lwrite(file, "text", 4), 4);
	ck_assert_int_eq(_lclose(file), 0);
	file = OpenFile("file", &record, OF_READ);
	ck_assert_int_ne(file, HFILE_ERROR);
	ck_assert_int_eq(_llseek(file, 1, FILE_BEGIN), 1);
	ck_assert_uint_eq(_lread(file, buffer, 8), 3);
	ck_assert_str_eq(buffer, "ext");
	ck_assert_int_eq(_lclose(file), 0);
	ck_assert_int_eq(OpenFile("none", &record, OF_EXIST), HFILE_ERROR);
	ck_assert_uint_eq(record.nErrCode, ERROR_FILE_NOT_FOUND);
	ck_assert_int_ne(OpenFile("file", &record, OF_DELETE), HFILE_ERROR);
	ck_assert_int_eq(_lopen("file", OF_READ), HFILE_ERROR);
}
END_TEST

START_TEST(drive_C_has_room)
{
	ULARGE_INTEGER mine, total, left;
	unsigned long sectors = 0, bytes = 0, clusters, all;
	char system[16];
	DWORD longest = 0;

	ck_assert_uint_eq(GetLogicalDrives(), 4);
	ck_assert_uint_eq(GetDriveTypeA("C:\\"), DRIVE_FIXED);
	ck_assert_uint_eq(GetDriveTypeA("Q:\\"), DRIVE_NO_ROOT_DIR);
	ck_assert(GetDiskFreeSpaceExA("C:\\", &mine, &total, &left));
	ck_assert_uint_ge(total.QuadPart, left.QuadPart);
	ck_assert(GetDiskFreeSpaceA(NULL, &sectors, &bytes, &clusters, &all));
	ck_assert_uint_eq(bytes, 512);
	ck_assert(GetVolumeInformationA("C:\\", NULL, 0, NULL, &longest, NULL, system, sizeof system));
	ck_assert_uint_gt(longest, 12);
	WST_REFUSES(GetDiskFreeSpaceExA("C:\\none\\none", &mine, NULL, NULL), ERROR_PATH_NOT_FOUND);
}
END_TEST

WST_MAIN("filename",
	a_path_has_backslashes_and_a_drive, GetFullPathName_works_on_the_text, the_current_directory_changes, deleting_and_moving_have_their_errors,
	a_read_only_file_is_neither_written_nor_deleted, a_file_is_described_with_its_times,
	FindFirstFile_has_the_wildcards_and_the_order_of_Windows, a_search_is_no_other_handle, temporary_files_get_names_of_their_own,
	the_functions_of_16_bits_work, drive_C_has_room)
