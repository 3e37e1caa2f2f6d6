/* What of the kernel has headers that Winsock's cannot meet: its only includers of those are kernel*.c. Answers 0 or an errno. */
#ifndef WSI_FILE_KERNEL_H
#define WSI_FILE_KERNEL_H

/* The bytes that a descriptor can give at once. */
int wsi_file_available(int fd, unsigned *bytes);

#endif
