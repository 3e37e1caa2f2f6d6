#!/bin/sh
# Count the results of `make check`: tally.sh BUILD... ends with the line "N passed, N failed".
# A program of Check counts as its cases, any other test as one. A skipped test counts as neither.
set -eu

results=$(find "$@" -path '*/tests/*' -name '*.trs' | sed 's/\.trs$//' | sort -u)
for result in $results; do
	awk -v name="$result" '
		FILENAME ~ /\.trs$/ && $1 == ":test-result:" { result = $2 }
		FILENAME ~ /\.log$/ && /^[0-9]+%: Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+/ {
			gsub(/[:,]/, " ")
			cases += $3; bad += $5 + $7
		}
		END {
			if (result == "PASS" && !cases) cases = 1
			if (result == "FAIL" || result == "ERROR" || result == "XPASS") { if (!bad) { bad = 1; if (!cases) cases = 1 } }
			else bad = 0
			if (result == "SKIP") { print "skipped: " name > "/dev/stderr"; cases = 0 }
			print cases - bad, bad
		}' "$result.trs" "$result.log"
done | awk '{ passed += $1; failed += $2 } END { printf "%d passed, %d failed\n", passed, failed }'
