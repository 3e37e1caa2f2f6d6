/* PACKET.H - what goes over the wire. */
#pragma pack(1)
typedef struct tagPACKET {
    WORD  wType;
    WORD  wSequence;
    DWORD dwTime;
} PACKET, FAR *LPPACKET;
#pragma pack()

#define PACKET_REQUEST 1
#define PACKET_REPLY   2
