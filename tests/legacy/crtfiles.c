/* Files by way of Microsoft's C library. */
#include <windows.h>
#include <direct.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/stat.h>

static void report(const char *what, int result)
{
	printf("%s: %d", what, result);
	if (result == -1)
		printf(" %s", errno == ENOENT ? "ENOENT" : errno == EEXIST ? "EEXIST" : errno == EACCES ? "EACCES" : errno == EINVAL ? "EINVAL" :
		       errno == EBADF ? "EBADF" : errno == ENOTEMPTY ? "ENOTEMPTY" : "?");
	printf("\n");
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	if (!file)
		exit(2);
	fputs(text, file);
	fclose(file);
}

static void names(void)
{
	struct _stat s;
	struct stat old;

	report("mkdir", mkdir("crtfiles.d"));
	report("mkdir again", _mkdir("CRTFILES.D"));
	printf("%lu\n", _doserrno);
	report("mkdir in nothing", _mkdir("crtfiles.d\\no\\way"));
	write_file("crtfiles.d\\one.txt", "one");
	write_file("crtfiles.d/two.txt", "second");
	report("stat", _stat(".\\crtfiles.d\\ONE.TXT", &s));
	printf("%d %d\n", (int)s.st_size, (s.st_mode & _S_IFREG) != 0);
	report("stat of a directory", stat("crtfiles.d", &old));
	printf("%d\n", (old.st_mode & S_IFDIR) != 0);
	report("stat of nothing", _stat("crtfiles.d\\three.txt", &s));
	report("access", _access("crtfiles.d\\one.txt", 6));
	report("access of nothing", access("crtfiles.d\\none.txt", 0));
	report("rename onto", rename("crtfiles.d\\one.txt", "crtfiles.d\\two.txt"));
	report("rename", rename("crtfiles.d\\one.txt", "crtfiles.d\\three.txt"));
	report("rename of nothing", rename("crtfiles.d\\one.txt", "crtfiles.d\\four.txt"));
	report("rmdir of a full one", _rmdir("crtfiles.d"));
	report("remove of a directory", remove("crtfiles.d"));
	report("open of a directory", _open("crtfiles.d", _O_RDONLY));
	printf("%d\n", fopen("crtfiles.d", "r") == NULL);
	report("open of no name", _open("crtfiles.d\\a*b", _O_RDONLY));
}

static void read_only(void)
{
	report("chmod", _chmod("crtfiles.d\\two.txt", _S_IREAD));
	report("unlink of a read-only one", _unlink("crtfiles.d\\two.txt"));
	report("chmod back", chmod("crtfiles.d\\two.txt", _S_IREAD | _S_IWRITE));
}

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void find(void)
{
	struct _finddata_t found;
	struct _wfinddata_t wide;
	char list[8][32];
	int count = 0;
	intptr_t search = _findfirst("crtfiles.d\\*.TXT", &found);

	while (search != -1 && count < 8) {
		sprintf(list[count++], "%.20s %u", found.name, (unsigned)found.size);
		if (_findnext(search, &found))
			break;
	}
	report("findnext", _findnext(search, &found));
	report("findclose", _findclose(search));
	qsort(list, count, sizeof list[0], by_name);
	for (int i = 0; i < count; i++)
		printf("%s\n", list[i]);
	report("findfirst of nothing", (int)_findfirst("crtfiles.d\\*.c", &found));
	search = _wfindfirst(L"crtfiles.d\\tw?.txt", &wide);
	if (search != -1)
		printf("%ls\n", wide.name);
	_findclose(search);
}

static void handles(void)
{
	int fd = _open("crtfiles.d\\two.txt", _O_RDWR | _O_BINARY), copy;
	HANDLE handle = (HANDLE)_get_osfhandle(fd), file;
	DWORD got = 0;
	char text[16] = "";

	if (ReadFile(handle, text, 3, &got, NULL))
		printf("%u\n", (unsigned)got);
	printf("%s %d\n", text, (int)_tell(fd));
	printf("%d\n", (HANDLE)_get_osfhandle(fd) == handle);
	report("close", _close(fd));
	report("get_osfhandle of a closed one", (int)_get_osfhandle(fd));
	file = CreateFileA("crtfiles.d\\two.txt", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
	copy = _open_osfhandle((intptr_t)file, _O_RDONLY);
	printf("%d %d\n", copy >= 3, (HANDLE)_get_osfhandle(copy) == file);
	memset(text, 0, sizeof text);
	printf("%d\n", _read(copy, text, 6));
	printf("%s\n", text);
	report("close", _close(copy));
	printf("%d\n", CloseHandle(file));
}

static void full(void)
{
	char path[_MAX_PATH], cwd[_MAX_PATH];

	_getcwd(cwd, sizeof cwd);
	printf("%d\n", cwd[1] == ':' && cwd[2] == '\\');
	_fullpath(path, "crtfiles.d/sub/..\\two.txt", sizeof path);
	printf("%s\n", strncmp(path, cwd, strlen(cwd)) ? path : path + strlen(cwd));
	report("chdir", _chdir("crtfiles.d"));
	report("access", _access("two.txt", 0));
	report("chdir back", chdir(".."));
	report("chdir to nothing", _chdir("crtfiles.d\\no"));
}

static void ignore(const wchar_t *e, const wchar_t *f, const wchar_t *n, unsigned l, uintptr_t r)
{
	(void)e; (void)f; (void)n; (void)l; (void)r;
}

int main(void)
{
	_set_invalid_parameter_handler(ignore);
	names();
	read_only();
	find();
	handles();
	full();
	report("remove", remove("crtfiles.d\\two.txt"));
	report("remove", _unlink("crtfiles.d\\three.txt"));
	report("remove of nothing", remove("crtfiles.d\\three.txt"));
	report("rmdir", rmdir("crtfiles.d"));
	return 0;
}
