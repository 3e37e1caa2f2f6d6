/* Who may bind where: Windows' rules for addresses that sockets share.
 *
 * The kernel keeps sockets of different programs apart. Its rules are stricter than Windows' (a wildcard and one address at the same port)
 * and laxer (two sockets that both may reuse the addresses of ended connections), so the sockets of this process that were bound are
 * remembered here, by what they said when they were bound.
 */
#ifndef WSI_SHARING_H
#define WSI_SHARING_H

#include "provider/names.h"

/* Bind to an internet address in the kernel's form, by Windows' rules. */
int wsi_sharing_bind(struct wsi_sock *sock, const struct wsi_name *name);

#endif
