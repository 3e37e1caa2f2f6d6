#!/bin/sh
# The measures of the house (HACKING.md): a file is at most 600 lines, a function at most 60, and no conditional stands inside a body.
set -eu

cd "$top_srcdir"
find include lib compat tools tests bootstrap -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.cc' -o -name '*.cpp' -o -name 'winsock-c*' -o -name bootstrap \) \
	! -path '*/legacy/*' | sort | {
	failed=0
	while read -r file; do
		lines=$(wc -l <"$file")
		[ "$lines" -le 600 ] || { echo "$file: $lines lines"; failed=1; }
		case $file in *.[ch]) ;; *) continue ;; esac
		awk -v file="$file" '
			/^\{/ { start = NR }
			start && /^[ \t]*#[ \t]*(if|ifdef|ifndef)/ { print file ":" NR ": a conditional inside a body"; bad = 1 }
			/^\}/ && start {
				if (NR - start > 60) { print file ":" start ": a function of " NR - start " lines"; bad = 1 }
				start = 0
			}
			END { exit bad }' "$file" || failed=1
	done
	exit $failed
}
