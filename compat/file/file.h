/* What can be read and written: files, pipes, consoles; and sockets by way of wsi_descriptors (base/above.h).
 *
 * ReadFile and its kin find the object of a handle and call its kind's table. Objects over a descriptor begin with a struct wsi_file, whatever
 * else their kind adds. All functions of the table answer 0 or a Win32 code; NULL is ERROR_INVALID_FUNCTION.
 */
#ifndef WSI_FILE_H
#define WSI_FILE_H

#include <windows.h>
#include <limits.h>
#include <stdbool.h>

#include "base/completion.h"
#include "base/object.h"

struct wsi_file_kind {
	DWORD type;                                     /* FILE_TYPE_… */
	/* `at` is a place in the file, or NULL: the file pointer, which moves. A read that finds the end has got 0 bytes, or is ERROR_BROKEN_PIPE. */
	int (*read)(struct wsi_object *object, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got);
	int (*write)(struct wsi_object *object, const void *buffer, DWORD size, const ULONGLONG *at, DWORD *put);
	int (*seek)(struct wsi_object *object, LONGLONG distance, DWORD method, ULONGLONG *position);
	int (*size)(struct wsi_object *object, ULONGLONG *size);
	int (*resize)(struct wsi_object *object, ULONGLONG size);
	int (*flush)(struct wsi_object *object);
	/* The descriptor under it, which the object keeps; -1: none. */
	int (*descriptor)(const struct wsi_object *object);
	/* Where its completions go. NULL: it has no overlapped transfers. */
	struct wsi_completion *(*completion)(struct wsi_object *object);
};

struct wsi_share;
struct wsi_file_range;

/* What does not change after the object was made is read without a lock; the file pointer is the kernel's. */
struct wsi_file {
	struct wsi_object object;
	int fd;
	DWORD flags;                    /* FILE_FLAG_… it was opened with, and WSI_FILE_… */
	char *path;                     /* absolute, resolved; NULL: none known. Owned */
	struct wsi_share *share;        /* its entry among those who share a file (share.h), or NULL */
	struct wsi_file_range *locked;  /* what LockFile locked through it (lock.c) */
	struct wsi_completion completion;
};

/* Flags of our own among FILE_FLAG_… : bits that CreateFile has no use for. */
#define WSI_FILE_BORROWED 0x00000001u   /* the descriptor is the host's: it stays open */
#define WSI_FILE_PIPE_END 0x00000002u   /* made by CreatePipe and its kin */

/* A handle to a new object over a descriptor, whose kind is what the descriptor is. It is taken over, also where this fails (closed then), unless
 * WSI_FILE_BORROWED is among the flags. `access` may be generic. */
int wsi_file_open_fd(int fd, DWORD access, DWORD flags, HANDLE *handle);
/* The object alone, with the caller's reference. */
int wsi_file_new(int fd, DWORD flags, struct wsi_file **file);
/* For a kind of one's own that begins with a struct wsi_file. */
void wsi_file_init(struct wsi_file *file, const struct wsi_kind *kind, int fd, DWORD flags);
void wsi_file_finish(struct wsi_file *file);            /* all but free() */
/* The rights that generic ones mean for files. */
DWORD wsi_file_access(DWORD access);

/* The descriptor of a handle and a reference on its object, which keeps it open. A SOCKET is its own descriptor; *object is NULL then.
 * ERROR_INVALID_HANDLE where there is none, ERROR_ACCESS_DENIED where the handle does not allow `access`. */
int wsi_file_fd(HANDLE handle, DWORD access, int *fd, struct wsi_object **object);
/* The object of a handle that has a table; *object is NULL for a SOCKET. `access` may be an alternative: any of `either`, where not 0, will do. */
int wsi_file_find(HANDLE handle, DWORD access, struct wsi_object **object);

/* The tables for what the kernel does: bytes at a place, and streams. */
extern const struct wsi_file_kind wsi_file_disk;
extern const struct wsi_file_kind wsi_file_pipe;
extern const struct wsi_file_kind wsi_file_character;

enum { WSI_FILE_CHUNK = INT_MAX & ~4095 };     /* the most that one system call takes */

static inline size_t
wsi_file_chunk(DWORD size)
{
	return size < WSI_FILE_CHUNK ? size : WSI_FILE_CHUNK;
}

static inline int
wsi_file_fd_of(const struct wsi_object *object)
{
	return ((const struct wsi_file *)object)->fd;
}

/* overlapped.c: the frame of a call that may have an OVERLAPPED (NULL: not) and is over when it returns. */
int wsi_file_overlapped_begin(struct wsi_object *object, OVERLAPPED *overlapped, struct wsi_packet **packet);
void wsi_file_overlapped_end(struct wsi_object *object, OVERLAPPED *overlapped, struct wsi_packet *packet, int error, DWORD done);
/* For the kinds that begin with a struct wsi_file: what their tables have. */
struct wsi_completion *wsi_file_completion(struct wsi_object *object);
int wsi_file_associate(struct wsi_object *object, struct wsi_port *port, ULONG_PTR key);
int wsi_file_set_modes(struct wsi_object *object, UCHAR modes);

/* The Win32 code of an errno. */
int wsi_file_error(int error);
/* The same after a call that named a path: tells a missing file from a missing directory. */
int wsi_file_path_error(const char *path, int error);

/* Forget what a file locked; the kernel does so when it is closed. */
void wsi_file_forget_locks(struct wsi_file *file);

/* CON, CONIN$, CONOUT$ by name (openconsole.c). */
int wsi_file_open_console(bool output, DWORD access, HANDLE *handle);

#endif
