/* Rotations, byte order and absolute values. Those of a long are of 32 bits, as many as Windows' has. */
#include <stdlib.h>
#include <win32/crtstdlib.h>

unsigned
_rotl(unsigned value, int shift)
{
	return value << (shift & 31) | value >> (-shift & 31);
}

unsigned
_rotr(unsigned value, int shift)
{
	return value >> (shift & 31) | value << (-shift & 31);
}

unsigned long
_lrotl(unsigned long value, int shift)
{
	return _rotl((unsigned)value, shift);
}

unsigned long
_lrotr(unsigned long value, int shift)
{
	return _rotr((unsigned)value, shift);
}

uint64_t
_rotl64(uint64_t value, int shift)
{
	return value << (shift & 63) | value >> (-shift & 63);
}

uint64_t
_rotr64(uint64_t value, int shift)
{
	return value >> (shift & 63) | value << (-shift & 63);
}

unsigned short
_byteswap_ushort(unsigned short value)
{
	return __builtin_bswap16(value);
}

unsigned long
_byteswap_ulong(unsigned long value)
{
	return __builtin_bswap32((uint32_t)value);
}

unsigned long long
_byteswap_uint64(unsigned long long value)
{
	return __builtin_bswap64(value);
}

long long
_abs64(long long value)
{
	return value < 0 ? (long long)(0 - (unsigned long long)value) : value;
}
