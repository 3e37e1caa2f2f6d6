#!/bin/sh
# No file names a place of the machine that it was written on.
set -eu

cd "$top_srcdir"
if grep -rnIE '/(home|root|work|Users)/[A-Za-z0-9._-]+' include lib compat tools tests man bootstrap .ci configure.ac Makefile.am ./*.md ./*.in 2>/dev/null |
	grep -vE '^tests/paths\.sh:|^Makefile\.in:|^config\.h\.in:'; then
	echo "^ paths of one machine"
	exit 1
fi
