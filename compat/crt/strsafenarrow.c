#define LETTER char
#define CB_CAT          StringCbCatA
#define CB_CATEX        StringCbCatExA
#define CB_CATN         StringCbCatNA
#define CB_CATNEX       StringCbCatNExA
#define CB_COPY         StringCbCopyA
#define CB_COPYEX       StringCbCopyExA
#define CB_COPYN        StringCbCopyNA
#define CB_COPYNEX      StringCbCopyNExA
#define CB_GETS         StringCbGetsA
#define CB_GETSEX       StringCbGetsExA
#define CB_LENGTH       StringCbLengthA
#define CB_PRINTF       StringCbPrintfA
#define CB_PRINTFEX     StringCbPrintfExA
#define CB_VPRINTF      StringCbVPrintfA
#define CB_VPRINTFEX    StringCbVPrintfExA
#define CCH_CAT         StringCchCatA
#define CCH_CATEX       StringCchCatExA
#define CCH_CATN        StringCchCatNA
#define CCH_CATNEX      StringCchCatNExA
#define CCH_COPY        StringCchCopyA
#define CCH_COPYEX      StringCchCopyExA
#define CCH_COPYN       StringCchCopyNA
#define CCH_COPYNEX     StringCchCopyNExA
#define CCH_GETS        StringCchGetsA
#define CCH_GETSEX      StringCchGetsExA
#define CCH_LENGTH      StringCchLengthA
#define CCH_PRINTF      StringCchPrintfA
#define CCH_PRINTFEX    StringCchPrintfExA
#define CCH_VPRINTF     StringCchVPrintfA
#define CCH_VPRINTFEX   StringCchVPrintfExA

#include "crt/strsafe.inc"

static int
read_char(void)
{
	int c = getchar();

	return c == EOF ? -1 : c;
}

/* As vsnprintf: how much the whole would be. */
static int
format_into(char *to, size_t room, const char *format, va_list arguments)
{
	struct wsi_text text = WSI_TEXT_EMPTY;
	int size = wsi_format(&text, format, false, arguments);

	if (size >= 0)
		copy_part(to, room, wsi_text_at(&text), (size_t)size);
	wsi_text_free(&text);
	return size;
}

#include "crt/strsafeprint.inc"
