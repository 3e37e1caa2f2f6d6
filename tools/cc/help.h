/* --winsock-help */
#ifndef CC_HELP_H
#define CC_HELP_H

#include <stdbool.h>

bool help_asked(int argc, char **argv);
/* Answers main's exit status. */
int help_show(void);

#endif
