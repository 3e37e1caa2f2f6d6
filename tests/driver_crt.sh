#!/bin/sh
# The C library's names that libc has too are Microsoft's under the driver: in C and C++, with each compiler, and with Microsoft's extensions.
. "$top_srcdir/tests/driver.inc"

write_sources()
{
	cat >files.c <<'C'
#include <winsock2.h>
#include <windows.h>
#include <direct.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <sys/types.h>
#include <sys/stat.h>
int main(void)
{
	char text[4];
	wchar_t word[8];
	struct _stat about;
	int fd, number = 0;
	FILE *file;

	printf("%I64d %S %ls\n", (__int64)5, L"wide", L"too");
	printf("%d\n", _snprintf(text, 4, "abcdef"));
	printf("%d", swscanf(L"7 word", L"%d %s", &number, word));
	printf(" %d %d\n", number, wcscmp(word, L"word"));
	printf("%u %u\n", (unsigned)(_rotl64(1, 63) >> 63), (unsigned)_rotr(1, 31));
	printf("%d\n", mkdir("crt.d"));
	file = fopen("crt.d\\one", "w");
	fputs("one", file);
	fclose(file);
	printf("%d\n", stat("CRT.D\\ONE", &about));
	printf("%d\n", (int)about.st_size);
	fd = open("crt.d\\one", O_RDONLY | O_BINARY);
	printf("%d\n", fd > 2);
	close(fd);
	printf("%d\n", rename("crt.d\\one", "crt.d\\two"));
	printf("%d\n", access("crt.d\\one", 0));
	printf("%d\n", remove("crt.d/TWO"));
	printf("%d\n", rmdir("C:crt.d"));
	return rand() > RAND_MAX;
}
C
	cp files.c files2.cpp
	cat >alone.cpp <<'C'
#include <cstdlib>
int main()
{
	char text[8];
	std::srand(1);
	return std::rand() != 41 || RAND_MAX != 0x7fff || !_itoa(3, text, 10);
}
C
}

expected='5 wide too
-1
2 7 0
1 2
0
0
3
1
0
-1
0
0'

all()
{
	write_sources
	works "C compiles" cc files.c -o files
	says "C's names" "$expected" ./files
	works "C compiles with -fms-extensions" cc -fms-extensions files.c -o files
	says "C's names with -fms-extensions" "$expected" ./files
	works "C++ compiles" cxx -fms-extensions files2.cpp -o files
	says "C++'s names" "$expected" ./files
	works "cstdlib alone compiles" cxx alone.cpp -o alone
	works "cstdlib alone has Microsoft's rand" ./alone
}

with_each all
finish
