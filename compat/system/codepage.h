/* Code pages: characters out of bytes and into bytes, one at a time. */
#ifndef WSI_CODEPAGE_H
#define WSI_CODEPAGE_H

#include <windows.h>
#include <stddef.h>
#include <stdint.h>
#include <iconv.h>

#define WSI_CODEPAGE_NONE UINT32_MAX     /* no character: bad bytes, or one that the page lacks */

/* One conversion. */
struct wsi_codepage {
	UINT page;                      /* a real one, none of the CP_ names */
	/* Take a character of text[0..size), size > 0; answers how many bytes it had. */
	size_t (*take)(struct wsi_codepage *cp, const unsigned char *text, size_t size, uint32_t *c);
	/* Put a character: how many bytes, 0: the page lacks it. `to` has 8. */
	size_t (*put)(struct wsi_codepage *cp, uint32_t c, unsigned char *to);
	const uint16_t *table;          /* of single byte pages: what 0x80 and up are */
	iconv_t in, out;
};

/* 0, ERROR_INVALID_PARAMETER (no such page), ERROR_NOT_ENOUGH_MEMORY. */
int wsi_codepage_open(struct wsi_codepage *cp, UINT page);
void wsi_codepage_close(struct wsi_codepage *cp);
/* The page that CP_ACP and its like mean. */
UINT wsi_codepage_real(UINT page);

#endif
