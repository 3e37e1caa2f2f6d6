# As the driver compiles: with Microsoft's names, and formats left to the library.
check_PROGRAMS += %D%/check_crt_stdio
%C%_check_crt_stdio_SOURCES  = %D%/check_crt_stdio.c
%C%_check_crt_stdio_CPPFLAGS = $(WST_CPPFLAGS) -D_WIN32=1
%C%_check_crt_stdio_CFLAGS   = $(AM_CFLAGS) -fno-builtin-printf -fno-builtin-fprintf -fno-builtin-sprintf -fno-builtin-snprintf -fno-builtin-sscanf
%C%_check_crt_stdio_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_crt_thread
%C%_check_crt_thread_SOURCES  = %D%/check_crt_thread.c
%C%_check_crt_thread_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_crt_thread_LDADD    = $(WST_LIBS)
