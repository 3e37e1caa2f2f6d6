/* Other processes as objects: those that CreateProcess started, and those that OpenProcess found.
 *
 * A child is reaped by us alone and nobody else's child is. It is watched from its start, which holds a reference on the object, so that it leaves no
 * zombie behind when its handles are closed. What is not atomic is under the dispatcher's lock; a child that was not reaped keeps its number, so
 * that a signal sent under the lock reaches no stranger.
 */
#ifndef WSI_PROCESS_H
#define WSI_PROCESS_H

#include <windows.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/object.h"
#include "base/watch.h"

struct wsi_process {
	struct wsi_object object;       /* signaled when the process has ended */
	struct wsi_object thread;       /* its first thread, as far as that can be known: signaled at the same time, holds the process */
	struct wsi_process *next;       /* among the children that have not been seen to end */
	struct wsi_watch watch;
	pid_t pid;
	int pidfd;                      /* -1: the system has none, and is asked now and then */
	bool child;
	bool ended;
	bool killed;                    /* by TerminateProcess */
	DWORD exit_code;                /* what that said, then how it ended */
	bool exit_code_known;
};

extern const struct wsi_kind wsi_process_kind;

/* What a new process is to be. Descriptors are those of the child's 0, 1 and 2, each above 2 or in its place. */
struct wsi_spawn {
	const char *path, *directory;   /* directory: NULL, the same */
	char *const *argv, *const *environment;
	int standard[3];
	bool inherit;
	DWORD flags;                    /* CREATE_… */
};

/* process_spawn.c: the number of a started child, or a Win32 code. */
int wsi_process_spawn(const struct wsi_spawn *spawn, pid_t *pid);
/* The objects of a child, with a reference on both. A child whose object cannot be made is ended. */
int wsi_process_new_child(pid_t pid, struct wsi_process **process);

/* process_find.c: the system's path of a program that a command line or an application's name names, malloc'ed. `application` may be NULL. *name_end is where
 * the program's name ends in the line. */
int wsi_process_find_program(const char *application, const char *line, char **path, const char **name_end);

#endif
