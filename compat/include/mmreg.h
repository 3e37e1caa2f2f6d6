/* The types of sound that other headers mention. Nothing is played here. */
#ifndef _INC_MMREG
#define _INC_MMREG
#pragma GCC system_header

#include <windef.h>

#define WAVE_FORMAT_PCM 1

typedef struct tWAVEFORMATEX {
	WORD wFormatTag;
	WORD nChannels;
	DWORD nSamplesPerSec;
	DWORD nAvgBytesPerSec;
	WORD nBlockAlign;
	WORD wBitsPerSample;
	WORD cbSize;
} __attribute__((packed)) WAVEFORMATEX, *PWAVEFORMATEX, *NPWAVEFORMATEX, *LPWAVEFORMATEX;
typedef const WAVEFORMATEX *LPCWAVEFORMATEX;

#endif
