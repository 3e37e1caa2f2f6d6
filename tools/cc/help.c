#include "help.h"

#include <stdio.h>
#include <string.h>

#include "text.h"

static const char help[] =
	"usage: %s [gcc's options] FILE... -lws2_32 -o PROGRAM\n"
	"\n"
	"Compiles and links Winsock programs with gcc or clang (CC, CXX). Adds what they need: the Windows headers, _WIN32 and MSVC's\n"
	"keywords, MSVC's lenience, libwinsock. Finds headers in any case of letters and with backslashes; understands .C and .CPP,\n"
	"Ctrl-Z, byte order marks and UTF-16; starts at main, wmain, _tmain, WinMain, wWinMain and void main.\n"
	"\n"
	"  -lws2_32, ws2_32.lib, -luser32...  stand for libwinsock, which is linked unasked\n"
	"  -m32                               Win32's exact data model: long has 32 bits (needs the 32-bit library)\n"
	"  -static                            links the library into the program\n"
	"  -municode                          defines UNICODE and _UNICODE\n"
	"  --winsock-help                     this page\n"
	"\n"
	"All other options are the compiler's. Out of reach: MFC, ATL, resources (.rc), inline assembly of MSVC, cl's own options.\n"
	"See winsock-cc(1).\n";

bool
help_asked(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--winsock-help") == 0)
			return true;
	return false;
}

int
help_show(void)
{
	return printf(help, text_program) < 0 || fflush(stdout) != 0;
}
