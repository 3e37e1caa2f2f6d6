/* Numbers that stand for objects: HANDLEs, HWNDs.
 *
 * Each entry gets the next number of a long row, and lies in the slot that the number's low bits name; numbers whose slot is taken are passed
 * over, and the table doubles when half full. So a lookup is one comparison, and a number comes again only when the whole row has been
 * gone through: a stale handle is an error, not another object.
 */
#ifndef WSI_TABLE_H
#define WSI_TABLE_H

#include <pthread.h>
#include <stdint.h>

#include "base/object.h"

struct wsi_entry {
	struct wsi_object *object;      /* NULL: free */
	uint32_t number;
	DWORD access;
	DWORD flags;                    /* HANDLE_FLAG_… */
};

struct wsi_table {
	pthread_mutex_t lock;
	uint32_t base;                  /* the value of number 0; values are multiples of 4, their two low bits are ignored */
	uint32_t span;                  /* how many numbers there are */
	uint32_t next;
	uint32_t live, size;            /* size is a power of two, or 0 */
	struct wsi_entry *slots;
};

#define WSI_TABLE(first, past) {.lock = PTHREAD_MUTEX_INITIALIZER, .base = (first), .span = ((past) - (first)) / 4, .next = 1}

/* Enter an object; the table takes a reference of its own. */
int wsi_table_add(struct wsi_table *table, struct wsi_object *object, DWORD access, DWORD flags, UINT_PTR *value);
/* The entry of a value, with a reference for the caller: 0 or ERROR_INVALID_HANDLE. */
int wsi_table_find(struct wsi_table *table, UINT_PTR value, struct wsi_entry *found);
/* The objects of several values at once, each with a reference and opened for all of `access`: ERROR_ACCESS_DENIED or
 * ERROR_INVALID_HANDLE for the first that is not, those before it being held. An object that is there already (not NULL) is left. */
int wsi_table_find_all(struct wsi_table *table, const HANDLE *values, unsigned count, DWORD access, struct wsi_object **objects);
/* Take an entry out that has none of `unless` among its flags; the table's reference becomes the caller's. ERROR_INVALID_HANDLE. */
int wsi_table_remove(struct wsi_table *table, UINT_PTR value, DWORD unless, struct wsi_entry *removed);
/* Change those of an entry's flags that are in `mask`. */
int wsi_table_set_flags(struct wsi_table *table, UINT_PTR value, DWORD mask, DWORD flags);

#endif
