#include <wchar.h>

#define LETTER wchar_t
#define CB_CAT          StringCbCatW
#define CB_CATEX        StringCbCatExW
#define CB_CATN         StringCbCatNW
#define CB_CATNEX       StringCbCatNExW
#define CB_COPY         StringCbCopyW
#define CB_COPYEX       StringCbCopyExW
#define CB_COPYN        StringCbCopyNW
#define CB_COPYNEX      StringCbCopyNExW
#define CB_GETS         StringCbGetsW
#define CB_GETSEX       StringCbGetsExW
#define CB_LENGTH       StringCbLengthW
#define CB_PRINTF       StringCbPrintfW
#define CB_PRINTFEX     StringCbPrintfExW
#define CB_VPRINTF      StringCbVPrintfW
#define CB_VPRINTFEX    StringCbVPrintfExW
#define CCH_CAT         StringCchCatW
#define CCH_CATEX       StringCchCatExW
#define CCH_CATN        StringCchCatNW
#define CCH_CATNEX      StringCchCatNExW
#define CCH_COPY        StringCchCopyW
#define CCH_COPYEX      StringCchCopyExW
#define CCH_COPYN       StringCchCopyNW
#define CCH_COPYNEX     StringCchCopyNExW
#define CCH_GETS        StringCchGetsW
#define CCH_GETSEX      StringCchGetsExW
#define CCH_LENGTH      StringCchLengthW
#define CCH_PRINTF      StringCchPrintfW
#define CCH_PRINTFEX    StringCchPrintfExW
#define CCH_VPRINTF     StringCchVPrintfW
#define CCH_VPRINTFEX   StringCchVPrintfExW

#include "crt/strsafe.inc"

static int
read_char(void)
{
	wint_t c = getwchar();

	return c == WEOF ? -1 : (int)c;
}

/* As vsnprintf: how much the whole would be. */
static int
format_into(wchar_t *to, size_t room, const wchar_t *format, va_list arguments)
{
	wchar_t *text = NULL;
	int size = wsi_format_wide(format, arguments, &text);

	if (size >= 0)
		copy_part(to, room, text, (size_t)size);
	free(text);
	return size;
}

#include "crt/strsafeprint.inc"
