#include "api/protocolinfo.h"

#include <stddef.h>
#include <string.h>

#include "posix/posix.h"

enum { COMMON = offsetof(WSAPROTOCOL_INFOA, szProtocol) };

_Static_assert(offsetof(WSAPROTOCOL_INFOW, szProtocol) == COMMON, "what comes before the name is the same");

/* The name is for people; a provider does not read it. */
int
wsi_protocolinfo_in(const WSAPROTOCOL_INFOA *theirs, WSAPROTOCOL_INFOW *wide)
{
	*wide = (WSAPROTOCOL_INFOW){0};
	return wsi_posix_copy_in(wide, theirs, COMMON);
}

void
wsi_protocolinfo_narrow(const WSAPROTOCOL_INFOW *wide, WSAPROTOCOL_INFOA *narrow)
{
	*narrow = (WSAPROTOCOL_INFOA){0};
	memcpy(narrow, wide, COMMON);
	for (size_t i = 0; wide->szProtocol[i]; i++)
		narrow->szProtocol[i] = (char)wide->szProtocol[i];
}
