#!/bin/sh
# winsock-cc finds headers in any spelling and reads what Windows' editors wrote (facts: porting-hazards, "Files").
. "$top_srcdir/tests/driver.inc"

tree()
{
	mkdir -p src/Sub inc
	cat >src/app.c <<'C'
#include <WinSock2.h>
#include <STDIO.H>
#include <SYS\Types.h>
#include "..\COMMON.H"
  #  include /* a comment */ "sub/inner.h" // another
#include <Angle.H>
/* #include "NoSuch.h" */
const char *text = "#include \"NoSuch.h\"\
#include <NoSuch.h>";

int main(void)
{
	SOCKET s = INVALID_SOCKET;
	printf("%s %d %d %d %d\n", __FILE__, __LINE__, common(), INNER, ANGLE);
	return s != INVALID_SOCKET;
}
C
	cat >common.h <<'C'
#pragma once
#include "Src\Sub\Inner.h"
static int common(void) { return INNER + 1; }
C
	cat >src/Sub/Inner.h <<'C'
#ifndef INNER
#include "beside.h"
#define INNER BESIDE
#endif
C
	echo '#define BESIDE 41' >src/beside.h
	printf '#pragma once\r\n#define ANGLE 7\r\n' >inc/angle.h
}

names()
{
	says "names in every case, with backslashes, beside the includer's includer" "src/app.c 14 42 41 7" sh -c '"$@" && ./app' - \
		"$tools/winsock-cc" $WST_CFLAGS src/app.c -Iinc -o app
	mkdir other
	cd other
	says "the same from another folder" "../src/app.c 14 42 41 7" sh -c '"$@" && ./app' - \
		"$tools/winsock-cc" $WST_CFLAGS ../src/app.c -I ../INC -o app
	cd ..
	mkdir exact
	echo 'int wrong(void' >exact/STRING.H
	printf '#include <string.h>\nint n = sizeof(size_t);\nchar *f(char *p) { return strchr(p, 1); }\n' >exact.c
	works "a name that exists as written is preferred" cc -Wall -Werror -Wno-unused-command-line-argument -Iexact -c exact.c
	printf '#define OWN 1\n' >exact/Time.H
	printf '#include "time.h"\n#include <time.h>\ntime_t t = OWN;\n' >exact/own.c
	works "a quoted name is the program's, a <name> the system's" cc -c exact/own.c
	printf '#define NAME "beside.h"\n#include NAME\n#include "..\\COMMON.h"\nint beside = BESIDE;\nint main(void) { return common() - 42; }\n' >src/computed.c
	works "a name that a macro makes" cc -I. -c src/computed.c
	printf '#define NAME <winsock.h>\n#ifdef NEVER\n#include "never\\\\seen.h"\n#endif\n#include NAME\nSOCKET s;\n' >inactive.c
	works "a file that is not there is no matter where it is not asked for" cc -c inactive.c
	works "-include meets the same file" cc -include inc/angle.h -c src/app.c -Iinc -o forced.o
}

dependencies()
{
	cc -c -MD src/app.c -Iinc -o app.o >"$scratch/out" 2>&1 || true
	mentions "-MD names the sources" 'src/app\.c' cat app.d
	mentions "-MD names the headers" 'src/\.\./common\.h' cat app.d
	mentions "-MD has a make rule" '^app\.o:' cat app.d
	hides "-MD names no copy" winsock-cc-0 sh -c "sed 's/winsock-cc-[A-Za-z0-9]*/winsock-cc-0/' app.d"
	works "-MMD -MF" cc -c -MMD -MF 'my deps' -MT target src/app.c -Iinc -o app.o
	mentions "-MT" '^target: *src/app\.c' cat 'my deps'
	hides "-MMD without system headers" 'winsock2\.h' cat 'my deps'
	mentions "-MM to standard output" 'src/\.\./common\.h' cc -MM src/app.c -Iinc
	works "-Wp,-MD" cc -c -Wp,-MD,wp.d src/app.c -Iinc -o app.o
	hides "its file names no copy" "$scratch/tmp" cat wp.d
	mkdir -p 'sp ace'
	cp src/beside.h 'sp ace/beside.h'
	printf '#include "Beside.H"\nint main(void) { return BESIDE - 41; }\n' >'sp ace/one two.c'
	works "-MD of a name with spaces" cc -MMD -c 'sp ace/one two.c' -o 'sp ace/one two.o'
	mentions "its rule" 'sp\\ ace/beside\.h' cat 'sp ace/one two.d'
	works "-MMD with a program" cc -MMD 'sp ace/one two.c' src/app.c -Iinc -c
	cat ./*.d >"$scratch/all.d"
	hides "none of the rules names a copy" "$scratch/tmp" cat "$scratch/all.d"
}

originals()
{
	printf '#include <WinSock2.h>\n#include "Bad.h"\nint main(void) { return undeclared_name; }\n' >bad.c
	printf 'int x = undeclared_too;\n' >bad.h
	refuses "messages name the sources" 1 '^bad\.c:3:' cc -c bad.c
	refuses "messages name the headers" 1 '^bad\.h:1:' cc -c bad.c
	mentions "-E names the sources" '^# 1 "src/app\.c"' cc -E src/app.c -Iinc
	hides "-E names no copy" "$scratch/tmp" cc -E src/app.c -Iinc
	works "-E -o" cc -E src/app.c -Iinc -o app.i
	hides "-E -o names no copy" "$scratch/tmp" cat app.i
	works "-g" cc -g src/app.c -Iinc -o app
	# A sanitizer keeps a name of its own.
	sanitized || hides "debug information names no copy" "$scratch/tmp" strings -a app
	works "an object's name comes from the source's" cc -c src/app.c -Iinc
	works "it is there" test -e app.o
	printf '#include "..\\common.h"\nint main(void) { return common() - 42; }\n' >src/stdin.c
	works "a source from standard input" sh -c 'cd src && "$1" $2 -xc - -o ../in <stdin.c && ../in' - "$tools/winsock-cc" "$WST_CFLAGS"
}

utf16()
{
	printf "$1"
	iconv -f UTF-8 -t "$2"
}

encodings()
{
	printf '#define A 1\n#define E "\303\251"\n#define W L"\303\251\360\237\230\200"\n' | utf16 '\377\376' UTF-16LE >le.h
	printf '#define B 2\n' | utf16 '\376\377' UTF-16BE >be.h
	printf '\357\273\277#define C 3\n' >bom.h
	printf '#define D 4\n\032this is never read' >Ctrlz.h
	cat >enc.c <<'C'
#include "le.h"
#include "be.h"
#include "bom.h"
#include "CTRLZ.H"
#include <wchar.h>
int main(void)
{
	static const wchar_t w[] = W;
	return !(A + B + C + D == 10 && sizeof E == 3 && w[0] == 0xe9 && w[1] == 0x1f600);
}
C
	works "headers in UTF-16, with a mark, with Ctrl-Z" sh -c '"$@" && ./enc' - "$tools/winsock-cc" $WST_CFLAGS enc.c -o enc
	utf16 '\377\376' UTF-16LE <enc.c >enc16.c
	works "a source in UTF-16" sh -c '"$@" && ./enc16' - "$tools/winsock-cc" $WST_CFLAGS enc16.c -o enc16
	printf 'int main(void) { return 0; }\r\n\032\032\032junk(' >ctrlz.c
	works "a source with Ctrl-Z and CR LF" sh -c '"$@" && ./ctrlz' - "$tools/winsock-cc" $WST_CFLAGS ctrlz.c -o ctrlz
}

all()
{
	tree
	names
	dependencies
	originals
	encodings
}

with_each all
finish
