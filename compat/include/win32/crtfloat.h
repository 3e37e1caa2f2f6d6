/* Microsoft's part of <float.h>. */
#ifndef WS_WIN32_CRTFLOAT_H
#define WS_WIN32_CRTFLOAT_H
#pragma GCC system_header

#include <winsock/link.h>

#define _FPCLASS_SNAN 0x0001
#define _FPCLASS_QNAN 0x0002
#define _FPCLASS_NINF 0x0004
#define _FPCLASS_NN   0x0008
#define _FPCLASS_ND   0x0010
#define _FPCLASS_NZ   0x0020
#define _FPCLASS_PZ   0x0040
#define _FPCLASS_PD   0x0080
#define _FPCLASS_PN   0x0100
#define _FPCLASS_PINF 0x0200

WS_BEGIN

int _isnan(double value);
int _finite(double value);
double _copysign(double value, double sign);
double _chgsign(double value);
int _fpclass(double value);

WS_END

#endif
