#include "api/netdb.h"

#include <strings.h>

#include "api/api.h"

/* Exactly these, whatever the system's own list has (observed, Protocol and service databases). */
static const struct wsi_protocol protocols[] = {
	{0, "ip", "IP"},
	{1, "icmp", "ICMP"},
	{3, "ggp", "GGP"},
	{6, "tcp", "TCP"},
	{8, "egp", "EGP"},
	{12, "pup", "PUP"},
	{17, "udp", "UDP"},
	{20, "hmp", "HMP"},
	{22, "xns-idp", "XNS-IDP"},
	{27, "rdp", "RDP"},
	{41, "ipv6", "IPv6"},
	{43, "ipv6-route", "IPv6-Route"},
	{44, "ipv6-frag", "IPv6-Frag"},
	{50, "esp", "ESP"},
	{51, "ah", "AH"},
	{58, "ipv6-icmp", "IPv6-ICMP"},
	{59, "ipv6-nonxt", "IPv6-NoNxt"},
	{60, "ipv6-opts", "IPv6-Opts"},
	{66, "rvd", "RVD"},
};

const struct wsi_protocol *
wsi_protocol_by_name(const char *name)
{
	for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++)
		if (!strcasecmp(protocols[i].name, name))
			return &protocols[i];
	return NULL;
}

const struct wsi_protocol *
wsi_protocol_by_number(int number)
{
	for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++)
		if (protocols[i].number == number)
			return &protocols[i];
	return NULL;
}

static int
report(const struct wsi_protocol *protocol, struct protoent **entry)
{
	void *room;

	if (!protocol)
		return WSAHOST_NOT_FOUND;
	room = wsi_result_room(WSI_RESULT_PROTOCOL, wsi_protoent_size(protocol));
	if (!room)
		return WSAENOBUFS;
	*entry = wsi_protoent_pack(protocol, room);
	return 0;
}

static int
by_name(const char *name, struct protoent **entry)
{
	char copy[64];
	int error = wsi_netdb_text(copy, name, sizeof copy);

	if (error)
		return error == WSAENAMETOOLONG ? WSAHOST_NOT_FOUND : error;
	return report(wsi_protocol_by_name(copy), entry);
}

struct protoent *WSAAPI
getprotobyname(const char *name)
{
	struct protoent *entry = NULL;
	int error = wsi_check();

	if (!error)
		error = by_name(name, &entry);
	wsi_finish(error);
	return entry;
}

struct protoent *WSAAPI
getprotobynumber(int number)
{
	struct protoent *entry = NULL;
	int error = wsi_check();

	if (!error)
		error = report(wsi_protocol_by_number(number), &entry);
	wsi_finish(error);
	return entry;
}
