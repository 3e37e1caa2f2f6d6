# The private include directory: what a program sees.
wsincludedir = $(includedir)/winsock

nobase_wsinclude_HEADERS =
