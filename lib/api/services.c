#include "api/netdb.h"

#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "api/lookup.h"

/* Windows' list knows no case; the system's is in lower case, with few exceptions that are found as they are spelled. */
static void
lower(char *text)
{
	for (; *text; text++)
		if (*text >= 'A' && *text <= 'Z')
			*text += 'a' - 'A';
}

static const char *
protocol(const struct wsi_question *question)
{
	return question->any_protocol ? NULL : question->protocol;
}

static int
ask_name(const struct wsi_question *question, void **answer)
{
	struct wsi_question other = *question;
	int error = wsi_service_by_name(question->name, protocol(question), (struct wsi_service **)answer);

	if (error != WSANO_DATA)
		return error;
	lower(other.name);
	lower(other.protocol);
	return wsi_service_by_name(other.name, protocol(&other), (struct wsi_service **)answer);
}

static int
ask_port(const struct wsi_question *question, void **answer)
{
	struct wsi_question other = *question;

	lower(other.protocol);
	return wsi_service_by_port(question->port, protocol(&other), (struct wsi_service **)answer);
}

/* NULL is any protocol. */
static int
set_protocol(struct wsi_question *question, const char *text)
{
	int error = text ? wsi_netdb_text(question->protocol, text, sizeof question->protocol) : 0;

	question->any_protocol = !text;
	return error == WSAENAMETOOLONG ? WSANO_DATA : error;
}

static int
look_up(const struct wsi_question *question, struct servent **entry)
{
	void *answer, *room;
	int error = wsi_lookup(question, &answer);

	if (error)
		return error;
	room = wsi_result_room(WSI_RESULT_SERVICE, wsi_servent_size(answer));
	if (room)
		*entry = wsi_servent_pack(answer, room);
	free(answer);
	return room ? 0 : WSAENOBUFS;
}

static int
by_name(const char *name, const char *proto, struct servent **entry)
{
	struct wsi_question question = {.ask = ask_name};
	int error = wsi_netdb_text(question.name, name, sizeof question.name);

	if (error)
		return error == WSAENAMETOOLONG ? WSANO_DATA : error;
	error = set_protocol(&question, proto);
	return error ? error : look_up(&question, entry);
}

static int
by_port(int port, const char *proto, struct servent **entry)
{
	struct wsi_question question = {.ask = ask_port, .port = (uint16_t)port};
	int error = set_protocol(&question, proto);

	return error ? error : look_up(&question, entry);
}

struct servent *WSAAPI
getservbyname(const char *name, const char *proto)
{
	struct servent *entry = NULL;
	int error = wsi_check();

	if (!error)
		error = by_name(name, proto, &entry);
	wsi_finish(error);
	return entry;
}

struct servent *WSAAPI
getservbyport(int port, const char *proto)
{
	struct servent *entry = NULL;
	int error = wsi_check();

	if (!error)
		error = by_port(port, proto, &entry);
	wsi_finish(error);
	return entry;
}
