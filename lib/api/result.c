#include "api/netdb.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* ---- the blocks of a thread ---- */

/* Windows' MAXGETHOSTSTRUCT: what a block has at least, so that it hardly ever moves. */
enum { ROOM_LEAST = MAXGETHOSTSTRUCT };

struct block {
	void *room;
	size_t size;
};

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int key_error;

static void
free_blocks(void *blocks)
{
	for (int i = 0; i < WSI_RESULTS; i++)
		free(((struct block *)blocks)[i].room);
	free(blocks);
}

static void
make_key(void)
{
	key_error = pthread_key_create(&key, free_blocks);
}

static struct block *
blocks_of_thread(void)
{
	struct block *blocks;

	pthread_once(&once, make_key);
	if (key_error)
		return NULL;
	blocks = pthread_getspecific(key);
	if (blocks)
		return blocks;
	blocks = calloc(WSI_RESULTS, sizeof *blocks);
	if (blocks && pthread_setspecific(key, blocks)) {
		free(blocks);
		return NULL;
	}
	return blocks;
}

void *
wsi_result_room(enum wsi_result kind, size_t size)
{
	struct block *blocks = blocks_of_thread();
	void *room;

	if (!blocks)
		return NULL;
	if (size <= blocks[kind].size)
		return blocks[kind].room;
	if (size < ROOM_LEAST)
		size = ROOM_LEAST;
	room = malloc(size);
	if (!room)
		return NULL;
	free(blocks[kind].room);
	blocks[kind] = (struct block){room, size};
	return room;
}

/* ---- strings of the caller ---- */

/* A byte at a time, so that nothing behind the string is touched; the kernel is asked once a page. */
int
wsi_netdb_text(char *copy, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		int error = wsi_posix_copy_in(copy + i, text + i, 1);

		if (error)
			return error;
		if (!copy[i])
			return 0;
	}
	return WSAENAMETOOLONG;
}

/* ---- packing ---- */

static size_t
count(char *const *list)
{
	size_t n = 0;

	while (list[n])
		n++;
	return n;
}

static size_t
texts_size(char *const *list)
{
	size_t size = 0;

	for (; *list; list++)
		size += strlen(*list) + 1;
	return size;
}

static size_t
padded(int length)
{
	return ((size_t)length + sizeof(long) - 1) / sizeof(long) * sizeof(long);
}

static char *
put_text(char **at, const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = memcpy(*at, text, size);

	*at += size;
	return copy;
}

static char *
put_address(char **at, const char *address, int length)
{
	char *copy = *at;

	memset(copy, 0, padded(length));
	memcpy(copy, address, (size_t)length);
	*at += padded(length);
	return copy;
}

static void
put_texts(char **at, char **list, char *const *texts)
{
	while (*texts)
		*list++ = put_text(at, *texts++);
	*list = NULL;
}

size_t
wsi_hostent_size(const struct wsi_host *host)
{
	size_t addresses = count(host->addresses), pointers = count(host->aliases) + 1 + addresses + 1;

	return sizeof(struct hostent) + pointers * sizeof(char *) + addresses * padded(host->length) + strlen(host->name) + 1 +
		texts_size(host->aliases);
}

struct hostent *
wsi_hostent_pack(const struct wsi_host *host, void *room)
{
	struct hostent *entry = room;
	size_t addresses = count(host->addresses);
	char *at;

	entry->h_addrtype = (short)host->family;
	entry->h_length = (short)host->length;
	entry->h_aliases = (char **)(entry + 1);
	entry->h_addr_list = entry->h_aliases + count(host->aliases) + 1;
	at = (char *)(entry->h_addr_list + addresses + 1);
	for (size_t i = 0; i < addresses; i++)
		entry->h_addr_list[i] = put_address(&at, host->addresses[i], host->length);
	entry->h_addr_list[addresses] = NULL;
	entry->h_name = put_text(&at, host->name);
	put_texts(&at, entry->h_aliases, host->aliases);
	return entry;
}

size_t
wsi_servent_size(const struct wsi_service *service)
{
	return sizeof(struct servent) + (count(service->aliases) + 1) * sizeof(char *) + strlen(service->name) + 1 +
		strlen(service->protocol) + 1 + texts_size(service->aliases);
}

struct servent *
wsi_servent_pack(const struct wsi_service *service, void *room)
{
	struct servent *entry = room;
	char *at;

	entry->s_port = (short)service->port;
	entry->s_aliases = (char **)(entry + 1);
	at = (char *)(entry->s_aliases + count(service->aliases) + 1);
	entry->s_name = put_text(&at, service->name);
	entry->s_proto = put_text(&at, service->protocol);
	put_texts(&at, entry->s_aliases, service->aliases);
	return entry;
}

size_t
wsi_protoent_size(const struct wsi_protocol *protocol)
{
	return sizeof(struct protoent) + 2 * sizeof(char *) + strlen(protocol->name) + 1 + strlen(protocol->alias) + 1;
}

struct protoent *
wsi_protoent_pack(const struct wsi_protocol *protocol, void *room)
{
	struct protoent *entry = room;
	char *at;

	entry->p_proto = protocol->number;
	entry->p_aliases = (char **)(entry + 1);
	at = (char *)(entry->p_aliases + 2);
	entry->p_name = put_text(&at, protocol->name);
	entry->p_aliases[0] = put_text(&at, protocol->alias);
	entry->p_aliases[1] = NULL;
	return entry;
}
