/* Running the compiler: without a shell, its status and signals passed on. */
#ifndef CC_RUN_H
#define CC_RUN_H

#include "text.h"

/* Become the command: does not return. The signals are as they were when the driver started. */
_Noreturn void run_instead(const struct list *command);

/* Run it with these descriptors as standard input, output and error (-1: the driver's own).
 * Answers its wait status. When the driver itself is told to end meanwhile, the command is told so too and, once it has gone,
 * the driver ends: run_finish() does that. */
int run_wait(const struct list *command, int in, int out, int err);

/* End as the command did, by exit status or by signal, after `clean`. */
_Noreturn void run_finish(int status, void (*clean)(void));

#endif
