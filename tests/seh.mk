# Structured exceptions.
check_PROGRAMS += %D%/check_seh %D%/check_seh_faults
%C%_check_seh_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_seh_LDADD    = $(WST_LIBS)
%C%_check_seh_faults_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_seh_faults_LDADD    = $(WST_LIBS)
%C%_check_seh_SOURCES        = %D%/check_seh.c %D%/seh.h
%C%_check_seh_faults_SOURCES = %D%/check_seh_faults.c %D%/seh.h
dist_check_SCRIPTS += %D%/driver_seh.sh
include %D%/wine.mk
