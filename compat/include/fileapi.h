/* Files and the finding of files. */
#ifndef _APISETFILE_
#define _APISETFILE_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>
#include <win32/widemany.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CREATE_NEW        1
#define CREATE_ALWAYS     2
#define OPEN_EXISTING     3
#define OPEN_ALWAYS       4
#define TRUNCATE_EXISTING 5

#define INVALID_FILE_SIZE        ((DWORD)0xffffffff)
#define INVALID_SET_FILE_POINTER ((DWORD)-1)
#define INVALID_FILE_ATTRIBUTES  ((DWORD)-1)

typedef struct _WIN32_FILE_ATTRIBUTE_DATA {
	DWORD dwFileAttributes;
	FILETIME ftCreationTime;
	FILETIME ftLastAccessTime;
	FILETIME ftLastWriteTime;
	DWORD nFileSizeHigh;
	DWORD nFileSizeLow;
} WIN32_FILE_ATTRIBUTE_DATA, *LPWIN32_FILE_ATTRIBUTE_DATA;

typedef struct _BY_HANDLE_FILE_INFORMATION {
	DWORD dwFileAttributes;
	FILETIME ftCreationTime;
	FILETIME ftLastAccessTime;
	FILETIME ftLastWriteTime;
	DWORD dwVolumeSerialNumber;
	DWORD nFileSizeHigh;
	DWORD nFileSizeLow;
	DWORD nNumberOfLinks;
	DWORD nFileIndexHigh;
	DWORD nFileIndexLow;
} BY_HANDLE_FILE_INFORMATION, *PBY_HANDLE_FILE_INFORMATION, *LPBY_HANDLE_FILE_INFORMATION;

typedef struct _CREATEFILE2_EXTENDED_PARAMETERS {
	DWORD dwSize;
	DWORD dwFileAttributes;
	DWORD dwFileFlags;
	DWORD dwSecurityQosFlags;
	LPSECURITY_ATTRIBUTES lpSecurityAttributes;
	HANDLE hTemplateFile;
} CREATEFILE2_EXTENDED_PARAMETERS, *PCREATEFILE2_EXTENDED_PARAMETERS, *LPCREATEFILE2_EXTENDED_PARAMETERS;

/* Every transfer is complete when its call returns, with FILE_FLAG_OVERLAPPED too. */
HANDLE WINAPI CreateFileA(LPCSTR name, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security, DWORD disposition, DWORD flags, HANDLE pattern);
HANDLE WINAPI CreateFileW(LPCWSTR name, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security, DWORD disposition, DWORD flags, HANDLE pattern);
HANDLE WINAPI CreateFile2(LPCWSTR name, DWORD access, DWORD share, DWORD disposition, LPCREATEFILE2_EXTENDED_PARAMETERS parameters);
BOOL WINAPI ReadFile(HANDLE file, LPVOID buffer, DWORD size, LPDWORD got, LPOVERLAPPED overlapped);
BOOL WINAPI WriteFile(HANDLE file, LPCVOID buffer, DWORD size, LPDWORD put, LPOVERLAPPED overlapped);
BOOL WINAPI ReadFileEx(HANDLE file, LPVOID buffer, DWORD size, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine);
BOOL WINAPI WriteFileEx(HANDLE file, LPCVOID buffer, DWORD size, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine);
BOOL WINAPI FlushFileBuffers(HANDLE file);

DWORD WINAPI GetFileType(HANDLE file);
DWORD WINAPI GetFileSize(HANDLE file, LPDWORD high);
BOOL WINAPI GetFileSizeEx(HANDLE file, PLARGE_INTEGER size);
DWORD WINAPI SetFilePointer(HANDLE file, LONG distance, PLONG high, DWORD method);
BOOL WINAPI SetFilePointerEx(HANDLE file, LARGE_INTEGER distance, PLARGE_INTEGER position, DWORD method);
BOOL WINAPI SetEndOfFile(HANDLE file);
BOOL WINAPI LockFile(HANDLE file, DWORD low, DWORD high, DWORD size_low, DWORD size_high);
BOOL WINAPI LockFileEx(HANDLE file, DWORD flags, DWORD reserved, DWORD size_low, DWORD size_high, LPOVERLAPPED overlapped);
BOOL WINAPI UnlockFile(HANDLE file, DWORD low, DWORD high, DWORD size_low, DWORD size_high);
BOOL WINAPI UnlockFileEx(HANDLE file, DWORD reserved, DWORD size_low, DWORD size_high, LPOVERLAPPED overlapped);

BOOL WINAPI GetFileTime(HANDLE file, LPFILETIME created, LPFILETIME accessed, LPFILETIME written);
BOOL WINAPI SetFileTime(HANDLE file, const FILETIME *created, const FILETIME *accessed, const FILETIME *written);
BOOL WINAPI GetFileInformationByHandle(HANDLE file, LPBY_HANDLE_FILE_INFORMATION information);
BOOL WINAPI SetFileInformationByHandle(HANDLE file, FILE_INFO_BY_HANDLE_CLASS what, LPVOID information, DWORD size);
DWORD WINAPI GetFileAttributesA(LPCSTR name);
DWORD WINAPI GetFileAttributesW(LPCWSTR name);
BOOL WINAPI GetFileAttributesExA(LPCSTR name, GET_FILEEX_INFO_LEVELS level, LPVOID information);
BOOL WINAPI GetFileAttributesExW(LPCWSTR name, GET_FILEEX_INFO_LEVELS level, LPVOID information);
BOOL WINAPI SetFileAttributesA(LPCSTR name, DWORD attributes);
BOOL WINAPI SetFileAttributesW(LPCWSTR name, DWORD attributes);

BOOL WINAPI DeleteFileA(LPCSTR name);
BOOL WINAPI DeleteFileW(LPCWSTR name);
BOOL WINAPI CreateDirectoryA(LPCSTR name, LPSECURITY_ATTRIBUTES security);
BOOL WINAPI CreateDirectoryW(LPCWSTR name, LPSECURITY_ATTRIBUTES security);
BOOL WINAPI RemoveDirectoryA(LPCSTR name);
BOOL WINAPI RemoveDirectoryW(LPCWSTR name);

/* Full names are those of drive C:, which is the root. */
DWORD WINAPI GetFullPathNameA(LPCSTR name, DWORD size, LPSTR buffer, LPSTR *file);
DWORD WINAPI GetFullPathNameW(LPCWSTR name, DWORD size, LPWSTR buffer, LPWSTR *file);
DWORD WINAPI GetLongPathNameA(LPCSTR name, LPSTR buffer, DWORD size);
DWORD WINAPI GetLongPathNameW(LPCWSTR name, LPWSTR buffer, DWORD size);
DWORD WINAPI GetShortPathNameA(LPCSTR name, LPSTR buffer, DWORD size);
DWORD WINAPI GetShortPathNameW(LPCWSTR name, LPWSTR buffer, DWORD size);
DWORD WINAPI GetTempPathA(DWORD size, LPSTR buffer);
DWORD WINAPI GetTempPathW(DWORD size, LPWSTR buffer);
UINT WINAPI GetTempFileNameA(LPCSTR path, LPCSTR prefix, UINT number, LPSTR name);
UINT WINAPI GetTempFileNameW(LPCWSTR path, LPCWSTR prefix, UINT number, LPWSTR name);

HANDLE WINAPI FindFirstFileA(LPCSTR name, LPWIN32_FIND_DATAA data);
HANDLE WINAPI FindFirstFileW(LPCWSTR name, LPWIN32_FIND_DATAW data);
HANDLE WINAPI FindFirstFileExA(LPCSTR name, FINDEX_INFO_LEVELS level, LPVOID data, FINDEX_SEARCH_OPS what, LPVOID filter, DWORD flags);
HANDLE WINAPI FindFirstFileExW(LPCWSTR name, FINDEX_INFO_LEVELS level, LPVOID data, FINDEX_SEARCH_OPS what, LPVOID filter, DWORD flags);
BOOL WINAPI FindNextFileA(HANDLE search, LPWIN32_FIND_DATAA data);
BOOL WINAPI FindNextFileW(HANDLE search, LPWIN32_FIND_DATAW data);
BOOL WINAPI FindClose(HANDLE search);

DWORD WINAPI GetLogicalDrives(void);
DWORD WINAPI GetLogicalDriveStringsA(DWORD size, LPSTR buffer);
DWORD WINAPI GetLogicalDriveStringsW(DWORD size, LPWSTR buffer);
UINT WINAPI GetDriveTypeA(LPCSTR root);
UINT WINAPI GetDriveTypeW(LPCWSTR root);
BOOL WINAPI GetDiskFreeSpaceA(LPCSTR root, LPDWORD sectors, LPDWORD bytes, LPDWORD left, LPDWORD total);
BOOL WINAPI GetDiskFreeSpaceW(LPCWSTR root, LPDWORD sectors, LPDWORD bytes, LPDWORD left, LPDWORD total);
BOOL WINAPI GetDiskFreeSpaceExA(LPCSTR directory, PULARGE_INTEGER mine, PULARGE_INTEGER total, PULARGE_INTEGER left);
BOOL WINAPI GetDiskFreeSpaceExW(LPCWSTR directory, PULARGE_INTEGER mine, PULARGE_INTEGER total, PULARGE_INTEGER left);
BOOL WINAPI GetVolumeInformationA(LPCSTR root, LPSTR label, DWORD label_size, LPDWORD serial, LPDWORD longest, LPDWORD flags, LPSTR system, DWORD system_size);
BOOL WINAPI GetVolumeInformationW(LPCWSTR root, LPWSTR label, DWORD label_size, LPDWORD serial, LPDWORD longest, LPDWORD flags, LPWSTR system, DWORD system_size);

#ifdef UNICODE
#define CreateFile             CreateFileW
#define GetFileAttributes      GetFileAttributesW
#define GetFileAttributesEx    GetFileAttributesExW
#define SetFileAttributes      SetFileAttributesW
#define DeleteFile             DeleteFileW
#define CreateDirectory        CreateDirectoryW
#define RemoveDirectory        RemoveDirectoryW
#define GetFullPathName        GetFullPathNameW
#define GetLongPathName        GetLongPathNameW
#define GetShortPathName       GetShortPathNameW
#define GetTempPath            GetTempPathW
#define GetTempFileName        GetTempFileNameW
#define FindFirstFile          FindFirstFileW
#define FindFirstFileEx        FindFirstFileExW
#define FindNextFile           FindNextFileW
#define GetLogicalDriveStrings GetLogicalDriveStringsW
#define GetDriveType           GetDriveTypeW
#define GetDiskFreeSpace       GetDiskFreeSpaceW
#define GetDiskFreeSpaceEx     GetDiskFreeSpaceExW
#define GetVolumeInformation   GetVolumeInformationW
#else
#define CreateFile             CreateFileA
#define GetFileAttributes      GetFileAttributesA
#define GetFileAttributesEx    GetFileAttributesExA
#define SetFileAttributes      SetFileAttributesA
#define DeleteFile             DeleteFileA
#define CreateDirectory        CreateDirectoryA
#define RemoveDirectory        RemoveDirectoryA
#define GetFullPathName        GetFullPathNameA
#define GetLongPathName        GetLongPathNameA
#define GetShortPathName       GetShortPathNameA
#define GetTempPath            GetTempPathA
#define GetTempFileName        GetTempFileNameA
#define FindFirstFile          FindFirstFileA
#define FindFirstFileEx        FindFirstFileExA
#define FindNextFile           FindNextFileA
#define GetLogicalDriveStrings GetLogicalDriveStringsA
#define GetDriveType           GetDriveTypeA
#define GetDiskFreeSpace       GetDiskFreeSpaceA
#define GetDiskFreeSpaceEx     GetDiskFreeSpaceExA
#define GetVolumeInformation   GetVolumeInformationA
#endif

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
ReadFile(HANDLE file, LPVOID buffer, DWORD size, T *got, LPOVERLAPPED overlapped) { return ReadFile(file, buffer, size, ws_narrow<T>(got), overlapped); }
}
#else
WS_WIDE_TWIN BOOL
ws_ReadFile_wide(HANDLE file, LPVOID buffer, DWORD size, void *got, LPOVERLAPPED overlapped)
{
	DWORD ws_0 = 0;
	BOOL result = ReadFile(file, buffer, size, got ? &ws_0 : NULL, overlapped);
	WS_WIDEN(got, ws_0);
	return result;
}
#define ReadFile(file, buffer, size, got, overlapped) WS_BY_WIDTH(got, ReadFile)(file, buffer, size, got, overlapped)
#endif
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
WriteFile(HANDLE file, LPCVOID buffer, DWORD size, T *put, LPOVERLAPPED overlapped) { return WriteFile(file, buffer, size, ws_narrow<T>(put), overlapped); }
}
#else
WS_WIDE_TWIN BOOL
ws_WriteFile_wide(HANDLE file, LPCVOID buffer, DWORD size, void *put, LPOVERLAPPED overlapped)
{
	DWORD ws_0 = 0;
	BOOL result = WriteFile(file, buffer, size, put ? &ws_0 : NULL, overlapped);
	WS_WIDEN(put, ws_0);
	return result;
}
#define WriteFile(file, buffer, size, put, overlapped) WS_BY_WIDTH(put, WriteFile)(file, buffer, size, put, overlapped)
#endif
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, DWORD>::type
GetFileSize(HANDLE file, T *high) { return GetFileSize(file, ws_narrow<T>(high)); }
}
#else
WS_WIDE_TWIN DWORD
ws_GetFileSize_wide(HANDLE file, void *high)
{
	DWORD ws_0 = 0;
	DWORD result = GetFileSize(file, high ? &ws_0 : NULL);
	WS_WIDEN(high, ws_0);
	return result;
}
#define GetFileSize(file, high) WS_BY_WIDTH(high, GetFileSize)(file, high)
#endif
#ifdef __cplusplus
extern "C++" {
template <class A, class B, class C, class D> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value || ws_is_wide<C>::value || ws_is_wide<D>::value, BOOL>::type
GetDiskFreeSpaceA(LPCSTR root, A sectors, B bytes, C left, D total) { return GetDiskFreeSpaceA(root, ws_lend<A>(sectors), ws_lend<B>(bytes), ws_lend<C>(left), ws_lend<D>(total)); }
}
#else
WS_WIDE_TWIN BOOL
ws_GetDiskFreeSpaceA_wide(LPCSTR root, void *sectors, void *bytes, void *left, void *total)
{
	DWORD ws_0 = 0, ws_1 = 0, ws_2 = 0, ws_3 = 0;
	BOOL result = GetDiskFreeSpaceA(root, sectors ? &ws_0 : NULL, bytes ? &ws_1 : NULL, left ? &ws_2 : NULL, total ? &ws_3 : NULL);
	WS_WIDEN(sectors, ws_0);
	WS_WIDEN(bytes, ws_1);
	WS_WIDEN(left, ws_2);
	WS_WIDEN(total, ws_3);
	return result;
}
#define GetDiskFreeSpaceA(root, sectors, bytes, left, total) WS_BY_WIDTHS(WS_IS_WIDE(sectors) | WS_IS_WIDE(bytes) | WS_IS_WIDE(left) | WS_IS_WIDE(total), GetDiskFreeSpaceA)(root, sectors, bytes, left, total)
#endif
#ifdef __cplusplus
extern "C++" {
template <class A, class B, class C> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value || ws_is_wide<C>::value, BOOL>::type
GetVolumeInformationA(LPCSTR root, LPSTR label, DWORD label_size, A serial, B longest, C flags, LPSTR system, DWORD system_size) { return GetVolumeInformationA(root, label, label_size, ws_lend<A>(serial), ws_lend<B>(longest), ws_lend<C>(flags), system, system_size); }
}
#else
WS_WIDE_TWIN BOOL
ws_GetVolumeInformationA_wide(LPCSTR root, LPSTR label, DWORD label_size, void *serial, void *longest, void *flags, LPSTR system, DWORD system_size)
{
	DWORD ws_0 = 0, ws_1 = 0, ws_2 = 0;
	BOOL result = GetVolumeInformationA(root, label, label_size, serial ? &ws_0 : NULL, longest ? &ws_1 : NULL, flags ? &ws_2 : NULL, system, system_size);
	WS_WIDEN(serial, ws_0);
	WS_WIDEN(longest, ws_1);
	WS_WIDEN(flags, ws_2);
	return result;
}
#define GetVolumeInformationA(root, label, label_size, serial, longest, flags, system, system_size) WS_BY_WIDTHS(WS_IS_WIDE(serial) | WS_IS_WIDE(longest) | WS_IS_WIDE(flags), GetVolumeInformationA)(root, label, label_size, serial, longest, flags, system, system_size)
#endif
#ifdef __cplusplus
extern "C++" {
template <class A, class B, class C, class D> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value || ws_is_wide<C>::value || ws_is_wide<D>::value, BOOL>::type
GetDiskFreeSpaceW(LPCWSTR root, A sectors, B bytes, C left, D total) { return GetDiskFreeSpaceW(root, ws_lend<A>(sectors), ws_lend<B>(bytes), ws_lend<C>(left), ws_lend<D>(total)); }
}
#else
WS_WIDE_TWIN BOOL
ws_GetDiskFreeSpaceW_wide(LPCWSTR root, void *sectors, void *bytes, void *left, void *total)
{
	DWORD ws_0 = 0, ws_1 = 0, ws_2 = 0, ws_3 = 0;
	BOOL result = GetDiskFreeSpaceW(root, sectors ? &ws_0 : NULL, bytes ? &ws_1 : NULL, left ? &ws_2 : NULL, total ? &ws_3 : NULL);
	WS_WIDEN(sectors, ws_0);
	WS_WIDEN(bytes, ws_1);
	WS_WIDEN(left, ws_2);
	WS_WIDEN(total, ws_3);
	return result;
}
#define GetDiskFreeSpaceW(root, sectors, bytes, left, total) WS_BY_WIDTHS(WS_IS_WIDE(sectors) | WS_IS_WIDE(bytes) | WS_IS_WIDE(left) | WS_IS_WIDE(total), GetDiskFreeSpaceW)(root, sectors, bytes, left, total)
#endif
#ifdef __cplusplus
extern "C++" {
template <class A, class B, class C> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value || ws_is_wide<C>::value, BOOL>::type
GetVolumeInformationW(LPCWSTR root, LPWSTR label, DWORD label_size, A serial, B longest, C flags, LPWSTR system, DWORD system_size) { return GetVolumeInformationW(root, label, label_size, ws_lend<A>(serial), ws_lend<B>(longest), ws_lend<C>(flags), system, system_size); }
}
#else
WS_WIDE_TWIN BOOL
ws_GetVolumeInformationW_wide(LPCWSTR root, LPWSTR label, DWORD label_size, void *serial, void *longest, void *flags, LPWSTR system, DWORD system_size)
{
	DWORD ws_0 = 0, ws_1 = 0, ws_2 = 0;
	BOOL result = GetVolumeInformationW(root, label, label_size, serial ? &ws_0 : NULL, longest ? &ws_1 : NULL, flags ? &ws_2 : NULL, system, system_size);
	WS_WIDEN(serial, ws_0);
	WS_WIDEN(longest, ws_1);
	WS_WIDEN(flags, ws_2);
	return result;
}
#define GetVolumeInformationW(root, label, label_size, serial, longest, flags, system, system_size) WS_BY_WIDTHS(WS_IS_WIDE(serial) | WS_IS_WIDE(longest) | WS_IS_WIDE(flags), GetVolumeInformationW)(root, label, label_size, serial, longest, flags, system, system_size)
#endif
#endif

#ifdef __cplusplus
}
#endif
#endif
