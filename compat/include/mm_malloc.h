/* The compiler's own header asks for Microsoft's C library where _WIN32 is defined; here its memory is libc's. */
#pragma GCC system_header
#pragma push_macro("_WIN32")
#undef _WIN32
#include_next <mm_malloc.h>
#pragma pop_macro("_WIN32")
