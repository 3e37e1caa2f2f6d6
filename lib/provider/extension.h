/* Functions that a program asks for by GUID (SIO_GET_EXTENSION_FUNCTION_POINTER), and tables of them (SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER). Whoever
 * writes one adds its row in extension.c; the GUIDs are mswsock.h's. */
#ifndef WSI_EXTENSION_H
#define WSI_EXTENSION_H

#include <winsock2.h>
#include <mswsock.h>

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

/* Microsoft's own (mswsock.h), as a program calls them: they set the last error, which nobody above them would. All but GetAcceptExSockaddrs always pend where they have an
 * OVERLAPPED and do not fail at once. */
BOOL PASCAL wsi_AcceptEx(SOCKET listener, SOCKET acceptor, PVOID buffer, DWORD data_size, DWORD local_size, DWORD remote_size, LPDWORD received,
	LPOVERLAPPED overlapped);
void PASCAL wsi_GetAcceptExSockaddrs(PVOID buffer, DWORD data_size, DWORD local_size, DWORD remote_size, struct sockaddr **local, LPINT local_len,
	struct sockaddr **remote, LPINT remote_len);
BOOL PASCAL wsi_ConnectEx(SOCKET s, const struct sockaddr *name, int namelen, PVOID buffer, DWORD size, LPDWORD sent, LPOVERLAPPED overlapped);
BOOL PASCAL wsi_DisconnectEx(SOCKET s, LPOVERLAPPED overlapped, DWORD flags, DWORD reserved);
BOOL PASCAL wsi_TransmitFile(SOCKET s, HANDLE file, DWORD size, DWORD chunk, LPOVERLAPPED overlapped, LPTRANSMIT_FILE_BUFFERS buffers, DWORD flags);
BOOL PASCAL wsi_TransmitPackets(SOCKET s, LPTRANSMIT_PACKETS_ELEMENT elements, DWORD count, DWORD chunk, LPOVERLAPPED overlapped, DWORD flags);

/* For those that must have an OVERLAPPED: it is pending, whatever comes of the call. ERROR_INVALID_PARAMETER for none. */
int wsi_extension_begin(LPOVERLAPPED overlapped);
/* The last error, and what the call answers. */
BOOL wsi_extension_answer(int error);

extern const struct wsi_extension wsi_extensions[];
extern const struct wsi_extension_table wsi_extension_tables[];

#endif
