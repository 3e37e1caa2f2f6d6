/* The HANDLE under a descriptor of the C library (osfhandle.c). */
#ifndef WSI_CRT_OSFHANDLE_H
#define WSI_CRT_OSFHANDLE_H

/* The descriptor is about to be closed: so is its handle. */
void wsi_crt_forget_osfhandle(int fd);

#endif
