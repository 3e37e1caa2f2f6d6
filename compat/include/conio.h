/* The console, a key at a time. Where standard input is no terminal, its bytes are the keys. */
#ifndef _INC_CONIO
#define _INC_CONIO
#define _CONIO_H_
#pragma GCC system_header

#include <crtdefs.h>
#include <wchar.h>

WS_BEGIN

int _kbhit(void);
int _getch(void);
int _getche(void);
int _putch(int c);
int _ungetch(int c);
int _cputs(const char *text);
int _cprintf(const char *format, ...);
wint_t _getwch(void);
wint_t _putwch(wchar_t c);
wint_t _getwche(void);
int _cputws(const wchar_t *text);
int _cwprintf(const wchar_t *format, ...);

/* Their older names. */
int kbhit(void) WS_LINK("_kbhit");
int getch(void) WS_LINK("_getch");
int getche(void) WS_LINK("_getche");
int putch(int c) WS_LINK("_putch");
int ungetch(int c) WS_LINK("_ungetch");
int cputs(const char *text) WS_LINK("_cputs");
int cprintf(const char *format, ...) WS_LINK("_cprintf");

WS_END
#endif
