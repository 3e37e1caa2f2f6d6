check_PROGRAMS += %D%/check_file
%C%_check_file_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_file_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_filename
%C%_check_filename_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_filename_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_mapping
%C%_check_mapping_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_mapping_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_overlapped
%C%_check_overlapped_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_overlapped_LDADD    = $(WST_LIBS)
