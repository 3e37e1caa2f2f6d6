/* Whether memory is there, without touching it. */
#ifndef WSI_PROBE_H
#define WSI_PROBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All of it can be read now. No signal, and the kernel is asked once for each page. */
bool wsi_probe_read(const void *address, size_t size);
/* The length of a string of bytes, or (wide) of WCHARs, that ends before `most` units; false where it runs into memory that cannot be read. */
bool wsi_probe_string(const char *text, size_t most, size_t *length);
bool wsi_probe_wide(const wchar_t *text, size_t most, size_t *length);

/* What /proc/self/maps says of the mapping that holds an address, or (there: false) of the gap. */
struct wsi_mapping {
	bool there;
	uintptr_t begin, end;
	bool read, write, execute;
	bool shared, file;
};
/* 0 or a Win32 code: there is no /proc. */
int wsi_probe_mapping(uintptr_t address, struct wsi_mapping *mapping);

#endif
