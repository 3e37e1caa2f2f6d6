/* What of the kernel has headers that Winsock's cannot meet: its only includers of those are kernel*.c. Answers 0 or an errno. */
#ifndef WSI_FILE_KERNEL_H
#define WSI_FILE_KERNEL_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes that a descriptor can give at once. */
int wsi_file_available(int fd, unsigned *bytes);
/* Copy the first bytes of a pipe or socket and leave them there; *broken: there are none, and no one who could write any. */
int wsi_file_peek(int fd, void *buffer, unsigned size, unsigned *got, unsigned *available, bool *broken);

#endif
