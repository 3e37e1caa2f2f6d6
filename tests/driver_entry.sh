#!/bin/sh
# Programs start where Windows would start them: main, wmain, _tmain, WinMain, wWinMain, void main.
. "$top_srcdir/tests/driver.inc"

# runs NAME OUTPUT DRIVER SOURCE OPTION...: compiled and called with four arguments it writes this and exits with 0.
runs()
{
	label=$1 expected=$2 driver=$3 source=$4
	shift 4
	rm -f prog
	works "$label: compiles" "$driver" "$source" "$@" -o prog
	says "$label" "$expected" ./prog 'two words' 'qu"ote\' '' 'é'
}

narrow=$(printf '5 [two words] [qu"ote\\] [] [é]')
line='"two words" "qu\"ote\\" "" é'

# Writes a C or C++ program; the printing is written so that both take it.
arguments()
{
	printf '#include <stdio.h>\n#include <wchar.h>\n#include <stdlib.h>\n#include <locale.h>\n%s\n' "$1"
}

narrow_body='{ int i; printf("%d", argc); for (i = 1; i < argc; i++) printf(" [%s]", argv[i]); printf("\n");'
wide_body='{ int i, n; char b[99]; setlocale(LC_ALL, "C.UTF-8"); printf("%d", argc); for (i = 1; i < argc; i++) { n = wcstombs(b, argv[i], 98); b[n < 0 ? 0 : n] = 0; printf(" [%s]", b); } printf("\n");'

mains()
{
	for kind in c cpp; do
		driver=$([ $kind = c ] && echo cc || echo cxx)
		arguments "int main(int argc, char *argv[]) $narrow_body return 0; }" >plain.$kind
		runs "main, $kind" "$narrow" $driver plain.$kind
		arguments "void main(int argc, char *argv[]) $narrow_body if (argc) return; }" >void.$kind
		runs "void main, $kind" "$narrow" $driver void.$kind
		arguments "// void main(void)
static const char *text = \"void main(\";
#define COUNT(x) void main(
extern \"C\" { struct s { void main(void); }; }
VOID
__cdecl /* why not */
main (int argc, char *argv[]) $narrow_body }" | sed "$([ $kind = c ] && echo '/^extern "C"/d')" >odd.$kind
		sed -i 's/^VOID/#include <windows.h>\n&/' odd.$kind
		runs "void main in an odd style, $kind" "$narrow" $driver odd.$kind
		arguments "int wmain(int argc, wchar_t *argv[]) $wide_body return 0; }" >wide.$kind
		runs "wmain, $kind" "$narrow" $driver wide.$kind
		arguments "void wmain(int argc, wchar_t *argv[]) $wide_body }" >vwide.$kind
		runs "void wmain, $kind" "$narrow" $driver vwide.$kind
		arguments "#include <tchar.h>
int _tmain(int argc, _TCHAR *argv[]) $narrow_body return 0; }" >tmain.$kind
		runs "_tmain, $kind" "$narrow" $driver tmain.$kind
		arguments "#include <TCHAR.H>
void _tmain(int argc, TCHAR *argv[]) $narrow_body }" >vtmain.$kind
		runs "void _tmain, $kind" "$narrow" $driver vtmain.$kind
		arguments "#include <tchar.h>
int __cdecl _tmain(int argc, _TCHAR *argv[]) $wide_body return 0; }" >wtmain.$kind
		runs "_tmain with _UNICODE, $kind" "$narrow" $driver wtmain.$kind -municode
		arguments "#include <tchar.h>
void _tmain(int argc, _TCHAR *argv[]) $wide_body }" >vwtmain.$kind
		runs "void _tmain with _UNICODE, $kind" "$narrow" $driver vwtmain.$kind -D_UNICODE
	done
	arguments "void main(argc, argv) int argc; char **argv; $narrow_body }" >knr.c
	runs "void main in the old style" "$narrow" cc knr.c
	arguments "int wmain() { puts(\"none\"); return 0; }" >none.cpp
	runs "wmain without parameters, C++" none cxx none.cpp
	arguments "int wmain(int argc, const wchar_t *argv[], wchar_t *envp[]); int wmain(int argc, const wchar_t *argv[]) $wide_body return 0; }" >const.cpp
	runs "wmain with constant arguments, C++" "$narrow" cxx const.cpp
	arguments "int wmain(int argc, wchar_t *argv[], wchar_t *envp[]) { int i; for (i = 0; envp[i]; i++) if (wcscmp(envp[i], L\"WST_MARK=x\") == 0) puts(\"found\"); return 0; }" >env.cpp
	WST_MARK=x
	export WST_MARK
	runs "wmain with the environment, C++" found cxx env.cpp
}

windows()
{
	for kind in c cpp; do
		driver=$([ $kind = c ] && echo cc || echo cxx)
		cat >gui.$kind <<'C'
#include <Windows.h>
#include <stdio.h>
int PASCAL WinMain(HINSTANCE instance, HINSTANCE previous, LPSTR line, int show)
{
	if (instance == NULL || instance != GetModuleHandle(NULL) || previous != NULL || show != 1)
		return 1;
	printf("%s\n", line);
	return 0;
}
C
		runs "WinMain, $kind" "$line" $driver gui.$kind -mwindows -luser32
		cat >wgui.$kind <<'C'
#include <windows.h>
#include <stdio.h>
#include <wchar.h>
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR line, int show)
{
	printf("%d %x\n", (int)wcslen(line), (unsigned)line[wcslen(line) - 1]);
	return instance == NULL || previous != NULL || show != 1;
}
C
		runs "wWinMain, $kind" "28 e9" $driver wgui.$kind
		! can_static || runs "-static, $kind" "$line" $driver gui.$kind -static
	done
	echo 'int WINAPI_like(void) { return 0; }' >nothing.c
	refuses "a program without any" 1 'no_main_wmain_WinMain_or_wWinMain_in_this_program' cc nothing.c -o nothing
	printf 'int wmain(void) { return 3; }\n' >code.c
	works "the status of wmain" sh -c '"$@" && { ./code; test $? = 3; }' - "$tools/winsock-cc" $WST_CFLAGS code.c -o code
	works "a shared library needs none" cc -shared -fPIC nothing.c -o libnothing.so
	printf 'int main(void) { return 0; }\n' >arch.c
	works "main in an archive" sh -c '"$1" $2 -c arch.c && ar rc libarch.a arch.o && "$1" $2 nothing.c libarch.a -o arch && ./arch' - "$tools/winsock-cc" "$WST_CFLAGS"
}

all()
{
	mains
	windows
}

with_each all
finish
