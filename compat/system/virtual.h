/* Virtual memory: what VirtualAlloc reserved, page by page. */
#ifndef WSI_VIRTUAL_H
#define WSI_VIRTUAL_H

#include <windows.h>
#include <stdbool.h>
#include <stdint.h>

/* One reservation; all of it under the lock. */
struct wsi_region {
	struct wsi_region *next;        /* ascending by base */
	uintptr_t base;                 /* a multiple of 64 KiB */
	size_t pages;
	DWORD protection;               /* as it was reserved */
	unsigned char *page;            /* for each a PAGE_ value, 0: reserved only */
};

#define WSI_GRANULE ((uintptr_t)0x10000)

/* virtual.c */
size_t wsi_virtual_page(void);
int wsi_virtual_lock(void);     /* ERROR_NOT_ENOUGH_MEMORY: the fork handlers could not be registered */
void wsi_virtual_unlock(void);
/* The region of an address, or NULL. Lock held. */
struct wsi_region *wsi_virtual_region(uintptr_t address);
/* mprotect's rights of a PAGE_ value, or -1 where it is none that we can give. */
int wsi_virtual_rights(DWORD protection);

#endif
