/* The API floor: every entry is
 *
 *	const WSPPROC_TABLE *provider;
 *	int error = wsi_enter(&provider);       started? not inside a hook?
 *	if (!error) provider->lpWSP…(…, &error);
 *	return wsi_finish(error);               the last error, once, in one place
 */
#ifndef WSI_API_H
#define WSI_API_H

#include <winsock2.h>
#include <ws2spi.h>
#include <windows.h>

/* 0 and the provider's table, WSANOTINITIALISED before WSAStartup, WSAEINPROGRESS inside a blocking hook. */
int wsi_enter(const WSPPROC_TABLE **provider);
/* The same test for calls that need no provider (gethostbyname …). */
int wsi_check(void);
/* Was WSAStartup called? Async-signal-safe. */
BOOL wsi_is_started(void);
/* Set the last error (0 on success, as Windows 7 and later do) and answer 0 or SOCKET_ERROR. */
int wsi_finish(int error);
/* Did the last WSAStartup ask for 2.0 or higher? Strict mode asks. */
BOOL wsi_is_version_2(void);

/* Whose alertable waits run the completion routines. */
static inline WSATHREADID
wsi_calling_thread(void)
{
	return (WSATHREADID){.ThreadHandle = GetCurrentThread()};
}

#endif
