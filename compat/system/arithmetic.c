/* MulDiv and Beep. */
#include <windows.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/lasterror.h"

/* Rounded to the nearest, halves away from 0; -1 where the result does not fit or the divisor is 0. */
int WINAPI
MulDiv(int number, int numerator, int denominator)
{
	int64_t product = (int64_t)number * numerator, magnitude, result;
	int64_t divisor = denominator < 0 ? -(int64_t)denominator : denominator;

	if (!divisor)
		return -1;
	magnitude = product < 0 ? -product : product;
	result = (magnitude + divisor / 2) / divisor;
	if (result > INT32_MAX)
		return -1;
	return (int)((product < 0) != (denominator < 0) ? -result : result);
}

/* The terminal's bell, which has one tone; the call lasts as long as the tone would. */
BOOL WINAPI
Beep(DWORD frequency, DWORD duration)
{
	int terminal;

	if (frequency < 0x25 || frequency > 0x7fff)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	terminal = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);
	if (terminal < 0)
		return wsi_succeeded(ERROR_NOT_SUPPORTED);
	if (write(terminal, "\a", 1) != 1) {
		close(terminal);
		return wsi_succeeded(ERROR_NOT_SUPPORTED);
	}
	close(terminal);
	Sleep(duration);
	return TRUE;
}
