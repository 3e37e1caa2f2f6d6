# windows.h and what it brings, in the same private directory as Winsock's own headers.
wscompatdir = $(wsincludedir)
wswin32dir  = $(wsincludedir)/win32

wscompat_HEADERS =
wscompat_HEADERS += %D%/basetsd.h
wscompat_HEADERS += %D%/consoleapi.h
wscompat_HEADERS += %D%/debugapi.h
wscompat_HEADERS += %D%/errhandlingapi.h
wscompat_HEADERS += %D%/fileapi.h
wscompat_HEADERS += %D%/guiddef.h
wscompat_HEADERS += %D%/handleapi.h
wscompat_HEADERS += %D%/heapapi.h
wscompat_HEADERS += %D%/interlockedapi.h
wscompat_HEADERS += %D%/ioapiset.h
wscompat_HEADERS += %D%/memoryapi.h
wscompat_HEADERS += %D%/minwinbase.h
wscompat_HEADERS += %D%/minwindef.h
wscompat_HEADERS += %D%/mm_malloc.h
wscompat_HEADERS += %D%/mmreg.h
wscompat_HEADERS += %D%/namedpipeapi.h
wscompat_HEADERS += %D%/objbase.h
wscompat_HEADERS += %D%/processenv.h
wscompat_HEADERS += %D%/processthreadsapi.h
wscompat_HEADERS += %D%/rpcndr.h
wscompat_HEADERS += %D%/stringapiset.h
wscompat_HEADERS += %D%/synchapi.h
wscompat_HEADERS += %D%/sysinfoapi.h
wscompat_HEADERS += %D%/tchar.h
wscompat_HEADERS += %D%/threadpoolapiset.h
wscompat_HEADERS += %D%/threadpoollegacyapiset.h
wscompat_HEADERS += %D%/timezoneapi.h
wscompat_HEADERS += %D%/winbase.h
wscompat_HEADERS += %D%/windef.h
wscompat_HEADERS += %D%/windows.h
wscompat_HEADERS += %D%/wingdi.h
wscompat_HEADERS += %D%/winnls.h
wscompat_HEADERS += %D%/winnt.h
wscompat_HEADERS += %D%/winuser.h

# Parts of them that have no name of their own on Windows.
wswin32_HEADERS =
wswin32_HEADERS += %D%/win32/createprocess.h
wswin32_HEADERS += %D%/win32/global.h
wswin32_HEADERS += %D%/win32/local.h
wswin32_HEADERS += %D%/win32/locks.h
wswin32_HEADERS += %D%/win32/profile.h
wswin32_HEADERS += %D%/win32/wide.h
