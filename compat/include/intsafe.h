/* Sums and conversions that tell when a number does not fit. The result is all ones then. */
#ifndef _INTSAFE_H_INCLUDED_
#define _INTSAFE_H_INCLUDED_
#pragma GCC system_header

#include <windef.h>
#include <winerror.h>
#include <basetsd.h>
#include <winnt.h>
#include <winsock/link.h>

#define INTSAFE_E_ARITHMETIC_OVERFLOW ((HRESULT)0x80070216)

#define WS_SAFELY(name, type, how) \
	WS_INLINE HRESULT name(type a, type b, type *result) \
	{ \
		if (!how(a, b, result)) \
			return S_OK; \
		*result = (type)~(type)0; \
		return INTSAFE_E_ARITHMETIC_OVERFLOW; \
	}
#define WS_CONVERT(name, from, to) \
	WS_INLINE HRESULT name(from value, to *result) \
	{ \
		if (!__builtin_add_overflow(value, 0, result)) \
			return S_OK; \
		*result = (to)~(to)0; \
		return INTSAFE_E_ARITHMETIC_OVERFLOW; \
	}

WS_SAFELY(UCharAdd, unsigned char, __builtin_add_overflow)
WS_SAFELY(UCharSub, unsigned char, __builtin_sub_overflow)
WS_SAFELY(UCharMult, unsigned char, __builtin_mul_overflow)
WS_SAFELY(UShortAdd, unsigned short, __builtin_add_overflow)
WS_SAFELY(UShortSub, unsigned short, __builtin_sub_overflow)
WS_SAFELY(UShortMult, unsigned short, __builtin_mul_overflow)
WS_SAFELY(UIntAdd, unsigned, __builtin_add_overflow)
WS_SAFELY(UIntSub, unsigned, __builtin_sub_overflow)
WS_SAFELY(UIntMult, unsigned, __builtin_mul_overflow)
WS_SAFELY(ULongAdd, ULONG, __builtin_add_overflow)
WS_SAFELY(ULongSub, ULONG, __builtin_sub_overflow)
WS_SAFELY(ULongMult, ULONG, __builtin_mul_overflow)
WS_SAFELY(DWordAdd, DWORD, __builtin_add_overflow)
WS_SAFELY(DWordSub, DWORD, __builtin_sub_overflow)
WS_SAFELY(DWordMult, DWORD, __builtin_mul_overflow)
WS_SAFELY(WordAdd, WORD, __builtin_add_overflow)
WS_SAFELY(WordSub, WORD, __builtin_sub_overflow)
WS_SAFELY(WordMult, WORD, __builtin_mul_overflow)
WS_SAFELY(ULongLongAdd, ULONGLONG, __builtin_add_overflow)
WS_SAFELY(ULongLongSub, ULONGLONG, __builtin_sub_overflow)
WS_SAFELY(ULongLongMult, ULONGLONG, __builtin_mul_overflow)
WS_SAFELY(DWordLongAdd, ULONGLONG, __builtin_add_overflow)
WS_SAFELY(DWordLongSub, ULONGLONG, __builtin_sub_overflow)
WS_SAFELY(DWordLongMult, ULONGLONG, __builtin_mul_overflow)
WS_SAFELY(SizeTAdd, SIZE_T, __builtin_add_overflow)
WS_SAFELY(SizeTSub, SIZE_T, __builtin_sub_overflow)
WS_SAFELY(SizeTMult, SIZE_T, __builtin_mul_overflow)
WS_SAFELY(UIntPtrAdd, UINT_PTR, __builtin_add_overflow)
WS_SAFELY(UIntPtrSub, UINT_PTR, __builtin_sub_overflow)
WS_SAFELY(UIntPtrMult, UINT_PTR, __builtin_mul_overflow)
WS_SAFELY(IntAdd, int, __builtin_add_overflow)
WS_SAFELY(IntSub, int, __builtin_sub_overflow)
WS_SAFELY(IntMult, int, __builtin_mul_overflow)
WS_SAFELY(LongAdd, LONG, __builtin_add_overflow)
WS_SAFELY(LongSub, LONG, __builtin_sub_overflow)
WS_SAFELY(LongMult, LONG, __builtin_mul_overflow)
WS_SAFELY(LongLongAdd, LONGLONG, __builtin_add_overflow)
WS_SAFELY(LongLongSub, LONGLONG, __builtin_sub_overflow)
WS_SAFELY(LongLongMult, LONGLONG, __builtin_mul_overflow)
WS_SAFELY(ShortAdd, short, __builtin_add_overflow)
WS_SAFELY(ShortSub, short, __builtin_sub_overflow)
WS_SAFELY(ShortMult, short, __builtin_mul_overflow)

WS_CONVERT(UIntToInt, unsigned, int)
WS_CONVERT(IntToUInt, int, unsigned)
WS_CONVERT(IntToUShort, int, unsigned short)
WS_CONVERT(IntToUChar, int, unsigned char)
WS_CONVERT(IntToShort, int, short)
WS_CONVERT(IntToULong, int, ULONG)
WS_CONVERT(IntToDWord, int, DWORD)
WS_CONVERT(IntToSizeT, int, SIZE_T)
WS_CONVERT(LongToULong, LONG, ULONG)
WS_CONVERT(LongToUInt, LONG, unsigned)
WS_CONVERT(LongToInt, LONG, int)
WS_CONVERT(LongToUShort, LONG, unsigned short)
WS_CONVERT(LongToSizeT, LONG, SIZE_T)
WS_CONVERT(LongToDWord, LONG, DWORD)
WS_CONVERT(ULongToInt, ULONG, int)
WS_CONVERT(ULongToLong, ULONG, LONG)
WS_CONVERT(ULongToUShort, ULONG, unsigned short)
WS_CONVERT(ULongToUChar, ULONG, unsigned char)
WS_CONVERT(ULongToUInt, ULONG, unsigned)
WS_CONVERT(DWordToInt, DWORD, int)
WS_CONVERT(DWordToUShort, DWORD, unsigned short)
WS_CONVERT(DWordToLong, DWORD, LONG)
WS_CONVERT(UIntToUShort, unsigned, unsigned short)
WS_CONVERT(UIntToUChar, unsigned, unsigned char)
WS_CONVERT(UIntToLong, unsigned, LONG)
WS_CONVERT(UIntToShort, unsigned, short)
WS_CONVERT(SizeTToInt, SIZE_T, int)
WS_CONVERT(SizeTToUInt, SIZE_T, unsigned)
WS_CONVERT(SizeTToULong, SIZE_T, ULONG)
WS_CONVERT(SizeTToDWord, SIZE_T, DWORD)
WS_CONVERT(SizeTToUShort, SIZE_T, unsigned short)
WS_CONVERT(SizeTToLong, SIZE_T, LONG)
WS_CONVERT(SizeTToLongLong, SIZE_T, LONGLONG)
WS_CONVERT(UIntPtrToUInt, UINT_PTR, unsigned)
WS_CONVERT(UIntPtrToULong, UINT_PTR, ULONG)
WS_CONVERT(LongLongToInt, LONGLONG, int)
WS_CONVERT(LongLongToLong, LONGLONG, LONG)
WS_CONVERT(LongLongToUInt, LONGLONG, unsigned)
WS_CONVERT(LongLongToULong, LONGLONG, ULONG)
WS_CONVERT(LongLongToDWord, LONGLONG, DWORD)
WS_CONVERT(LongLongToSizeT, LONGLONG, SIZE_T)
WS_CONVERT(LongLongToULongLong, LONGLONG, ULONGLONG)
WS_CONVERT(ULongLongToInt, ULONGLONG, int)
WS_CONVERT(ULongLongToUInt, ULONGLONG, unsigned)
WS_CONVERT(ULongLongToLong, ULONGLONG, LONG)
WS_CONVERT(ULongLongToULong, ULONGLONG, ULONG)
WS_CONVERT(ULongLongToDWord, ULONGLONG, DWORD)
WS_CONVERT(ULongLongToSizeT, ULONGLONG, SIZE_T)
WS_CONVERT(ULongLongToLongLong, ULONGLONG, LONGLONG)
WS_CONVERT(UShortToUChar, unsigned short, unsigned char)
WS_CONVERT(UShortToShort, unsigned short, short)
WS_CONVERT(ShortToUShort, short, unsigned short)
WS_CONVERT(ShortToUInt, short, unsigned)

#undef WS_SAFELY
#undef WS_CONVERT

#endif
