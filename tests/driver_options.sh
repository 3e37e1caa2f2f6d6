#!/bin/sh
# What the compiler is called with, what becomes of its status and of signals, and what winsock-cc refuses.
. "$top_srcdir/tests/driver.inc"

# A compiler that answers questions about itself and then does what the lines say that follow.
fake()
{
	{
		printf '#!/bin/sh\ncase " $* " in *" -dM "*) exec %s "$@" ;; esac\n' "$real"
		cat
	} >"$scratch/fake"
	chmod +x "$scratch/fake"
}

untouched()
{
	fake <<'SH'
for word; do printf '[%s]\n' "$word"; done
SH
	printf 'int main(void) { return 0; }\n' >'a b.c'
	cp 'a b.c' plain.c
	for word in '-DTEXT="a \"quoted\" $(word) `x` *"' '-Wl,-z,now' '-O2' '-funroll-loops' '-march=native' '-Wextra' '-fsanitize=undefined' '-Xlinker'; do
		mentions "$word goes through" "^$(printf '[%s]' "$word" | sed 's/[][\\*$.^]/\\&/g')\$" cc "$word" 'a b.c' -o 'an app'
	done
	mentions "a word of no characters" '^\[\]$' cc -include '' plain.c
	mentions "a file with a space" '^\[a b\.c\]$' cc 'a b.c'
	mentions "an output with a space" '^\[an app\]$' cc 'a b.c' -o 'an app'
	printf '"a b.c" -O1\n-o\n'\''an app'\'' -DX=a\\ b -lWS2_32\n' >words
	mentions "words of a response file" '^\[-DX=a b\]$' cc @words
	hides "libraries of a response file" WS2_32 cc @words
	mentions "a response file that is not there" '^\[@nowhere\]$' cc @nowhere plain.c
	hides "-Werror is never added" 'Werror' cc plain.c
	hides "no link options where nothing is linked" 'lwinsock\|rpath\|start' cc -c plain.c
	hides "nor with -E" 'lwinsock' cc -E plain.c
	hides "no library with -nostdlib" 'lwinsock' cc -nostdlib plain.c
	mentions "but where it is named" 'lwinsock' cc -nostdlib plain.c -lws2_32
	hides "nothing is added to a question" '_WIN32\|lwinsock' cc -v
}

libraries()
{
	fake <<'SH'
for word; do printf '[%s]\n' "$word"; done
SH
	for word in -lws2_32 -lwsock32 -lWSock32 -lmswsock -lkernel32 -luser32 -ladvapi32 -lgdi32 -lwinmm ws2_32.lib WSOCK32.LIB Kernel32.Lib libcmt.lib; do
		hides "$word stands for libwinsock" "$word" cc plain.c $word
	done
	works "which is linked once" sh -c 'test "$("$1" plain.c -lws2_32 ws2_32.lib -l wsock32 | grep -c -e "\[-lwinsock\]")" = 1' - "$tools/winsock-cc"
	mentions "other libraries go through" '^\[-lcrypt\]$' cc plain.c -lcrypt
	mentions "a library that is there" '^\[my\.lib\]$' sh -c ': >my.lib && "$1" plain.c my.lib' - "$tools/winsock-cc"
	mentions "sources are found as Windows would" '^\[sub/Deep\.c\]$' sh -c 'mkdir -p sub && cp plain.c sub/Deep.c && "$1" "SUB\\deep.c"' - "$tools/winsock-cc"
}

# A signal to the driver ends the compiler too, and the copies are taken away.
ends()
{
	printf '#include <WinSock2.h>\nint main(void) { return 0; }\n' >copied.c
	for source in plain.c copied.c; do
		fake <<'SH'
exit 42
SH
		works "the compiler's status, $source" sh -c '"$1" "$2"; test $? = 42' - "$tools/winsock-cc" $source
		fake <<'SH'
kill -SEGV $$
SH
		works "the compiler's signal, $source" sh -c '"$1" "$2"; test $? = 139' - "$tools/winsock-cc" $source
		rm -f began
		mkfifo began
		fake <<SH
echo >'$work/began'
exec sleep 60
SH
		"$tools/winsock-cc" $source &
		pid=$!
		read -r _ <began
		kill -TERM $pid
		status=0
		wait $pid || status=$?
		works "the driver's own signal, $source" test $status = 143
	done
	CC=$scratch/nowhere refuses "a compiler that is not there" 1 "nowhere: No such file" cc plain.c
	CC=$scratch/nowhere refuses "not even to ask" 127 "nowhere: No such file" cc --version
}

itself()
{
	CC=winsock-cc works "CC=winsock-cc is not itself" cc plain.c -o plain
	CC="env $real" works "CC of several words" cc plain.c -o plain
}

refused()
{
	refuses "cl's options" 1 'cl; options here' cc /nologo plain.c
	refuses "with what to say instead" 1 'use -o FILE' cc /Feapp plain.c
	refuses "resources" 1 'app\.rc: resource scripts' cc plain.c app.rc
	refuses "libraries that nobody knows" 1 'strange\.lib: no such library' cc plain.c strange.lib
	printf '#include <afxwin.h>\nint main(void) { return 0; }\n' >mfc.cpp
	refuses "MFC" 1 'afxwin\.h: it belongs to MFC' cxx -c mfc.cpp
	printf 'LIBRARY x\nEXPORTS\n' >x.def
	mentions "module definitions are ignored aloud" 'x\.def: ignored' cc plain.c x.def -o plain
	mentions "--winsock-help" '^usage: winsock-cc' cc --winsock-help
}

questions()
{
	works "--version" cc --version
	works "-dumpmachine" cc -dumpmachine
	works "-print-search-dirs" cc -print-search-dirs
	works "no input" sh -c '! "$1" 2>/dev/null' - "$tools/winsock-cc"
	works "-E of standard input" sh -c 'echo "_WIN32 linux" | "$1" -E - | grep -q "^1 linux"' - "$tools/winsock-cc"
	works "-S" sh -c '"$1" -S plain.c && test -s plain.s' - "$tools/winsock-cc"
	works "an assembler file" cc plain.s -o plain
	works "a preprocessed file" sh -c '"$1" -E copied.c -o copied.i && "$1" copied.i -o copied' - "$tools/winsock-cc"
	works "a precompiled header" sh -c 'echo "int precompiled;" >pre.h && "$1" pre.h && test -s pre.h.*' - "$tools/winsock-cc"
	works "the user's own definitions" cc -Werror -D__declspec\(x\)= -DWIN32=7 -D __int64=long -fsyntax-only plain.c
	works "a source from a pipe" sh -c 'mkfifo pipe.c && { echo "int main(void) { return 0; }" >pipe.c & } && "$1" -c pipe.c -o pipe.o && wait' - "$tools/winsock-cc"
	works "-fsyntax-only" cc -fsyntax-only plain.c copied.c
	works "several sources with spaces" sh -c '"$1" -c "a b.c" copied.c && test -e "a b.o" && test -e copied.o' - "$tools/winsock-cc"
	works "a shared library" cc -shared -fPIC copied.c -o libcopied.so
	works "-r" sh -c '"$1" -r -nostdlib copied.o -o part.o' - "$tools/winsock-cc"
	! can_static || works "-static" cc -static plain.c -o plain
}

# The other data model: its library where there is one, a clear word where not.
models()
{
	printf '#include <Windows.h>\nchar narrow[sizeof(long) == 4 && sizeof(DWORD) == 4 && sizeof(void *) == 4 ? 1 : -1];\n#ifdef _WIN64\n#error\n#endif\nint main(void) { return GetLastError() != 0; }\n' >model.c
	echo '#include <stdio.h>' >probe.c
	if ! $real -m32 -c probe.c -o probe.o 2>/dev/null; then
		echo "no -m32 here: left out"
		return 0
	fi
	works "-m32 -c" "$tools/winsock-cc" -m32 -c model.c
	if [ -e "$tools/../i386/.libs/libwinsock.so" ]; then
		works "-m32" sh -c '"$1" -m32 model.c -lws2_32 -o model && ./model' - "$tools/winsock-cc"
	elif [ -z "$words" ]; then
		refuses "-m32 without the library" 1 'no 32-bit libwinsock in .*i386' "$tools/winsock-cc" -m32 model.c -o model
	fi
}

all()
{
	real=$CC
	printf 'int main(void) { return 0; }\n' >plain.c
	CC=$scratch/fake
	CXX=$scratch/fake
	untouched
	libraries
	ends
	CC=$real
	CXX=$plus$words
	itself
	refused
	questions
	models
}

with_each all
finish
