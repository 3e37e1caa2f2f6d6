/* Structures that follow are packed to 8, until <poppack.h>. Included as often as it is needed. */
#pragma pack(push, 8)
