/* Modules: the DLLs that this library stands for, the program itself, and the system's own shared objects.
 *
 * Ours are always loaded, as a DLL that the program was linked with is: they need no count, and FreeLibrary changes nothing.
 */
#include <windows.h>
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>
#include <wchar.h>

#include "base/forklock.h"
#include "base/lasterror.h"
#include "base/moduletable.h"
#include "base/utf8.h"
#include "file/path.h"

struct native {
	struct native *next;
	void *dl;
	unsigned loads;         /* references of dlopen that FreeLibrary gives back */
};

WSI_FORK_LOCK;
static struct native *natives;

/* What the handles of ours point to: [WSI_DLLS] is the program. */
static char own[WSI_DLLS + 1];

static const DWORD as_data = LOAD_LIBRARY_AS_DATAFILE | LOAD_LIBRARY_AS_DATAFILE_EXCLUSIVE | LOAD_LIBRARY_AS_IMAGE_RESOURCE;

static HMODULE
own_handle(enum wsi_dll dll)
{
	return (HMODULE)&own[dll];
}

static BOOL
is_own(HMODULE module, enum wsi_dll *dll)
{
	UINT_PTR at = (UINT_PTR)module - (UINT_PTR)own;

	*dll = (enum wsi_dll)at;
	return (UINT_PTR)module >= (UINT_PTR)own && at <= WSI_DLLS;
}

/* Under the lock. */
static struct native *
native_of(HMODULE module)
{
	struct native *n = natives;

	while (n && n != (void *)module)
		n = n->next;
	return n;
}

static struct native *
native_opened_as(void *dl)
{
	struct native *n = natives;

	while (n && n->dl != dl)
		n = n->next;
	return n;
}

static struct native *
new_native(void *dl)
{
	struct native *n = malloc(sizeof *n);

	if (!n)
		return NULL;
	*n = (struct native){.next = natives, .dl = dl};
	natives = n;
	return n;
}

/* Make the reference that dlopen gave a module's. One that GetModuleHandle found (loads is 0) keeps its reference for good, as a DLL does that
 * was there from the start. */
static int
enter(void *dl, unsigned loads, HMODULE *module)
{
	struct native *n;
	BOOL is_new;

	pthread_mutex_lock(&lock);
	n = native_opened_as(dl);
	is_new = !n;
	if (!n)
		n = new_native(dl);
	if (n)
		n->loads += loads;
	pthread_mutex_unlock(&lock);
	if (!n || (!loads && !is_new))
		dlclose(dl);
	*module = (HMODULE)n;
	return n ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

static void *
open_beside_program(const char *name, int mode)
{
	char path[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (size <= 0)
		return NULL;
	path[size] = '\0';
	slash = strrchr(path, '/');
	if (!slash || (size_t)(slash + 1 - path) + strlen(name) >= sizeof path)
		return NULL;
	strcpy(slash + 1, name);
	return dlopen(path, mode);
}

/* A bare name is looked for where the program is, then where the system looks, as on Windows. */
static void *
open_native(const char *path, int mode)
{
	void *dl = strchr(path, '/') ? NULL : open_beside_program(path, mode);

	return dl ? dl : dlopen(path, mode);
}

/* The system's name: that of a file, unless it is a bare one. */
static int
native_name(const char *name, char **path)
{
	int error;

	if (strpbrk(name, "/\\:")) {
		error = wsi_path_posix(name, path);
		return error && error != ERROR_NOT_ENOUGH_MEMORY ? ERROR_MOD_NOT_FOUND : error;
	}
	*path = strdup(name);
	return *path ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

static int
load_native(const char *name, int mode, unsigned loads, HMODULE *module)
{
	char *path;
	void *dl;
	int error;

	pthread_once(&forks, watch_forks);
	error = unwatched ? unwatched : native_name(name, &path);
	if (error)
		return error;
	dl = *path ? open_native(path, mode) : NULL;
	free(path);
	return dl ? enter(dl, loads, module) : ERROR_MOD_NOT_FOUND;
}

static int
load(const char *name, DWORD flags, HMODULE *module)
{
	enum wsi_dll dll = wsi_dll_named(name);

	if (dll != WSI_DLLS) {
		*module = own_handle(dll);
		return 0;
	}
	if (flags & as_data)
		return ERROR_NOT_SUPPORTED;     /* a shared object has no resources to read */
	return load_native(name, RTLD_NOW | RTLD_LOCAL, 1, module);
}

HMODULE WINAPI
LoadLibraryExA(LPCSTR name, HANDLE file, DWORD flags)
{
	HMODULE module = NULL;

	wsi_succeeded(!name || file ? ERROR_INVALID_PARAMETER : load(name, flags, &module));
	return module;
}

HMODULE WINAPI
LoadLibraryExW(LPCWSTR name, HANDLE file, DWORD flags)
{
	HMODULE module;
	char *text;

	if (!name)
		return LoadLibraryExA(NULL, file, flags);
	if (!wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return NULL;
	module = LoadLibraryExA(text, file, flags);
	free(text);
	return module;
}

HMODULE WINAPI
LoadLibraryA(LPCSTR name)
{
	return LoadLibraryExA(name, NULL, 0);
}

HMODULE WINAPI
LoadLibraryW(LPCWSTR name)
{
	return LoadLibraryExW(name, NULL, 0);
}

HMODULE WINAPI
GetModuleHandleA(LPCSTR name)
{
	enum wsi_dll dll = name ? wsi_dll_named(name) : WSI_DLLS;
	HMODULE module = NULL;

	if (!name || dll != WSI_DLLS)
		return own_handle(dll);
	wsi_succeeded(load_native(name, RTLD_NOW | RTLD_NOLOAD, 0, &module));
	return module;
}

HMODULE WINAPI
GetModuleHandleW(LPCWSTR name)
{
	HMODULE module;
	char *text;

	if (!name)
		return GetModuleHandleA(NULL);
	if (!wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return NULL;
	module = GetModuleHandleA(text);
	free(text);
	return module;
}

/* The module that an address lies in: the program, this library, or what the system loaded. */
static int
load_around(const void *address, unsigned loads, HMODULE *module)
{
	Dl_info about, program, library;
	void *dl;

	*module = own_handle(wsi_dll_of_function(address));
	if (*module != own_handle(WSI_DLLS))
		return 0;
	if (!dladdr(address, &about) || !dladdr((void *)getauxval(AT_PHDR), &program) || !dladdr(own, &library))
		return ERROR_MOD_NOT_FOUND;
	*module = own_handle(about.dli_fbase == program.dli_fbase ? WSI_DLLS : WSI_KERNEL32);
	if (about.dli_fbase == program.dli_fbase || about.dli_fbase == library.dli_fbase)
		return 0;
	*module = NULL;
	pthread_once(&forks, watch_forks);
	if (unwatched)
		return unwatched;
	dl = dlopen(about.dli_fname, RTLD_NOW | RTLD_NOLOAD);
	return dl ? enter(dl, loads, module) : ERROR_MOD_NOT_FOUND;
}

/* A module that is pinned has a reference that nobody gives back. */
static int
find_loaded(DWORD flags, LPCSTR name, HMODULE *module)
{
	const DWORD pin = GET_MODULE_HANDLE_EX_FLAG_PIN, unchanged = GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
	const DWORD from_address = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS;
	unsigned loads = flags & unchanged ? 0 : 1;
	enum wsi_dll dll;

	if (flags & ~(pin | unchanged | from_address) || (flags & pin && flags & unchanged) || (flags & from_address && !name))
		return ERROR_INVALID_PARAMETER;
	if (flags & from_address)
		return load_around(name, loads, module);
	dll = name ? wsi_dll_named(name) : WSI_DLLS;
	if (name && dll == WSI_DLLS)
		return load_native(name, RTLD_NOW | RTLD_NOLOAD, loads, module);
	*module = own_handle(dll);
	return 0;
}

BOOL WINAPI
GetModuleHandleExA(DWORD flags, LPCSTR name, HMODULE *module)
{
	if (!module)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*module = NULL;
	return wsi_succeeded(find_loaded(flags, name, module));
}

BOOL WINAPI
GetModuleHandleExW(DWORD flags, LPCWSTR name, HMODULE *module)
{
	char *text;
	BOOL found;

	if (!name || flags & GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS)
		return GetModuleHandleExA(flags, (LPCSTR)name, module);
	if (!wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return FALSE;
	found = GetModuleHandleExA(flags, text, module);
	free(text);
	return found;
}

/* Nobody is called when threads come and go anyway. */
BOOL WINAPI
DisableThreadLibraryCalls(HMODULE module)
{
	enum wsi_dll dll;
	bool known = module && is_own(module, &dll);

	if (!known) {
		pthread_mutex_lock(&lock);
		known = native_of(module);
		pthread_mutex_unlock(&lock);
	}
	return wsi_succeeded(known ? 0 : ERROR_INVALID_HANDLE);
}

/* ---- where they are ---- */

static int
program_path(char *path)
{
	ssize_t size = readlink("/proc/self/exe", path, PATH_MAX - 1);

	if (size <= 0)
		return ERROR_NOT_SUPPORTED;
	path[size] = '\0';
	return 0;
}

/* This library's own file, which is the program where it is linked into that. */
static int
own_path(enum wsi_dll dll, char *path)
{
	Dl_info about;

	if (dll == WSI_DLLS || !dladdr(own, &about) || !about.dli_fname || !realpath(about.dli_fname, path))
		return program_path(path);
	return 0;
}

static int
native_path(HMODULE module, char *path)
{
	struct link_map *map;
	struct native *n;
	int error = ERROR_MOD_NOT_FOUND;

	pthread_mutex_lock(&lock);
	n = native_of(module);
	if (n && !dlinfo(n->dl, RTLD_DI_LINKMAP, &map) && realpath(map->l_name, path))
		error = 0;
	pthread_mutex_unlock(&lock);
	return error;
}

/* As Windows writes it: programs cut it at the last backslash. Malloc'ed. */
static int
module_file(HMODULE module, char **name)
{
	char path[PATH_MAX];
	enum wsi_dll dll = WSI_DLLS;
	int error = !module || is_own(module, &dll) ? own_path(dll, path) : native_path(module, path);

	return error ? error : wsi_path_windows(path, name);
}

/* Where there is not room for all, as much as fits, and the room as the answer. */
DWORD WINAPI
GetModuleFileNameA(HMODULE module, LPSTR to, DWORD room)
{
	char *name;
	size_t length;

	if (!wsi_succeeded(module_file(module, &name)))
		return 0;
	length = strlen(name);
	if (length >= room) {
		length = room;
		wsi_last_error = ERROR_INSUFFICIENT_BUFFER;
	}
	if (room)
		snprintf(to, room, "%s", name);
	free(name);
	return (DWORD)length;
}

DWORD WINAPI
GetModuleFileNameW(HMODULE module, LPWSTR to, DWORD room)
{
	WCHAR *wide;
	char *name;
	size_t length;
	int error = module_file(module, &name);

	if (!error) {
		error = wsi_utf8_to_wide(name, &wide);
		free(name);
	}
	if (!wsi_succeeded(error))
		return 0;
	length = wcslen(wide);
	if (length >= room) {
		length = room;
		wsi_last_error = ERROR_INSUFFICIENT_BUFFER;
	}
	if (room) {
		wcsncpy(to, wide, room);
		to[room - 1] = 0;
	}
	free(wide);
	return (DWORD)length;
}

/* Unlink a record that is not loaded any more; answers what is left to free. */
static struct native *
take_out(struct native *n)
{
	struct native **link = &natives;

	if (n->loads)
		return NULL;
	while (*link != n)
		link = &(*link)->next;
	*link = n->next;
	return n;
}

static int
free_native(HMODULE module)
{
	struct native *gone = NULL;
	struct native *n;
	void *dl = NULL;

	pthread_mutex_lock(&lock);
	n = native_of(module);
	if (n && n->loads) {
		dl = n->dl;
		n->loads--;
		gone = take_out(n);
	}
	pthread_mutex_unlock(&lock);
	free(gone);
	if (dl)
		dlclose(dl);
	return n ? 0 : ERROR_MOD_NOT_FOUND;
}

BOOL WINAPI
FreeLibrary(HMODULE module)
{
	enum wsi_dll dll;

	if (!module)
		return wsi_succeeded(ERROR_INVALID_HANDLE);
	return is_own(module, &dll) || wsi_succeeded(free_native(module));
}

void WINAPI
FreeLibraryAndExitThread(HMODULE module, DWORD code)
{
	FreeLibrary(module);
	ExitThread(code);
}

static void *
find_in_native(HMODULE module, const char *name, int *error)
{
	struct native *n;
	void *dl, *found;

	pthread_mutex_lock(&lock);
	n = native_of(module);
	dl = n ? n->dl : NULL;
	pthread_mutex_unlock(&lock);
	found = dl ? dlsym(dl, name) : NULL;
	if (!dl)
		*error = ERROR_MOD_NOT_FOUND;
	return found;
}

/* Only the program's own names: the scope that dlsym searches has those of all its libraries, libc's recv among them. */
static void *
find_in_program(const char *name)
{
	void *dl = dlopen(NULL, RTLD_NOW);
	void *found = dl ? dlsym(dl, name) : NULL;
	Dl_info of, program;

	if (dl)
		dlclose(dl);
	if (!found || !dladdr(found, &of) || !dladdr((void *)getauxval(AT_PHDR), &program) || of.dli_fbase != program.dli_fbase)
		return NULL;
	return found;
}

static FARPROC
export_of(const struct wsi_export *found)
{
	return found ? (FARPROC)found->function : NULL;
}

/* A small integer in the name's place is an ordinal, which only ours have. */
static FARPROC
find(HMODULE module, LPCSTR name, int *error)
{
	UINT_PTR ordinal = (UINT_PTR)name < 0x10000 ? (UINT_PTR)name : 0;
	enum wsi_dll dll = WSI_DLLS;
	BOOL ours = !module || is_own(module, &dll);

	*error = ERROR_PROC_NOT_FOUND;
	if ((UINT_PTR)name < 0x10000)
		return ours && ordinal ? export_of(wsi_dll_by_ordinal(dll, (unsigned)ordinal)) : NULL;
	if (!ours)
		return (FARPROC)find_in_native(module, name, error);
	return dll == WSI_DLLS ? (FARPROC)find_in_program(name) : export_of(wsi_dll_by_name(dll, name));
}

FARPROC WINAPI
GetProcAddress(HMODULE module, LPCSTR name)
{
	int error;
	FARPROC found = find(module, name, &error);

	if (!found)
		wsi_succeeded(error);
	return found;
}
