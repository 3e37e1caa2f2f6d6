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
	%D%/udpping.c %D%/udpping.expected
EXTRA_DIST += %D%/crtnames.c %D%/crtnames.expected
EXTRA_DIST += %D%/winproc.c %D%/winproc.expected
EXTRA_DIST += %D%/workers.c %D%/workers.expected
EXTRA_DIST += %D%/badwaits.c %D%/badwaits.expected
EXTRA_DIST += %D%/apctimer.c %D%/apctimer.expected
EXTRA_DIST += %D%/portpool.c %D%/portpool.expected
EXTRA_DIST += %D%/uithread.c %D%/uithread.expected
EXTRA_DIST += %D%/filetour.c %D%/filetour.expected
EXTRA_DIST += %D%/conhandle.c %D%/conhandle.expected
EXTRA_DIST += %D%/ctrlc.c %D%/ctrlc.expected
EXTRA_DIST += %D%/memory.c %D%/memory.expected
EXTRA_DIST += %D%/inifile.c %D%/inifile.expected
EXTRA_DIST += %D%/parent.c %D%/parent.expected
EXTRA_DIST += %D%/strings.c %D%/strings.expected
EXTRA_DIST += %D%/sehdemo.c %D%/sehdemo.expected
EXTRA_DIST += %D%/timers.c %D%/timers.expected
EXTRA_DIST += %D%/chatd.c %D%/chatd.expected
EXTRA_DIST += %D%/ClassLib.cpp %D%/CLASSLIB.H %D%/classlib.expected
