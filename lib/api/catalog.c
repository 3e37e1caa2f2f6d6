/* WSAEnumProtocols. */
#include "provider/catalog.h"

#include "api/api.h"
#include "api/protocolinfo.h"
#include "posix/posix.h"

#undef WSAEnumProtocolsA
#undef WSAEnumProtocolsW

/* One call, in either width. */
struct listing {
	const INT *wanted;              /* protocols, up to a nought; NULL: all */
	char *theirs;
	size_t entry_size;
	bool narrow;
};

static int
is_wanted(const struct listing *l, const WSAPROTOCOL_INFOW *info, bool *wanted)
{
	*wanted = !l->wanted && !(info->dwProviderFlags & PFL_HIDDEN);
	if (!l->wanted || info->dwProviderFlags & PFL_HIDDEN)
		return 0;
	for (const INT *p = l->wanted;; p++) {
		INT protocol;

		if (wsi_posix_copy_in(&protocol, p, sizeof protocol))
			return WSAEFAULT;
		*wanted = protocol && protocol == info->iProtocol;
		if (!protocol || *wanted)
			return 0;
	}
}

static int
give(const struct listing *l, unsigned place, const WSAPROTOCOL_INFOW *info)
{
	WSAPROTOCOL_INFOA narrow;

	if (l->narrow)
		wsi_protocolinfo_narrow(info, &narrow);
	return wsi_posix_copy_out(l->theirs + place * l->entry_size, l->narrow ? (const void *)&narrow : info, l->entry_size);
}

/* Count the entries that are wanted, and hand them out where there is room. */
static int
go_through(const struct listing *l, bool hand_out, int *count)
{
	WSAPROTOCOL_INFOW info;
	bool wanted;
	int error = 0;

	*count = 0;
	for (size_t place = 0; !error && wsi_catalog_entry(place, &info); place++) {
		error = is_wanted(l, &info, &wanted);
		if (!error && wanted && hand_out)
			error = give(l, (unsigned)*count, &info);
		*count += !error && wanted;
	}
	return error;
}

/* "WSAEnumProtocols" of observed-behaviour.md. */
static int
list(const struct listing *l, DWORD *their_size, int *count)
{
	DWORD size, need;
	int error = wsi_check();

	if (error)
		return error;
	if (!their_size || wsi_posix_copy_in(&size, their_size, sizeof size))
		return WSAEFAULT;
	error = go_through(l, false, count);
	if (error)
		return error;
	need = (DWORD)((size_t)*count * l->entry_size);
	if (l->theirs && size >= need)
		return go_through(l, true, count);
	error = wsi_posix_copy_out(their_size, &need, sizeof need);
	return error ? error : WSAENOBUFS;
}

static int
enumerate(const struct listing *l, DWORD *size)
{
	int count;

	return wsi_finish(list(l, size, &count)) ? SOCKET_ERROR : count;
}

int WSAAPI
WSAEnumProtocolsW(LPINT protocols, LPWSAPROTOCOL_INFOW buffer, LPDWORD size)
{
	struct listing l = {.wanted = protocols, .theirs = (char *)buffer, .entry_size = sizeof *buffer};

	return enumerate(&l, size);
}

int WSAAPI
WSAEnumProtocolsA(LPINT protocols, LPWSAPROTOCOL_INFOA buffer, LPDWORD size)
{
	struct listing l = {.wanted = protocols, .theirs = (char *)buffer, .entry_size = sizeof *buffer, .narrow = true};

	return enumerate(&l, size);
}
