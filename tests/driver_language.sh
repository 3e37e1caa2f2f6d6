#!/bin/sh
# What winsock-cc predefines and forgives, and which language a file is in (facts: porting-hazards, "Files" and "libc's headers").
. "$top_srcdir/tests/driver.inc"

suffixes()
{
	for suffix in c C; do
		printf 'int class; int main(void) { int new = 0; return new + class; }\n' >"lang.$suffix"
		works ".$suffix is C" cc "lang.$suffix" -o lang
		works ".$suffix is C for winsock-c++" cxx "lang.$suffix" -o lang
	done
	for suffix in cpp CPP Cpp cxx CXX Cxx cc CC; do
		printf '#include <vector>\nint main() { std::vector<int> v(3); return v.size() != 3; }\n' >"lang.$suffix"
		works ".$suffix is C++" cxx "lang.$suffix" -o lang
		works ".$suffix is C++ for winsock-cc, which links its library" cc "lang.$suffix" -o lang
	done
	works "-x says otherwise" cc -x c++ -c lang.c -o no.o -Dclass=klass -Dnew=old
	printf 'extern "C" int in_c(int); int main() { return in_c(1) - 2; }\n' >Mixed.Cpp
	printf 'int in_c(class) int class; { return class + 1; }\n' >Half.C
	works "C and C++ in one program" sh -c '"$@" && ./mixed' - "$tools/winsock-c++" $WST_CXXFLAGS Mixed.Cpp Half.C -o mixed
	works "the same by winsock-cc" sh -c '"$@" && ./mixed' - "$tools/winsock-cc" $WST_CFLAGS -MMD Half.C Mixed.Cpp -o mixed
	works "each to its object" sh -c '"$@" && test -e Mixed.o && test -e Half.o' - "$tools/winsock-cc" $WST_CFLAGS -c Half.C Mixed.Cpp
	works "linking only objects" sh -c '"$@" && ./mixed' - "$tools/winsock-c++" $WST_CXXFLAGS Half.o Mixed.o -o mixed
}

predefined()
{
	cat >pre.c <<'C'
#if !defined _WIN32 || !defined WIN32 || !defined _MT
#error not Windows
#endif
#if defined linux || defined unix || defined _MSC_VER || !defined __linux__
#error not as agreed
#endif
#if defined __LP64__ != defined _WIN64 || defined __LP64__ != defined WIN64
#error _WIN64
#endif
#pragma comment(lib, "ws2_32.lib")
#pragma warning(disable: 4996)
#pragma hdrstop
#pragma argsused
__pragma(warning(disable: 4996))
#if defined __cplusplus
#define LINK extern "C"
#else
#define LINK extern
#endif
LINK __declspec(dllexport) int __cdecl exported(void);
__declspec(noreturn) void _cdecl ends(void);
__declspec(align(16)) char aligned[3];
__declspec(thread) int of_thread;
__declspec(selectany) int only_one = 1;
static __forceinline int forced(int a) { return a; }
__inline int inlined(int a) { return forced(a); }
int __stdcall standard(__int64 a, unsigned __int8 b, __int16 c, __int32 d) { __assume(a >= 0); __noop(a, b); return (int)(a + b + c + d); }
int (__stdcall *pointer)(__int64, unsigned __int8, __int16, __int32) = standard;
struct outer { struct { int x; } ; union { int y; long z; }; } nested;
int exported(void) { nested.x = 1; return inlined(nested.x); }
int main(void) { return exported() - 1 || pointer(1, 1, 1, 1) != 4 || sizeof(__int64) != 8; }
C
	cp pre.c pre.cpp
	says "Microsoft's names and keywords in C, in silence" "" cc -Wall -Wno-unused-command-line-argument pre.c -o pre
	works "they work" ./pre
	says "the same in C++" "" cxx -Wall -Wno-unused-command-line-argument pre.cpp -o pre
	works "they work" ./pre
	works "without optimization" sh -c '"$@" && ./pre' - "$tools/winsock-cc" $WST_CFLAGS -O0 pre.c -o pre
	printf '#include <stdlib.h>\n#include <stdio.h>\n#ifdef EWOULDBLOCK\n#error\n#endif\nint main(void) { errno = 0; return fopen("no/such", "r") != NULL || errno != 2; }\n' >errno.c
	works "errno without its header" sh -c '"$@" && ./errno' - "$tools/winsock-cc" $WST_CFLAGS errno.c -o errno
	printf '#include <winsock.h>\n#include <stdlib.h>\nint main(void) { { int n = 1, errno = 5; if (n && errno != 5) return errno; } errno = 7; return (errno != 7); }\n' >local.c
	works "both, and a variable of that name" sh -c '"$@" && ./local' - "$tools/winsock-cc" $WST_CFLAGS local.c -o local
	printf '#include <winsock.h>\n#define errno WSAGetLastError()\nint main(void) { return errno; }\n' >macro.c
	works "a macro of that name" cc -Wall -Werror -Wno-unused-command-line-argument macro.c -o macro
	printf '#ifdef WIN32\nint linux, unix;\n#endif\n' >own.c
	works "linux and unix are the program's" cc -std=gnu99 -c own.c
	mentions "unknown pragmas are shown to who asks" 'pragma' cc -Wunknown-pragmas -c pre.c
}

numbers()
{
	cat >suffix.c <<'C'
#define BIG 0x123456789abcdef0ui64
#define MAKE(x) x##i64
#define SMALL(x) x ## i32
#if 5i64 != 5 || BIG != 0x123456789ABCDEF0UI64
#error suffixes
#endif
typedef char a[sizeof 1i64 == 8 && sizeof 1ui64 == 8 && sizeof 1i32 == 4 ? 1 : -1];
unsigned small = 0xfeui8 + 0x7fffi16 + 0xFFFFFFFFUI32;
int main(void)
{
	const char *text = "1i64 %I64d"; /* 2i64 */
	unsigned long long l = 10ul, i = 1ULL, five_i64 = 1;

	return MAKE(5) - SMALL(5) || -9223372036854775807i64 - 1 > 0 || text[1] != 'i' || l - 10 || i - five_i64;
}
C
	cp suffix.c suffix.cpp
	works "MSVC's suffixes of integers in C" sh -c '"$@" && ./suffix' - "$tools/winsock-cc" $WST_CFLAGS suffix.c -o suffix
	works "the same in C++" sh -c '"$@" && ./suffix' - "$tools/winsock-c++" $WST_CXXFLAGS suffix.cpp -o suffix
	printf 'long long operator""_i64(unsigned long long n) { return (long long)n + 1; }\nint main() { return 5_i64 != 6 || 1000i64 != 1000; }\n' >user.cpp
	works "not those of the program" sh -c '"$@" && ./user' - "$tools/winsock-c++" $WST_CXXFLAGS user.cpp -o user
}

words()
{
	cat >pack.h <<'C'
#pragma once
#pragma pack(push, 1)
struct packed { char c; __int32 n; };
#pragma pack(pop)
struct loose { char c; __int32 n; };
struct twice;
C
	cat >words.c <<'C'
#include <windows.h>
#include <intrin.h>
#include <string.h>
#include "pack.h"
#include "pack.h"
#pragma warning(push, 3)
#pragma warning(disable : 4996 4244)
#pragma warning(pop)
#pragma intrinsic(memcpy, strlen)
#pragma function(memset)
#pragma comment(lib, "user32")
#pragma region code
#pragma endregion
#pragma data_seg(".shared")
__declspec(allocate(".shared")) int shared = 0;
#pragma data_seg()
#pragma pack(2)
struct two { char c; int n; };
#pragma pack()
#pragma code_seg(".text")
typedef unsigned long __w64 word;
__declspec(thread) static int t_n = 1;
__declspec(dllexport) int __cdecl Exported(int n) { return n; }
__declspec(deprecated("use another")) int Old(void);
__declspec(deprecated) int Older(void);
__declspec(noinline) static int _cdecl Slow(int n) { return n + 1; }
static int _fastcall Fast(int n) { return n + 2; }
__declspec(align(32)) struct aligned { int n; } aligned;
struct member { __declspec(align(16)) char c[3]; char d; };
__declspec(noreturn) void Fatal(const char *text);
static __declspec(restrict) void *Get(void) { return NULL; }
static int Low(unsigned mask)
{
	unsigned long index = 77;

	return _BitScanForward(&index, mask) ? (int)index : -1;
}
static int Switch(int n)
{
	switch (n) {
	case 1: return 10;
	default: __assume(0);
	}
}
static __forceinline int Twice(int n) { return 2 * n; }
int main(void)
{
	int (__cdecl *f)(int) = Slow;
	int (__fastcall *g)(int) = Fast;
	word w = 5;

	__noop("nothing %d", shared++);
	if (0)
		__debugbreak();
	return sizeof(struct packed) != 5 || sizeof(struct loose) != 8 || sizeof(struct two) != 6 || t_n != 1 || Exported(0) || f(1) != 2 || g(1) != 3 || w != 5
		|| (size_t)&aligned % 32 || sizeof(struct member) != 16 || Switch(1) != 10 || Twice(2) != 4 || shared || Get() || Low(8) != 3 || Low(0) != -1;
}
C
	cp words.c words.cpp
	works "words of MSVC in C" sh -c '"$@" && ./words' - "$tools/winsock-cc" $WST_CFLAGS -Wno-deprecated words.c -o words
	works "the same in C++" sh -c '"$@" && ./words' - "$tools/winsock-c++" $WST_CXXFLAGS words.cpp -o words
}

lenience()
{
	cat >old.c <<'C'
#include <winsock.h>
extern int printf();
counter;
helper(a) { return undeclared(a); }
undeclared(int a) { return a; }
nothing() { return; }
void something() { return 1; }
int main() { char *p = 7; unsigned char *u = "text"; int n = p; long l = (long)u; void (*f)(int) = main; return helper(0); }
C
	works "what MSVC let pass in C" cc old.c -o old
	works "as C99" cc -std=c99 -c old.c
	printf '#include <winsock.h>\nint index, round;\nint main() { return index + round; }\n' >names.c
	works "variables called as functions that MSVC did not have" cc -c names.c
	printf '#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nint getline(char s[], int most);\nvoid bzero(char *p, int n) { while (n) p[--n] = 1; }\nint random() { return getline(NULL, 5); }\nint getline(char s[], int most) { return s ? 0 : most; }\nint main() { char c; bzero(&c, 1); return c - 1 || random() != 5; }\n' >shared.c
	works "functions of its own that libc has and MSVC has not" sh -c '"$@" && ./shared' - "$tools/winsock-cc" $WST_CFLAGS shared.c -o shared
	printf '#include <stdio.h>\n#ifdef NEVER\nint getline(char s[], int most) { return 0; }\n#endif\nchar *s;\nint main() { size_t n = 0; return getline(&s, &n, stdin) != 3; }\n' >shared2.c
	works "libc's function where its own is not compiled" sh -c '"$@" && echo ab | ./shared2' - "$tools/winsock-cc" $WST_CFLAGS shared2.c -o shared2
	printf '#include <cstdio>\n#include <iostream>\n#include <string>\nint getline(char s[], int most) { return s ? 0 : most; }\nint main() { std::string s; std::getline(std::cin, s); return getline(NULL, 5) - 5; }\n' >shared.cpp
	works "both in C++" sh -c '"$@" && ./shared' - "$tools/winsock-c++" $WST_CXXFLAGS shared.cpp -o shared
	printf '#define ssize_t int\n#define pid_t int\n#define mode_t int\n#define off_t long\n' >config.h
	printf '#include "config.h"\n#include <stdio.h>\n#include <stdlib.h>\n#include <sys/stat.h>\n#include <unistd.h>\n#include <winsock.h>\nssize_t size; int main() { return sizeof size - sizeof(int); }\n' >types.c
	works "types of libc as macros" sh -c '"$@" && ./types' - "$tools/winsock-cc" $WST_CFLAGS types.c -o types
	hides "-Werror is not added" 'Werror' cc '-###' -c old.c
	refuses "-Werror is the user's" 1 . cc -Werror -Wall -c old.c
	cat >old.cpp <<'C'
#include <winsock2.h>
#include <string>
char *text = "literal";
register int quick;
int f() throw(int) { for (int i = 0; i < 2; i++) ; char c[] = { 200, 1 }; return c[1]; }
int main() { register int i = 1; return f() - i; }
C
	sed -i '/^register/d' old.cpp
	works "what it let pass in C++" cxx old.cpp -o old
	works "it works" ./old
	printf '#ifndef SHARED_H\n#define SHARED_H\nint shared;\n#endif\n' >shared.h
	printf '#include "shared.h"\nint main(void) { return shared; }\n' >one.c
	printf '#include "shared.h"\nint other(void) { return shared; }\n' >two.c
	works "variables defined in a header" cc one.c two.c -o one
	refuses "unless the user wants otherwise" 1 shared cc -fno-common one.c two.c -o one
}

all()
{
	suffixes
	predefined
	numbers
	words
	lenience
}

with_each all
finish
