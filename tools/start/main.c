#include "start.h"

int winsock_start_status;
int winsock_start_argc;
char **winsock_start_argv;

int
main(int argc, char **argv, char **environment)
{
	winsock_start_argc = argc;
	winsock_start_argv = argv;
	winsock_void_main(argc, argv, environment);
	return winsock_start_status;
}
