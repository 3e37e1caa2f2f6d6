#!/bin/sh
# __try and its kin, and Microsoft's annotations, as the driver compiles them (facts: porting-hazards, "Files" and "libc's headers").
. "$top_srcdir/tests/driver.inc"

# Its faults are meant.
WST_CFLAGS="$WST_CFLAGS -fno-sanitize=null,integer-divide-by-zero"
WST_CXXFLAGS="$WST_CXXFLAGS -fno-sanitize=null,integer-divide-by-zero"

exceptions()
{
	cat >seh.c <<'C'
#include <windows.h>
#include <stdio.h>
#define ATTEMPT __try
#define CATCH(e) __except ((e) == STATUS_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH)
static int filter(unsigned long code, struct _EXCEPTION_POINTERS *p)
{
	printf("filter %lx %lu\n", code, (unsigned long)p->ExceptionRecord->NumberParameters);
	return EXCEPTION_EXECUTE_HANDLER;
}
static int divide(int a, int b) { return a / b; }
static int loops(void)
{
	int i, done = 0;
	__try
	{
		for (i = 0; ; i++)
			while (1) {
				if (i == 4)
					__leave;
				break;
			}
		done = 9;
	}
	__finally
	{
		done += i;
	}
	return done;
}
int main(void)
{
	int step = 0, *volatile nowhere = NULL;
	ULONG_PTR information[2] = {1, 2};
	__try {
		__try {
			step = 1;
			RaiseException(0xE0000123, 0, 2, information);
		} __finally {
			printf("finally %d %d\n", step, AbnormalTermination() != 0);
			step = 2;
		}
	} __except (filter(GetExceptionCode(), GetExceptionInformation())) {
		printf("handler %x %d\n", (unsigned)GetExceptionCode(), step);
	}
#ifdef __SANITIZE_THREAD__      /* it follows no jump out of a signal handler */
	(void)nowhere;
	step = 3;
	printf("violation %d\n", step);
#else
	ATTEMPT { step = 3; *nowhere = 5; step = 4; } CATCH(GetExceptionCode()) { printf("violation %d\n", step); }
#endif
#if !defined _WIN64 || defined __SANITIZE_THREAD__
	printf("division\n");
#else
	__try { printf("%d\n", divide(1, step - 3)); }
	__except (GetExceptionCode() == EXCEPTION_INT_DIVIDE_BY_ZERO) { printf("division\n"); }
#endif
	printf("loops %d\n", loops());
	return 0;
}
C
	cat >seh.expected <<'T'
filter e0000123 2
finally 1 1
handler e0000123 2
violation 3
division
loops 4
T
	for options in -O0 -O2 "-O2 -std=c99"; do
		# shellcheck disable=SC2086
		works "exceptions in C, $options" cc $options seh.c -o seh
		says "they work" "$(cat seh.expected)" ./seh
	done
	{ printf '#include <vector>\n#include <string>\n'; cat seh.c; printf '#include <map>\n#include <iostream>\n'; } >seh.cpp
	works "the same in C++, with its library before and after" cxx -O2 -D_REENTRANT=1 seh.cpp -o seh
	says "they work" "$(cat seh.expected)" ./seh
	cat >throws.cpp <<'C'
#include <windows.h>
#include <iostream>
#include <stdexcept>
static void inner()
{
	__try { throw std::runtime_error("thrown"); }
	__finally { std::cout << "finally " << AbnormalTermination() << "\n"; }
}
class worker {
public:
	int run(int how) {
		for (int i = 0; i < 3; i++) {
			__try { if (how == i) return i; }
			__finally { std::cout << i; }
		}
		return 9;
	}
};
int main()
{
	try { inner(); } catch (const std::exception &e) { std::cout << e.what() << "\n"; }
	int one = worker().run(1), all = worker().run(7);
	std::cout << " " << one << all << std::endl;
}
C
	works "C++ exceptions and returns out of a block" cxx -O2 throws.cpp -o throws
	says "run its termination block" "$(printf 'finally 1\nthrown\n01012 19')" ./throws
	printf '#include <excpt.h>\nint main(void) { __leave; return 0; }\n' >stray.c
	refuses "__leave outside of a block" 1 stray.c cc stray.c -o stray
	printf '#include <excpt.h>\nint f(void);\nint main(void) { __try { f(); } return 0; }\n' >half.c
	refuses "__try without an end" 1 half.c cc half.c -o half
	printf '#include <excpt.h>\nint main(void) { return AbnormalTermination(); }\n' >outside.c
	refuses "AbnormalTermination outside of __finally" 1 outside.c cc outside.c -o outside
}

annotations()
{
	cat >sal.c <<'C'
#include <windows.h>
#ifdef __cplusplus
#include <algorithm>
#include <string>
#include <regex>
#endif
_Must_inspect_result_ static int fill(__in int n, __out_ecount(n) char *to, __inout_opt int *count, _In_reads_(n) const char *from, _Out_opt_ DWORD *size)
{
	if (size) *size = n;
	if (count) ++*count;
	to[0] = from[0];
	return n;
}
static void old(__in const char *a, __out char *b, __inout int *c, __deref_out_ecount(3) char **d) { *b = *a; *c = 1; *d = b; }
int main(void) { char a = 1, b = 0, *d; int c; DWORD n; old(&a, &b, &c, &d); return fill(1, &b, &c, &a, &n) - 1 + (int)n - 1 + c - 2 + *d - 1; }
C
	works "annotations in C" sh -c '"$@" && ./sal' - "$tools/winsock-cc" $WST_CFLAGS sal.c -o sal
	works "annotations in C++" sh -c '"$@" && ./sal' - "$tools/winsock-c++" $WST_CXXFLAGS -x c++ sal.c -o sal
}

all()
{
	exceptions
	annotations
}

with_each all
finish
