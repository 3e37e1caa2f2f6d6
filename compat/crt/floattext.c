/* Floating point numbers as their digits. What is returned lasts until the thread asks for the next. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <win32/crtstdlib.h>

#include "crt/invalid.h"

static __thread char digits[_CVTBUFSIZE];

static char *
bad(void)
{
	wsi_crt_invalid(EINVAL);
	return NULL;
}

static double
magnitude(double value, int *sign)
{
	*sign = __builtin_signbit(value) != 0;
	return *sign ? -value : value;
}

static void
drop(char *at)
{
	memmove(at, at + 1, strlen(at));
}

char *
_ecvt(double value, int count, int *point, int *sign)
{
	char *exponent;

	if (!point || !sign)
		return bad();
	value = magnitude(value, sign);
	*point = 0;
	if (count <= 0) {
		*digits = 0;
		return digits;
	}
	if (count > _CVTBUFSIZE - 16)
		count = _CVTBUFSIZE - 16;
	snprintf(digits, sizeof digits, "%.*e", count - 1, value);
	exponent = strchr(digits, 'e');
	if (!exponent)
		return digits;
	*point = value > 0 ? (int)strtol(exponent + 1, NULL, 10) + 1 : 0;
	*exponent = 0;
	if (digits[1])
		drop(digits + 1);
	return digits;
}

char *
_fcvt(double value, int count, int *point, int *sign)
{
	char *dot;

	if (!point || !sign)
		return bad();
	value = magnitude(value, sign);
	if (count < 0)
		count = 0;
	if (count > 30)
		count = 30;
	snprintf(digits, sizeof digits, "%.*f", count, value);
	dot = strpbrk(digits, ".,");
	*point = (int)(dot ? (size_t)(dot - digits) : strlen(digits));
	if (dot)
		drop(dot);
	while (*digits == '0' && *point > -count) {
		drop(digits);
		--*point;
	}
	return digits;
}

char *
_gcvt(double value, int count, char *to)
{
	if (!to)
		return bad();
	return gcvt(value, count, to);
}

errno_t
_gcvt_s(char *to, size_t size, double value, int count)
{
	char text[_CVTBUFSIZE];

	if (!to || !size)
		return wsi_crt_invalid(EINVAL);
	*to = 0;
	if (count > _CVTBUFSIZE - 16)
		return wsi_crt_invalid(ERANGE);
	gcvt(value, count, text);
	if (strlen(text) >= size)
		return wsi_crt_invalid(ERANGE);
	strcpy(to, text);
	return 0;
}
