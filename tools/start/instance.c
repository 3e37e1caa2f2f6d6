#include "start.h"

/* kernel32's, in libwinsock: the same value that the program gets when it asks itself. */
void *GetModuleHandleA(const char *name);

void *
winsock_start_instance(void)
{
	return GetModuleHandleA(NULL);
}
