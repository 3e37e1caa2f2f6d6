/* Microsoft's extensions that winsock.h and mswsock.h share. */
#ifndef WS_EXTENSIONS_H
#define WS_EXTENSIONS_H
#pragma GCC system_header

#define SO_CONNDATA                 0x7000
#define SO_CONNOPT                  0x7001
#define SO_DISCDATA                 0x7002
#define SO_DISCOPT                  0x7003
#define SO_CONNDATALEN              0x7004
#define SO_CONNOPTLEN               0x7005
#define SO_DISCDATALEN              0x7006
#define SO_DISCOPTLEN               0x7007
#define SO_OPENTYPE                 0x7008
#define SO_SYNCHRONOUS_ALERT        0x10
#define SO_SYNCHRONOUS_NONALERT     0x20
#define SO_MAXDG                    0x7009
#define SO_MAXPATHDG                0x700a
#define SO_UPDATE_ACCEPT_CONTEXT    0x700b
#define SO_CONNECT_TIME             0x700c
#define TCP_BSDURGENT               28672
#define TF_DISCONNECT               1
#define TF_REUSE_SOCKET             2
#define TF_WRITE_BEHIND             4

typedef struct _TRANSMIT_FILE_BUFFERS {
	LPVOID Head;
	DWORD HeadLength;
	LPVOID Tail;
	DWORD TailLength;
} TRANSMIT_FILE_BUFFERS, *PTRANSMIT_FILE_BUFFERS, *LPTRANSMIT_FILE_BUFFERS;

WS_BEGIN
int PASCAL WSARecvEx(SOCKET s, char *buf, int len, int *flags);
WS_END

#endif
