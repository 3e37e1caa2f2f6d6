include %D%/posix/local.mk
include %D%/provider/local.mk
include %D%/api/local.mk

libwinsock_la_SOURCES =
libwinsock_la_LIBADD  = %D%/api/libapi.la %D%/provider/libprovider.la %D%/posix/libposix.la \
	compat/user/libuser.la compat/base/libbase.la
libwinsock_la_LDFLAGS = -no-undefined -version-info 0:0:0 -pthread \
	-Wl,--no-undefined-version -Wl,--version-script=$(srcdir)/%D%/winsock.map
EXTRA_libwinsock_la_DEPENDENCIES = %D%/winsock.map

EXTRA_DIST += %D%/winsock.map
