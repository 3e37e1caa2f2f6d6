/* Functions that a program asks for by GUID (SIO_GET_EXTENSION_FUNCTION_POINTER), and tables of them (SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER). Whoever
 * writes one adds its row in extension.c; the GUIDs are mswsock.h's. */
#ifndef WSI_EXTENSION_H
#define WSI_EXTENSION_H

#include <winsock2.h>

/* The base provider's type for all of them; the program casts it to the right one. */
typedef void wsi_extension_function(void);

struct wsi_extension {
	GUID id;
	wsi_extension_function *function;       /* NULL: the end of the list */
};

struct wsi_extension_table {
	GUID id;
	const void *functions;                  /* as the program gets it; NULL: the end of the list */
	DWORD size;
};

extern const struct wsi_extension wsi_extensions[];
extern const struct wsi_extension_table wsi_extension_tables[];

#endif
