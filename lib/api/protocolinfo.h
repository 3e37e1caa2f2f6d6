/* WSAPROTOCOL_INFO in both widths of character. Up to its name the two are one. */
#ifndef WSI_PROTOCOLINFO_H
#define WSI_PROTOCOLINFO_H

#include <winsock2.h>

/* The program's narrow one made wide: 0 or WSAEFAULT. */
int wsi_protocolinfo_in(const WSAPROTOCOL_INFOA *theirs, WSAPROTOCOL_INFOW *wide);
/* A wide one, whose name is ASCII, made narrow. */
void wsi_protocolinfo_narrow(const WSAPROTOCOL_INFOW *wide, WSAPROTOCOL_INFOA *narrow);

#endif
