check_PROGRAMS += %D%/check_port
%C%_check_port_SOURCES  = %D%/check_port.c
%C%_check_port_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_port_LDADD    = $(WST_LIBS)
