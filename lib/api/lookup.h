/* Questions to the system's databases, which have no way to be interrupted.
 *
 * Each is a job for a helper thread, and the caller waits for it as a blocking call that can be cancelled. A job owns its memory: question,
 * answer and wake. Two hold it, the caller and the helper, and the last one frees it; so a cancelled call leaves at once and the helper
 * comes after it when the resolver has given up.
 *
 * Helpers start on first use and end when they were idle for some seconds. ACTIVE_MOST of them work for callers that wait; those that work
 * for nobody any more do not count, up to ALL_MOST in all. Further jobs queue. A forked child starts without helpers.
 */
#ifndef WSI_LOOKUP_H
#define WSI_LOOKUP_H

#include <winsock2.h>
#include <stdint.h>

#include "posix/posix.h"

struct wsi_question {
	/* Runs in the helper thread. *answer is one block of memory, for free(). 0 or a WSA code. */
	int (*ask)(const struct wsi_question *question, void **answer);
	int family;
	uint16_t port;
	unsigned char address[16];
	BOOL any_protocol;
	char protocol[64];
	char name[WSI_HOSTNAME_MAX];
};

/* Ask and wait. 0 and an *answer to free(); WSAEINTR: cancelled; or what ask() says; WSAENOBUFS. */
int wsi_lookup(const struct wsi_question *question, void **answer);

#endif
