/* Formats of scanf's family as UTF-8, of which the wide functions (scanwide.c) make theirs: a string without a size is wide then. */
#ifndef WSI_CRT_SCAN_H
#define WSI_CRT_SCAN_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

int wsi_crt_scan_wide(FILE *file, const char *format, va_list arguments);
/* With sizes of the buffers. */
int wsi_crt_scan_safely(FILE *file, const char *format, bool wide, va_list arguments);

#endif
