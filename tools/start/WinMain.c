#include "start.h"

int
WinMain(void *instance, void *previous, char *line, int show)
{
	return wWinMain(instance, previous, winsock_start_wide(line), show);
}
