include %D%/posix/local.mk
include %D%/provider/local.mk
include %D%/api/local.mk

libwinsock_la_SOURCES =
libwinsock_la_LIBADD  = %D%/api/libapi.la %D%/provider/libprovider.la %D%/posix/libposix.la \
	compat/user/libuser.la compat/crt/libcrt.la compat/file/libfile.la compat/system/libsystem.la compat/base/libbase.la
# nodelete: its threads, its fork handlers and what ends with a thread outlive a dlclose().
libwinsock_la_LDFLAGS = -no-undefined -version-info 0:0:0 -pthread -Wl,-z,nodelete \
	-Wl,--no-undefined-version -Wl,--version-script=$(srcdir)/%D%/winsock.map
EXTRA_libwinsock_la_DEPENDENCIES = %D%/winsock.map

EXTRA_DIST += %D%/winsock.map

# A legacy makefile's -lws2_32 -lwsock32 -lmswsock links with any compiler: other names of the same library.
LINKER_NAMES = ws2_32 wsock32 mswsock

install-exec-hook:
	@cd '$(DESTDIR)$(libdir)' && for name in $(LINKER_NAMES); do \
		for kind in so a; do \
			if test -f libwinsock.$$kind; then rm -f lib$$name.$$kind && $(LN_S) libwinsock.$$kind lib$$name.$$kind || exit 1; fi; \
		done; \
	done

uninstall-hook:
	@for name in $(LINKER_NAMES); do rm -f '$(DESTDIR)$(libdir)'/lib$$name.so '$(DESTDIR)$(libdir)'/lib$$name.a; done

# Another data model's library beside that of the machine: all else is the same for both.
install-lib32: install-libLTLIBRARIES install-libLIBRARIES install-pkgconfigDATA
	@$(MAKE) $(AM_MAKEFLAGS) install-exec-hook
.PHONY: install-lib32
