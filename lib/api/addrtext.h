/* Addresses as text. */
#ifndef WSI_ADDRTEXT_H
#define WSI_ADDRTEXT_H

#include <winsock2.h>
#include <stdbool.h>

/* Read an IPv4 address as inet_addr does: one to four numbers, decimal, octal or hexadecimal, the last one filling the rest.
 * *end is the first character behind it. False where there is none, or a number is out of its range. */
bool wsi_addrtext_ipv4(const char *text, const char **end, struct in_addr *address);

#endif
