check_PROGRAMS += %D%/check_heap
%C%_check_heap_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_heap_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_virtual
%C%_check_virtual_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_virtual_LDADD    = $(WST_LIBS)
