#include "start.h"

void
winsock_void_main(int argc, char **argv, char **environment)
{
	winsock_void_wmain(argc, winsock_start_wide_all(argv), winsock_start_wide_all(environment));
}
