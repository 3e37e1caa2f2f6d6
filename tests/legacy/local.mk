# Programs for Windows, compiled unchanged and run by tests/legacy.sh.
dist_check_SCRIPTS += tests/legacy.sh

EXTRA_DIST += \
	%D%/NETSOCK.CPP %D%/netsock.h %D%/netsock.expected \
	%D%/cancel.c %D%/cancel.expected \
	%D%/echo.c %D%/echo.expected \
	%D%/gamenet.c %D%/gamenet.expected \
	%D%/lookup.c %D%/lookup.expected \
	%D%/packet.h \
	%D%/udpping.c %D%/udpping.expected \
	%D%/winproc.c %D%/winproc.expected
EXTRA_DIST += %D%/crtnames.c %D%/crtnames.expected
EXTRA_DIST += %D%/crtfiles.c %D%/crtfiles.expected
EXTRA_DIST += %D%/crtspawn.c %D%/crtspawn.expected
