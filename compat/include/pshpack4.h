/* Structures that follow are packed to 4, until <poppack.h>. Included as often as it is needed. */
#pragma pack(push, 4)
