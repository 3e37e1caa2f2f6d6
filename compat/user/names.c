#include "base/utf8.h"
#include "user/class.h"

/* An atom stays as it is, and is nothing to free. */
int
wsi_utf8_or_atom(LPCWSTR wide, LPCSTR *text, char **made)
{
	int error = 0;

	*made = NULL;
	if ((UINT_PTR)wide < 0x10000)
		*text = (LPCSTR)wide;
	else if (!(error = wsi_utf8_from_wide(wide, made)))
		*text = *made;
	return error;
}
