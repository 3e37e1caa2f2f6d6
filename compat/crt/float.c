#include <float.h>
#include <win32/crtfloat.h>

int
_isnan(double value)
{
	return __builtin_isnan(value) != 0;
}

int
_finite(double value)
{
	return __builtin_isfinite(value) != 0;
}

double
_copysign(double value, double sign)
{
	return __builtin_copysign(value, sign);
}

double
_chgsign(double value)
{
	return -value;
}

int
_fpclass(double value)
{
	int negative = __builtin_signbit(value) != 0;

	if (__builtin_isnan(value))
		return _FPCLASS_QNAN;
	if (__builtin_isinf(value))
		return negative ? _FPCLASS_NINF : _FPCLASS_PINF;
	if (value == 0)
		return negative ? _FPCLASS_NZ : _FPCLASS_PZ;
	if (__builtin_fabs(value) < DBL_MIN)
		return negative ? _FPCLASS_ND : _FPCLASS_PD;
	return negative ? _FPCLASS_NN : _FPCLASS_PN;
}
