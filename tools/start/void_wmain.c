#include "start.h"

void
winsock_void_wmain(int argc, wchar_t **argv, wchar_t **environment)
{
	winsock_start_status = wmain(argc, argv, environment);
}
