/* MultiByteToWideChar and WideCharToMultiByte, and what there is to know of code pages. */
#include <windows.h>
#include <stdbool.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "system/codepage.h"

#define REPLACEMENT 0xfffd

static const DWORD in_flags = MB_PRECOMPOSED | MB_COMPOSITE | MB_USEGLYPHCHARS | MB_ERR_INVALID_CHARS;
static const DWORD out_flags = WC_DISCARDNS | WC_SEPCHARS | WC_DEFAULTCHAR | WC_ERR_INVALID_CHARS | WC_COMPOSITECHECK | WC_NO_BEST_FIT_CHARS;

/* How far the result has come; without room it is counted. */
struct result {
	int count, room;
	bool counting;
};

/* Make place for some units: the index of the first, or -1 where there is no room. */
static int
advance(struct result *r, int units)
{
	int at = r->count;

	if (!r->counting && units > r->room - at)
		return -1;
	r->count += units;
	return at;
}

/* ---- bytes to characters ---- */

static int
decode(struct wsi_codepage *cp, DWORD flags, const unsigned char *text, size_t size, LPWSTR wide, struct result *r)
{
	while (size) {
		uint32_t c;
		size_t taken = cp->take(cp, text, size, &c);
		int at;

		if (c == WSI_CODEPAGE_NONE && flags & MB_ERR_INVALID_CHARS)
			return ERROR_NO_UNICODE_TRANSLATION;
		at = advance(r, 1);
		if (at < 0)
			return ERROR_INSUFFICIENT_BUFFER;
		if (!r->counting)
			wide[at] = (WCHAR)(c == WSI_CODEPAGE_NONE ? REPLACEMENT : c);
		text += taken;
		size -= taken;
	}
	return 0;
}

static int
check_in(UINT page, DWORD flags, LPCCH text, int size, LPWSTR wide, int room)
{
	if (!text || !size || size < -1 || room < 0 || (room && !wide) || (const void *)text == (const void *)wide)
		return ERROR_INVALID_PARAMETER;
	if (flags & ~in_flags || (page == CP_UTF8 && flags & ~(DWORD)MB_ERR_INVALID_CHARS))
		return ERROR_INVALID_FLAGS;
	return 0;
}

int WINAPI
MultiByteToWideChar(UINT page, DWORD flags, LPCCH text, int size, LPWSTR wide, int room)
{
	struct result r = {.room = room, .counting = !room};
	struct wsi_codepage cp;
	int error = check_in(page, flags, text, size, wide, room);

	if (!error)
		error = wsi_codepage_open(&cp, page);
	if (!wsi_succeeded(error))
		return 0;
	error = decode(&cp, flags, (const unsigned char *)text, size < 0 ? strlen(text) + 1 : (size_t)size, wide, &r);
	wsi_codepage_close(&cp);
	return wsi_succeeded(error) ? r.count : 0;
}

/* ---- characters to bytes ---- */

struct encoding {
	struct wsi_codepage cp;
	DWORD flags;
	LPCCH substitute;
	bool substituted;
};

/* A pair of surrogates, as data that came from elsewhere may have, is one character. */
static size_t
take_wide(const WCHAR *wide, size_t size, uint32_t *c)
{
	*c = (uint32_t)wide[0];
	if (size < 2 || (*c & 0xfffffc00) != 0xd800 || ((uint32_t)wide[1] & 0xfffffc00) != 0xdc00)
		return 1;
	*c = 0x10000 + ((*c & 0x3ff) << 10) + ((uint32_t)wide[1] & 0x3ff);
	return 2;
}

/* What stands for a character that the page lacks. */
static size_t
put_substitute(struct encoding *e, unsigned char *to)
{
	e->substituted = true;
	if (e->cp.page == CP_UTF8)
		return e->cp.put(&e->cp, REPLACEMENT, to);
	to[0] = (unsigned char)(e->substitute ? *e->substitute : '?');
	return 1;
}

static int
encode(struct encoding *e, const WCHAR *wide, size_t size, LPSTR text, struct result *r)
{
	while (size) {
		unsigned char bytes[8];
		uint32_t c;
		size_t taken = take_wide(wide, size, &c), n = e->cp.put(&e->cp, c, bytes);
		int at;

		if (!n && e->flags & WC_ERR_INVALID_CHARS)
			return ERROR_NO_UNICODE_TRANSLATION;
		if (!n)
			n = put_substitute(e, bytes);
		at = advance(r, (int)n);
		if (at < 0)
			return ERROR_INSUFFICIENT_BUFFER;
		if (!r->counting)
			memcpy(text + at, bytes, n);
		wide += taken;
		size -= taken;
	}
	return 0;
}

/* UTF-8 has no substitute to choose. */
static int
check_out(UINT page, DWORD flags, LPCWCH wide, int size, LPSTR text, int room, bool substitutes)
{
	if (!wide || !size || size < -1 || room < 0 || (room && !text) || (const void *)text == (const void *)wide)
		return ERROR_INVALID_PARAMETER;
	if (flags & ~out_flags || (page == CP_UTF8 && flags & ~(DWORD)WC_ERR_INVALID_CHARS))
		return ERROR_INVALID_FLAGS;
	return page == CP_UTF8 && substitutes ? ERROR_INVALID_PARAMETER : 0;
}

int WINAPI
WideCharToMultiByte(UINT page, DWORD flags, LPCWCH wide, int size, LPSTR text, int room, LPCCH substitute, LPBOOL substituted)
{
	struct result r = {.room = room, .counting = !room};
	struct encoding e = {.flags = flags, .substitute = substitute};
	int error = check_out(page, flags, wide, size, text, room, substitute || substituted);

	if (!error)
		error = wsi_codepage_open(&e.cp, page);
	if (!wsi_succeeded(error))
		return 0;
	error = encode(&e, wide, size < 0 ? wcslen(wide) + 1 : (size_t)size, text, &r);
	wsi_codepage_close(&e.cp);
	if (substituted)
		*substituted = e.substituted;
	return wsi_succeeded(error) ? r.count : 0;
}

/* ---- about them ---- */

UINT WINAPI
GetACP(void)
{
	return CP_UTF8;
}

UINT WINAPI
GetOEMCP(void)
{
	return CP_UTF8;
}

BOOL WINAPI
IsValidCodePage(UINT page)
{
	struct wsi_codepage cp;

	if (page <= CP_THREAD_ACP || wsi_codepage_open(&cp, page))
		return FALSE;
	wsi_codepage_close(&cp);
	return TRUE;
}

/* The East Asian pages whose characters have one byte or two: where lead bytes are. */
static const struct {
	UINT page;
	BYTE lead[MAX_LEADBYTES];
} doubles[] = {
	{932, {0x81, 0x9f, 0xe0, 0xfc}}, {936, {0x81, 0xfe}}, {949, {0x81, 0xfe}}, {950, {0x81, 0xfe}}, {1361, {0x84, 0xd3, 0xd8, 0xde, 0xe0, 0xf9}},
};

static const BYTE *
lead_bytes(UINT page)
{
	static const BYTE none[MAX_LEADBYTES];

	for (size_t i = 0; i < ARRAYSIZE(doubles); i++)
		if (doubles[i].page == page)
			return doubles[i].lead;
	return none;
}

BOOL WINAPI
GetCPInfo(UINT page, LPCPINFO info)
{
	UINT real = wsi_codepage_real(page);
	const BYTE *lead = lead_bytes(real);

	if (!info || !IsValidCodePage(real))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*info = (CPINFO){.MaxCharSize = real == CP_UTF8 || real == 54936 ? 4 : lead[0] ? 2 : 1, .DefaultChar = {'?'}};
	memcpy(info->LeadByte, lead, MAX_LEADBYTES);
	return TRUE;
}

BOOL WINAPI
IsDBCSLeadByteEx(UINT page, BYTE byte)
{
	const BYTE *lead = lead_bytes(wsi_codepage_real(page));

	for (unsigned i = 0; lead[i]; i += 2)
		if (byte >= lead[i] && byte <= lead[i + 1])
			return TRUE;
	return FALSE;
}

BOOL WINAPI
IsDBCSLeadByte(BYTE byte)
{
	return IsDBCSLeadByteEx(CP_ACP, byte);
}
