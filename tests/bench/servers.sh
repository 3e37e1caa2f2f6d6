#!/bin/sh
# The echo server on a completion port against the same on raw epoll, in turn within each round; then idle sockets. SERVER_ROUNDS and SERVER_SECONDS
# (of a measurement) may be set. Both servers have one thread, on one processor; the clients are one raw process on another.
# A connection has a buffer of 4 KiB on both sides; memory is the resident set while all are connected, heap its anonymous part.
set -eu

here=$top_builddir/tests/bench
rounds=${SERVER_ROUNDS:-5}
seconds=${SERVER_SECONDS:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# once PROGRAM CONNECTIONS: "requests-per-second rss anonymous cpu"
once()
{
	mkfifo "$work/fifo"
	"$here/$1" server "$2" >"$work/fifo" &
	exec 3<"$work/fifo"
	rm "$work/fifo"
	read -r port <&3
	rate=$("$here/echo_raw" client "$port" "$2" "$seconds")
	read -r rest <&3
	exec 3<&-
	wait
	echo "$rate $rest"
}

median()
{
	sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

# column N of both sides, as one line of the table
line()
{
	raw=$(cut -d' ' -f"$2" "$work/echo_raw" | median)
	ours=$(cut -d' ' -f"$2" "$work/echo_port" | median)
	ratio=$(paste -d' ' "$work/echo_raw" "$work/echo_port" | awk -v c="$2" '{if ($c > 0) print $(c + 4) / $c}' | median)
	awk -v n="$1" -v raw="$raw" -v ours="$ours" -v ratio="$ratio" -v sign="$3" -v target="$4" 'BEGIN {
		met = sign == ">=" ? ratio >= target : ratio <= target
		printf "%-36s %12s %12s   %5.2f", n, raw, ours, ratio
		if (sign != "") printf "   %s %s %s", sign, target, met ? "met" : "MISSED"
		print ""
	}'
}

printf '%-36s %12s %12s   %5s   %s\n' "echo server, $rounds rounds of $seconds s" "raw epoll" "port" "ratio" "target"
for connections in ${SERVER_CONNECTIONS:-1 100 5000}; do
	: >"$work/echo_raw"
	: >"$work/echo_port"
	for round in $(seq "$rounds"); do
		if [ $((round % 2)) = 1 ]; then order='echo_raw echo_port'; else order='echo_port echo_raw'; fi
		for side in $order; do
			once "$side" "$connections" >>"$work/$side"
		done
	done
	line "$connections connections: requests/s" 1 '>=' 0.85
	line "$connections connections: memory, KiB" 2 '<=' 1.3
	line "$connections connections: heap, KiB" 3 '' 0
	line "$connections connections: processor s" 4 '' 0
done
for kind in port none; do
	"$here/echo_port" idle "${IDLE_SOCKETS:-50000}" 5 $kind
done
