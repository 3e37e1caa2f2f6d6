#include "start.h"

int
winsock_wmain_cxx_environment(int argc, wchar_t **argv, wchar_t **environment)
{
	(void)argc, (void)argv, (void)environment;
	return WinMain(winsock_start_instance(), NULL, winsock_start_line(), WINSOCK_SHOWNORMAL);
}
