#!/bin/sh
# Install into a folder of its own, then build a program against it in each way that README.md names, and run it.
set -eu
unset MAKEFLAGS MFLAGS MAKELEVEL || true

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

make -s -C "$top_builddir" install DESTDIR="$work/root" >"$work/install.log" 2>&1 || { cat "$work/install.log"; echo "make install failed"; exit 1; }

pc=$(find "$work/root" -name winsock.pc)
prefix=$(sed -n 's/^prefix=//p' "$pc")
root=$work/root$prefix
export PKG_CONFIG_PATH="${pc%/*}"

winsock_config()
{
	pkg-config --define-variable=prefix="$root" "$@" winsock
}

libdir=$(winsock_config --variable=libdir)
export LD_LIBRARY_PATH="$libdir${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

cat >"$work/hello.c" <<'C'
#include <winsock2.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	WSADATA data;
	struct sockaddr_in name;
	int len = sizeof name;
	char text[6] = "";
	SOCKET s;

	memset(&name, 0, sizeof name);
	name.sin_family = AF_INET;
	name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
	s = socket(AF_INET, SOCK_DGRAM, 0);
	if (bind(s, (struct sockaddr *)&name, sizeof name) != 0 || getsockname(s, (struct sockaddr *)&name, &len) != 0)
		return 2;
	if (sendto(s, "hello", 5, 0, (struct sockaddr *)&name, len) != 5 || recv(s, text, 5, 0) != 5)
		return 3;
	printf("%s\n", text);
	return closesocket(s) != 0 || WSACleanup() != 0;
}
C
cp "$work/hello.c" "$work/hello.cpp"

# The last command made this program: it says hello.
says_hello()
{
	if [ "$("$2" 2>&1)" = hello ]; then
		echo "ok: $1"
	else
		echo "FAILED to run: $1: $("$2" 2>&1)"
		failed=1
	fi
}

# try NAME COMMAND...: compile and run.
try()
{
	what=$1
	shift
	rm -f "$work/hello"
	if "$@" -o "$work/hello" >"$work/out" 2>&1; then
		says_hello "$what" "$work/hello"
	else
		echo "FAILED to build: $what: $*"
		cat "$work/out"
		failed=1
	fi
}

sanitized()
{
	case $WST_CFLAGS in *-fsanitize=*) true ;; *) false ;; esac
}

# shellcheck disable=SC2046,SC2086
{
	if [ -e "$libdir/libwinsock.so" ]; then
		try "pkg-config, C" $CC $WST_CFLAGS "$work/hello.c" $(winsock_config --cflags --libs)
		try "pkg-config, C++" $CXX $WST_CXXFLAGS "$work/hello.cpp" $(winsock_config --cflags --libs)
		for name in ws2_32 wsock32 mswsock; do
			try "-l$name" $CC $WST_CFLAGS $(winsock_config --cflags) "$work/hello.c" -L"$libdir" -l$name
		done
		try "-lws2_32 -lwsock32 -lmswsock" $CC $WST_CFLAGS $(winsock_config --cflags) "$work/hello.c" -L"$libdir" -lws2_32 -lwsock32 -lmswsock
	fi
	if [ -e "$libdir/libwinsock.a" ]; then
		try "the static library" $CC $WST_CFLAGS $(winsock_config --cflags) "$work/hello.c" "$libdir/libws2_32.a" -pthread -ldl
		sanitized || try "a static program" $CC $WST_CFLAGS -static $(winsock_config --cflags) "$work/hello.c" $(winsock_config --static --libs)
	fi
}

# CMake, through FindPkgConfig.
if command -v cmake >/dev/null && [ -e "$libdir/libwinsock.so" ]; then
	mkdir "$work/cmake"
	cat >"$work/cmake/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.13)
project(hello C)
find_package(PkgConfig REQUIRED)
pkg_check_modules(WINSOCK REQUIRED IMPORTED_TARGET winsock)
add_executable(hello ../hello.c)
target_link_libraries(hello PkgConfig::WINSOCK)
CMAKE
	sed "s|^prefix=.*|prefix=$root|" "$pc" >"$work/cmake/winsock.pc"
	if PKG_CONFIG_PATH=$work/cmake CFLAGS=$WST_CFLAGS cmake -S "$work/cmake" -B "$work/cmake/build" >"$work/out" 2>&1 &&
		cmake --build "$work/cmake/build" >>"$work/out" 2>&1; then
		says_hello "CMake" "$work/cmake/build/hello"
	else
		echo "FAILED to build: CMake"
		cat "$work/out"
		failed=1
	fi
else
	echo "no cmake: not tried"
fi

# Nothing stays behind.
make -s -C "$top_builddir" uninstall DESTDIR="$work/root" >"$work/out" 2>&1 || { cat "$work/out"; failed=1; }
left=$(find "$work/root" ! -type d)
[ -z "$left" ] || { echo "make uninstall leaves: $left"; failed=1; }
exit $failed
