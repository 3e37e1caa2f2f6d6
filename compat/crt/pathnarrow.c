#define CHAR    char
#define SPLIT   _splitpath
#define SPLIT_S _splitpath_s
#define MAKE    _makepath
#define MAKE_S  _makepath_s

#include "crt/path.inc"
