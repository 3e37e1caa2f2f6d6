#include "base/errortable.h"

#define WSI_ERROR(number, symbol, message, reason) \
	{.code = number, .name = #symbol, .text = message, .cause = reason},
#define WSI_ALIAS(number, symbol) {.code = number, .name = #symbol},

const struct wsi_error wsi_errors[] = {
#include "base/errors_win32.def"
#include "base/errors_wsa.def"
#include "base/errors_com.def"
};

const struct wsi_error_alias wsi_error_aliases[] = {
#include "base/errors_alias.def"
};

const size_t wsi_errors_count = sizeof wsi_errors / sizeof *wsi_errors;
const size_t wsi_error_aliases_count = sizeof wsi_error_aliases / sizeof *wsi_error_aliases;

/* Severity "error", facility 7 (Win32). */
#define HRESULT_OF_WIN32 0x8007u

uint32_t
wsi_error_fold(uint32_t code)
{
	return code >> 16 == HRESULT_OF_WIN32 ? code & 0xffff : code;
}

const struct wsi_error *
wsi_error_find(uint32_t code)
{
	uint32_t wanted = wsi_error_fold(code);
	size_t low = 0, high = wsi_errors_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (wsi_errors[middle].code == wanted)
			return &wsi_errors[middle];
		if (wsi_errors[middle].code < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
