/* Programs started by Microsoft's C library, wide scanf, names for temporary files. */
#include <windows.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <process.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/locking.h>
#include <sys/stat.h>
#include <wchar.h>

static const char *const with[] = {"WST_SPAWN=given", "PATH=x", NULL};

static void spawn(const char *self)
{
	const char *argv[] = {"argv", "child", "\"a b\"", "c\\\"d\\", NULL};
	int status = 0;
	intptr_t process;

	printf("wait %d\n", (int)_spawnl(_P_WAIT, self, "self", "child", "7", NULL));
	printf("vector %d\n", (int)_spawnv(_P_WAIT, self, argv));
	argv[2] = "a b";
	printf("blanks part %d\n", (int)_spawnv(_P_WAIT, self, argv));
	printf("environment %d\n", (int)_spawnle(_P_WAIT, self, "self", "child", "environment", NULL, with));
	process = _spawnl(_P_NOWAIT, self, "self", "child", "9", NULL);
	printf("nowait %d\n", process > 0);
	printf("cwait %d\n", _cwait(&status, process, WAIT_CHILD) == process);
	printf("status %d\n", status);
	printf("nothing %d", (int)_spawnl(_P_WAIT, "no\\such.exe", "x", NULL));
	printf(" %d\n", errno == ENOENT);
}

static int child(int argc, char **argv)
{
	if (argc == 4)
		return !strcmp(argv[2], "a b") && !strcmp(argv[3], "c\"d\\") ? 4 : 5;
	if (argc == 5)
		return 6;
	if (!strcmp(argv[2], "environment"))
		return getenv("WST_SPAWN") && !strcmp(getenv("WST_SPAWN"), "given") ? 11 : 12;
	return atoi(argv[2]);
}

static void scan(void)
{
	wchar_t word[16] = L"", set[16] = L"";
	char narrow[16] = "";
	int number = 0;
	__int64 large = 0;

	printf("%d", swscanf(L"12 w\x00e4rd abc", L"%d %ls %l[a-c]", &number, word, set));
	printf(" %d %d %d\n", number, wcscmp(word, L"w\x00e4rd"), wcscmp(set, L"abc"));
	printf("%d", swscanf(L"narrow 9000000000", L"%hs %I64d", narrow, &large));
	printf(" %s %d\n", narrow, large == 9000000000);
	printf("%d", swscanf_s(L"five 6", L"%s %d", word, 16, &number));
	printf(" %d %d\n", wcscmp(word, L"five"), number);
	printf("%d\n", swscanf(L"", L"%d", &number));
	printf("%d", sscanf("wide", "%S", word));
	printf(" %d\n", wcscmp(word, L"wide"));
}

static void temporary(void)
{
	char *name = _tempnam("C:\\", "wst"), template[] = "wstXXXXXX", plain[L_tmpnam + 32];
	int fd;

	printf("%d\n", name && strstr(name, "\\wst") != NULL);
	free(name);
	printf("%d %d\n", _mktemp(template) == template, template[3]);
	printf("%d\n", tmpnam_s(plain, sizeof plain));
	fd = _open(template, _O_CREAT | _O_RDWR | _O_BINARY, _S_IREAD | _S_IWRITE);
	_write(fd, "0123456789", 10);
	_lseek(fd, 2, SEEK_SET);
	printf("%d\n", _locking(fd, _LK_NBLCK, 4));
	printf("%d\n", _locking(fd, _LK_UNLCK, 4));
	printf("%d\n", _locking(fd, _LK_UNLCK, 4));
	_close(fd);
	printf("%d\n", _unlink(template));
}

int main(int argc, char **argv)
{
	char self[MAX_PATH];

	if (argc > 2)
		return child(argc, argv);
	GetModuleFileNameA(NULL, self, sizeof self);
	spawn(self);
	scan();
	temporary();
	fflush(stdout);
	_execl(self, "self", "child", "0", NULL);
	return 1;
}
