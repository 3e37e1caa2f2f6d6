#include "start.h"

int
winsock_wmain_cxx(int argc, wchar_t **argv, wchar_t **environment)
{
	return winsock_wmain_cxx_const(argc, argv, environment);
}
