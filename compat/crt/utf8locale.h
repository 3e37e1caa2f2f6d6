/* A thread's time in which its narrow text is UTF-8 for libc too, and numbers are C's, whatever the program's locale. */
#ifndef WSI_CRT_UTF8LOCALE_H
#define WSI_CRT_UTF8LOCALE_H

#include <locale.h>

/* What leave takes. Where the system has no such locale, nothing changes. */
locale_t wsi_crt_enter_utf8(void);
void wsi_crt_leave_utf8(locale_t before);

#endif
