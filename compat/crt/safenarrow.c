#define CHAR   char
#define FILLER int
#define CPY_S  strcpy_s
#define NCPY_S strncpy_s
#define CAT_S  strcat_s
#define NCAT_S strncat_s
#define TOK_S  strtok_s
#define NLEN_S strnlen_s
#define SET_S  _strset_s
#define NSET_S _strnset_s
#define LWR    _strlwr
#define UPR    _strupr
#define LWR_S  _strlwr_s
#define UPR_S  _strupr_s

#include "crt/safetext.inc"
