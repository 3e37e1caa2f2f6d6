# Wine as the oracle for tests/legacy.
EXTRA_DIST += %D%/wine.sh
check-wine:
	top_srcdir='$(top_srcdir)' $(SHELL) $(srcdir)/%D%/wine.sh || test $$? = 77
.PHONY: check-wine
