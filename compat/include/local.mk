# windows.h and what it brings, in the same private directory as Winsock's own headers.
wscompatdir = $(wsincludedir)

wscompat_HEADERS = \
	%D%/basetsd.h \
	%D%/guiddef.h \
	%D%/minwinbase.h \
	%D%/minwindef.h \
	%D%/mm_malloc.h \
	%D%/mmreg.h \
	%D%/objbase.h \
	%D%/rpcndr.h \
	%D%/tchar.h \
	%D%/winbase.h \
	%D%/windef.h \
	%D%/windows.h \
	%D%/wingdi.h \
	%D%/winnt.h \
	%D%/winuser.h
