/* All error codes that have a name and a text: the one source for FormatMessage, winsock_error_name(), winsock_error_text() and wsaerr.
 * Needs no header of Winsock. */
#ifndef WSI_ERRORTABLE_H
#define WSI_ERRORTABLE_H

#include <stddef.h>
#include <stdint.h>

struct wsi_error {
	uint32_t code;
	const char *name;
	const char *text;       /* one sentence, without line end */
	const char *cause;      /* what usually causes it */
};

struct wsi_error_alias {
	uint32_t code;
	const char *name;
};

/* Ascending by code. */
extern const struct wsi_error wsi_errors[];
extern const size_t wsi_errors_count;

extern const struct wsi_error_alias wsi_error_aliases[];
extern const size_t wsi_error_aliases_count;

/* The Win32 code in an HRESULT that holds one (0x80072746 is 10054); any other number as it is. */
uint32_t wsi_error_fold(uint32_t code);
/* The row of a code, or of the Win32 code in an HRESULT; NULL: none. */
const struct wsi_error *wsi_error_find(uint32_t code);

#endif
