/* Signals as console events.
 *
 * A signal handler writes the number of its signal to a pipe, which the control thread reads; that starts a thread for each event, as Windows does, in which
 * the handlers run. So whatever the signal interrupted goes on, and a handler may call anything. A forked child has no such thread: until it asks for one,
 * a signal does to it what it would have done without us.
 */
#ifndef WSI_CONSOLE_SIGNAL_H
#define WSI_CONSOLE_SIGNAL_H

#include <windef.h>
#include <stdbool.h>

/* Take the signals that are not ignored, and have `happened` called for each, in a thread of its own: 0 or a Win32 code. Again, it only makes sure
 * of it. Callers take turns. */
int wsi_console_take_signals(void (*happened)(DWORD event, int signo));
/* Ctrl-C is ignored, by children too, or not. Callers take turns. */
int wsi_console_ignore_interrupts(bool on);
/* What the signal does without us: the program's own handler has run already, or it ends the process. */
void wsi_console_default(int signo);

#endif
