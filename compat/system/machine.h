/* The processors that this system has; those beyond a mask's bits are not in it. */
#ifndef WSI_MACHINE_H
#define WSI_MACHINE_H

#include <windows.h>

unsigned wsi_machine_processors(void);
DWORD_PTR wsi_machine_mask(void);

#endif
