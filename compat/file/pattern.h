/* Windows' wildcards: * any text, ? any character or none at the end of a name or before its dot; "*.*" is every name and "name." a name
 * without a dot. Case does not count. */
#ifndef WSI_PATTERN_H
#define WSI_PATTERN_H

#include <stdbool.h>

bool wsi_pattern_matches(const char *pattern, const char *name);
bool wsi_pattern_has_wildcards(const char *pattern);

#endif
