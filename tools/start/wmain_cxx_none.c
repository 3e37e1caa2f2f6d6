#include "start.h"

int
winsock_wmain_cxx_none(int argc, wchar_t **argv, wchar_t **environment)
{
	return winsock_wmain_cxx_environment(argc, argv, environment);
}
