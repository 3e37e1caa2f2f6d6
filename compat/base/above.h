/* What the floors above give to compat, which knows neither sockets nor our list of exports. These tables belong to compat's interface and are
 * defined in lib/api; they are bound when the library is linked, because GetProcAddress must find WSAStartup before anyone has called it and
 * there is no constructor that could register them. Without lib they can be supplied by a test. */
#ifndef WSI_ABOVE_H
#define WSI_ABOVE_H

#include <windef.h>
#include <stddef.h>

struct _OVERLAPPED;
struct wsi_object;
struct wsi_port;

/* LPOVERLAPPED_COMPLETION_ROUTINE, for those who have not read its header. */
typedef void CALLBACK wsi_file_routine(DWORD error, DWORD bytes, struct _OVERLAPPED *overlapped);

/* A HANDLE that is a descriptor (DESIGN.md, promise 4). */
struct wsi_descriptors {
	/* Each answers 0 or a Win32 code: ERROR_INVALID_HANDLE where it is no socket. */
	int (*close)(HANDLE descriptor);
	int (*get_flags)(HANDLE descriptor, DWORD *flags);              /* HANDLE_FLAG_INHERIT */
	int (*set_flags)(HANDLE descriptor, DWORD mask, DWORD flags);
	int (*duplicate)(HANDLE descriptor, BOOL inherit, HANDLE *copy); /* `copy` may be NULL: only look */
	/* Its completions go to this port, of which a reference is taken. */
	int (*associate)(HANDLE descriptor, struct wsi_port *port, ULONG_PTR key);
	int (*set_modes)(HANDLE descriptor, UCHAR modes);               /* FILE_SKIP_… */
	/* Take back a transfer, or all (NULL), `own`: those the calling thread began. ERROR_NOT_FOUND where there is none. */
	int (*cancel)(HANDLE descriptor, struct _OVERLAPPED *overlapped, BOOL own);
	/* What a wait for the descriptor waits for, with a reference. */
	int (*object)(HANDLE descriptor, struct wsi_object **object);
	/* ReadFile and WriteFile; the end of the stream is 0 bytes. `overlapped` NULL: they wait. ERROR_IO_PENDING: it is under way. `routine` may be NULL. */
	int (*read)(HANDLE descriptor, void *buffer, DWORD size, DWORD *got, struct _OVERLAPPED *overlapped, wsi_file_routine *routine);
	int (*write)(HANDLE descriptor, const void *buffer, DWORD size, DWORD *put, struct _OVERLAPPED *overlapped, wsi_file_routine *routine);
	DWORD (*type)(HANDLE descriptor);                               /* FILE_TYPE_PIPE, or FILE_TYPE_UNKNOWN where it is no socket */
};

extern const struct wsi_descriptors wsi_descriptors;

/* The DLLs whose names we answer to. */
enum wsi_dll {
	WSI_WS2_32,
	WSI_WSOCK32,
	WSI_MSWSOCK,
	WSI_KERNEL32,
	WSI_USER32,
	WSI_MSVCRT,
	WSI_ADVAPI32,
	WSI_SHELL32,
	WSI_WINMM,
	WSI_VERSION,
	WSI_GDI32,
	WSI_DLLS,
};

/* One row for each DLL that a function is in: `ordinal` is 0 where it is found by name only. */
struct wsi_export {
	enum wsi_dll dll;
	unsigned ordinal;
	const char *name;
	void (*function)(void);
};

extern const struct wsi_export wsi_exports[];
extern const size_t wsi_export_count;

#endif
