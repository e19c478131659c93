#!/bin/sh
# Prints how long the calendar takes beside rickar/cal, plain and with its cache
# tuned to hold every day asked, in one run on this machine. Of several runs the
# best of each counts.
#
#   calendar/bench.sh [runs, 5 unless given]
set -eu
cd "$(dirname "$0")"
go test -run '^$' -bench 'AddWorkdays|WorkdaysBetween|AsKnownOn' -benchtime 100ms -count "${1:-5}" . |
awk '
/ns\/op/ {
	name = $1
	sub(/^Benchmark/, "", name)
	sub(/-[0-9]+$/, "", name)
	if (!(name in best)) {
		best[name] = $3
		if (sub(/\/tanu$/, "", name)) order[++rows] = name
	} else if ($3 + 0 < best[name] + 0) {
		best[name] = $3
	}
}
END {
	printf "%-28s %10s %14s %14s %9s %9s\n", "", "tanu ns", "cal ns", "cal cached ns", "cal", "cached"
	for (i = 1; i <= rows; i++) {
		name = order[i]
		ours = best[name "/tanu"]; plain = best[name "/cal"]; cached = best[name "/cal-cached"]
		printf "%-28s %10.2f %14.0f %14.0f %8.0fx %8.0fx\n", name, ours, plain, cached, plain / ours, cached / ours
	}
	printf "\na whole calendar built: %.2f ms\n", best["AsKnownOn"] / 1e6
	printf "AddWorkdays, n = 2500 to n = 1: %.2f times the time\n", best["AddWorkdays/n=2500/tanu"] / best["AddWorkdays/n=1/tanu"]
	printf "WorkdaysBetween, ten years to a month: %.2f times the time\n", best["WorkdaysBetween/ten-years/tanu"] / best["WorkdaysBetween/month/tanu"]
}'
