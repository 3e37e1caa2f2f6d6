#include "start.h"

int
wmain(int argc, wchar_t **argv, wchar_t **environment)
{
	return winsock_wmain_cxx(argc, argv, environment);
}
