/* How a program starts that has no `main` of its own.
 *
 * Each member of the archive defines one entry point by calling the next. The linker takes them in turn until it meets one that the
 * program has: main - void main - void wmain - wmain (C, then C++'s mangled names) - WinMain - wWinMain. Where the program has
 * none, the last call has no target and linking fails with a name that says so. */
#ifndef WINSOCK_START_H
#define WINSOCK_START_H

#include <wchar.h>

/* Of a main that returns nothing it is 0. */
extern int winsock_start_status;
extern int winsock_start_argc;
extern char **winsock_start_argv;

/* The arguments as wide characters, from UTF-8; a byte that is none becomes U+FFFD. The memory is the program's for good. */
wchar_t *winsock_start_wide(const char *text);
wchar_t **winsock_start_wide_all(char **texts);
/* The arguments without the program's name in one line, quoted so that they can be told apart as on Windows. */
char *winsock_start_line(void);
/* What WinMain is given to know itself by. */
void *winsock_start_instance(void);

/* The memory for it, or the end of the program. */
void *winsock_start_memory(size_t size);

int main(int argc, char **argv, char **environment);
void winsock_void_main(int argc, char **argv, char **environment);
void winsock_void_wmain(int argc, wchar_t **argv, wchar_t **environment);
int WinMain(void *instance, void *previous, char *line, int show);
int wWinMain(void *instance, void *previous, wchar_t *line, int show);
int no_main_wmain_WinMain_or_wWinMain_in_this_program(void);

/* wmain, and what C++ makes of its name by the parameters it has. */
typedef int winsock_wmain(int argc, wchar_t **argv, wchar_t **environment);
winsock_wmain wmain;
winsock_wmain winsock_wmain_cxx __asm__("_Z5wmainiPPw");
winsock_wmain winsock_wmain_cxx_const __asm__("_Z5wmainiPPKw");
winsock_wmain winsock_wmain_cxx_none __asm__("_Z5wmainv");
winsock_wmain winsock_wmain_cxx_environment __asm__("_Z5wmainiPPwS0_");

enum { WINSOCK_SHOWNORMAL = 1 };

#endif
