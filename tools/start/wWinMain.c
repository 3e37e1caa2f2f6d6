#include "start.h"

int
wWinMain(void *instance, void *previous, wchar_t *line, int show)
{
	(void)instance, (void)previous, (void)line, (void)show;
	return no_main_wmain_WinMain_or_wWinMain_in_this_program();
}
