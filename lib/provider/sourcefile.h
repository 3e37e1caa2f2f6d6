/* A file that is sent, by its HANDLE: the one place where the provider meets the files of compat. */
#ifndef WSI_SOURCEFILE_H
#define WSI_SOURCEFILE_H

#include <winsock2.h>
#include <windows.h>
#include <stdbool.h>
#include <stdint.h>

struct wsi_object;

struct wsi_source {
	int fd;
	struct wsi_object *object;      /* keeps it open, or NULL */
	bool moves;                     /* the file's own pointer is where it began, and goes along */
	uint64_t at, left;
};

/* From `at` on, or (NULL) from the file's own pointer, which moves; `size` 0: to its end. Win32 codes: ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED, ERROR_INVALID_FUNCTION (not a
 * file of bytes at places); WSAEINVAL for a place before its beginning. */
int wsi_source_open(struct wsi_source *source, HANDLE file, const uint64_t *at, DWORD size);
void wsi_source_advance(struct wsi_source *source, size_t done);
void wsi_source_close(struct wsi_source *source);

#endif
