check_PROGRAMS += %D%/check_interlocked
%C%_check_interlocked_SOURCES  = %D%/check_interlocked.c
%C%_check_interlocked_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_interlocked_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_interlocked_cxx
%C%_check_interlocked_cxx_SOURCES  = %D%/check_interlocked_cxx.cpp
%C%_check_interlocked_cxx_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_check_interlocked_cxx_LDADD    = libwinsock.la
