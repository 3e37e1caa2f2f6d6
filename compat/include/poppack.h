/* The end of what <pshpack1.h> and its kin began. */
#pragma pack(pop)
