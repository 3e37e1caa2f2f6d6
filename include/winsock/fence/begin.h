/* A fence. The wrapper of a libc header reads
 *
 *	#include <winsock/fence/begin.h>
 *	#include_next <sys/socket.h>
 *	#include <winsock/fence/end.h>
 *
 * and while libc's header is read, its types and functions that clash with Winsock's are called unix_..., and its macros of
 * Winsock's names are forgotten afterwards. So each order of inclusion gives Windows' meaning, and Winsock's headers need not
 * read libc's first (a program's own usleep or getopt would meet unistd.h's). libc's headers include each other: only the
 * outermost fence works, and one of a second copy of this directory on the path lets through.
 */
#pragma GCC system_header
#define WS_FENCED
#include <winsock/fence/push.h>
#include <winsock/fence/clear.h>
#include <winsock/fence/rename.h>
