/* What a program calls by libc's name and the library defines under its own (winsock/link.h), where no header declares it so to us. */
#ifndef WSI_CRT_REDIRECTED_H
#define WSI_CRT_REDIRECTED_H

#include <stddef.h>

int ws_open(const char *name, int flags, ...);
int ws_creat(const char *name, int mode);
int ws_access(const char *name, int mode);
int ws_chmod(const char *name, int mode);
int ws_unlink(const char *name);
int ws_mkdir(const char *name);
int ws_rmdir(const char *name);
int ws_chdir(const char *name);
char *ws_setlocale(int category, const char *name);

#endif
