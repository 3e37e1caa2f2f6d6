#!/bin/sh
# winsock-cc as it was installed: below a DESTDIR, where no build tree is near.
. "$top_srcdir/tests/driver.inc"

builddir=$(cd "$tools/.." && pwd)
root="$scratch/root"
make -s -C "$builddir" install DESTDIR="$root" >"$scratch/out" 2>&1 || { cat "$scratch/out"; echo "make install failed"; exit 1; }
tools=$(dirname "$(find "$root" -name winsock-cc)")

installed()
{
	cat >app.c <<'C'
#include <WinSock2.h>
#include <stdio.h>
#pragma comment(lib, "ws2_32.lib")
int main(void)
{
	WSADATA data;
	if (WSAStartup(MAKEWORD(2, 2), &data) != 0 || WSACleanup() != 0)
		return 1;
	printf("%d.%d\n", LOBYTE(data.wVersion), HIBYTE(data.wVersion));
	return 0;
}
C
	cp app.c app.cpp
	printf '#include <windows.h>\nint WINAPI WinMain(HINSTANCE a, HINSTANCE b, LPSTR c, int d) { puts("gui"); return 0; }\n' | sed '1i #include <stdio.h>' >gui.c
	says "a C program" 2.2 sh -c '"$@" && ./app' - "$tools/winsock-cc" $WST_CFLAGS app.c -lws2_32 -o app
	says "a C++ program" 2.2 sh -c '"$@" && ./app' - "$tools/winsock-c++" $WST_CXXFLAGS app.cpp ws2_32.lib -o app
	says "a program of WinMain" gui sh -c '"$@" && ./gui' - "$tools/winsock-cc" $WST_CFLAGS gui.c -o gui
	! can_static || says "a static program" 2.2 sh -c '"$@" && ./app' - "$tools/winsock-cc" -static app.c -o app
	hides "nothing of the build tree is in its commands" "$builddir" "$tools/winsock-cc" '-###' app.c
	hides "nothing of the build tree is in the program" "$builddir" strings -d "$tools/winsock-cc"
	if [ -z "$words" ] && [ ! -e "$tools/../lib32/libwinsock.so" ]; then
		cc -m32 app.c -o app32 >"$scratch/m32" 2>&1 || true
		mentions "-m32 without the library" 'no 32-bit libwinsock in .*/lib32' cat "$scratch/m32"
	fi
}

what=install
works "the manual pages" sh -c 'find "$1" -name winsock-cc.1 | grep -q . && find "$1" -name winsock-c++.1 | grep -q .' - "$root"
with_each installed
finish
