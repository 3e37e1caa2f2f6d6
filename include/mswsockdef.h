/* What Microsoft's extensions of Winsock and the drivers below them share: registered I/O. */
#ifndef _MSWSOCKDEF_
#define _MSWSOCKDEF_
#pragma GCC system_header

#include <winsock2.h>

#define RIO_MSG_DONT_NOTIFY     0x1
#define RIO_MSG_DEFER           0x2
#define RIO_MSG_WAITALL         0x4
#define RIO_MSG_COMMIT_ONLY     0x8
#define RIO_MAX_CQ_SIZE         0x8000000
#define RIO_CORRUPT_CQ          0xffffffff
#define RIO_INVALID_BUFFERID    ((RIO_BUFFERID)(ULONG_PTR)0xffffffff)
#define RIO_INVALID_CQ          ((RIO_CQ)0)
#define RIO_INVALID_RQ          ((RIO_RQ)0)

typedef struct RIO_BUFFERID_t *RIO_BUFFERID, **PRIO_BUFFERID;
typedef struct RIO_CQ_t *RIO_CQ, **PRIO_CQ;
typedef struct RIO_RQ_t *RIO_RQ, **PRIO_RQ;

typedef struct _RIORESULT {
	LONG Status;
	ULONG BytesTransferred;
	ULONGLONG SocketContext;
	ULONGLONG RequestContext;
} RIORESULT, *PRIORESULT;

typedef struct _RIO_BUF {
	RIO_BUFFERID BufferId;
	ULONG Offset;
	ULONG Length;
} RIO_BUF, *PRIO_BUF;

typedef struct _RIO_CMSG_BUFFER {
	ULONG TotalLength;
} RIO_CMSG_BUFFER, *PRIO_CMSG_BUFFER;

#define RIO_CMSG_BASE_SIZE      WSA_CMSGHDR_ALIGN(sizeof(RIO_CMSG_BUFFER))
#define RIO_CMSG_FIRSTHDR(buffer) \
	((buffer)->TotalLength >= RIO_CMSG_BASE_SIZE + sizeof(WSACMSGHDR) ? \
		(PWSACMSGHDR)(void *)((PUCHAR)(buffer) + RIO_CMSG_BASE_SIZE) : (PWSACMSGHDR)NULL)
#define RIO_CMSG_NEXTHDR(buffer, header) \
	((header) == NULL ? RIO_CMSG_FIRSTHDR(buffer) : \
		(PUCHAR)(header) + WSA_CMSGHDR_ALIGN((header)->cmsg_len) + sizeof(WSACMSGHDR) > (PUCHAR)(buffer) + (buffer)->TotalLength ? \
		(PWSACMSGHDR)NULL : (PWSACMSGHDR)(void *)((PUCHAR)(header) + WSA_CMSGHDR_ALIGN((header)->cmsg_len)))

#endif
