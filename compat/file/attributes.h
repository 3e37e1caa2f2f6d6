/* What Windows says of a file, from what the system says. */
#ifndef WSI_ATTRIBUTES_H
#define WSI_ATTRIBUTES_H

#include <windows.h>

struct stat;
struct timespec;

/* What is kept for Windows beside the file (attributes_linux.c): hidden, system, and that it is no archive. */
#define WSI_ATTRIBUTES_KEPT (FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM | FILE_ATTRIBUTE_ARCHIVE)
/* Those of a path, FILE_ATTRIBUTE_ARCHIVE where none are kept. */
DWORD wsi_attributes_kept(const char *path);
/* 0 or an errno: not every file system keeps them. */
int wsi_attributes_keep(const char *path, DWORD attributes);

/* FILE_ATTRIBUTE_… of a path whose status is known. `path` may be NULL. */
DWORD wsi_attributes_of(const char *path, const struct stat *status);
/* stat, or lstat for a link that leads nowhere: 0 or an errno. */
int wsi_attributes_stat(const char *path, struct stat *status);

FILETIME wsi_filetime_from(const struct timespec *time);
struct timespec wsi_filetime_to(const FILETIME *time);
/* The three times of a file. The kernel tells no time of birth here, so that is the earlier of the last change and the last writing. */
void wsi_attributes_times(const struct stat *status, FILETIME *created, FILETIME *accessed, FILETIME *written);

#endif
