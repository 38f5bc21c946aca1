#!/bin/bash
# Measures Heddle on baselines of many tuples: events a second into them, and how long one takes to be loaded for scoring.
#
# Environment: HEDDLE, FLEET: the programs. ROUNDS: runs of each (3), whose median counts. TUPLES: sizes ("10000 1000000").
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
rounds=${ROUNDS:-3}
tuples=${TUPLES:-10000 1000000}

# rows COUNT: a baseline in its text form: COUNT tuples of 20,000 sources, each seen once on one of 400 hosts and 30 days.
rows() {
  awk -v count="$1" 'BEGIN {
    srand(5)
    print "{\"kind\":\"settings\",\"format\":1,\"generalise\":true,\"minimum_host_days\":5,\"minimum_days\":3}"
    while (made < count) {
      source = int(rand() ^ 2 * 20000); target = int(rand() ^ 2 * 5000); module = int(rand() ^ 2 * 300)
      name = int(rand() * 7)
      if ((source, target, module, name) in seen) continue
      seen[source, target, module, name]
      tuple[made++] = sprintf("\"source\":\"c:\\\\program files\\\\vendor%d\\\\product%d\\\\bin\\\\service%d.exe\",\"target\":\"c:\\\\windows\\\\system32\\\\target%d.exe\",\"module\":\"c:\\\\windows\\\\system32\\\\module%d.dll\"%s,\"start_class\":\"backed\"",
        source % 700, source % 3000, source, target, module, (name ? ",\"function\":\"function" name "\"" : ""))
    }
    for (i = 0; i < count; i++) print "{\"kind\":\"tuple\"," tuple[i] "}"
    for (i = 0; i < count; i++) {
      day = sprintf("2026-01-%02d", 1 + int(rand() * 30))
      printf "{\"kind\":\"sighting\",%s,\"host\":\"host%d\",\"day\":\"%s\",\"offset\":\"%04X\",\"events\":1,\"first_seen\":\"%s 10:00:00.000\",\"last_seen\":\"%s 10:00:00.000\"}\n", \
        tuple[i], int(rand() * 400), day, int(rand() * 4096) * 16, day, day
    }
  }'
}

"$fleet" --seed 7 --hosts 400 --days 14 --attack-days 0 --output "$tmp/fleet" >/dev/null
log=$tmp/fleet/learned.ndjson
head -1 "$log" >"$tmp/one.ndjson"
events=$(wc -l <"$log")

# measure NAME BASELINE: trains a copy of BASELINE on the log, or makes a new one where that is empty, and scores one event.
measure() {
  local name=$1 baseline=$2 round
  for round in $(seq "$rounds"); do
    rm -f "$tmp"/b.heddle*
    [ -z "$baseline" ] || cp "$baseline" "$tmp/b.heddle"
    run "$name" "$heddle" train "$log" --baseline "$tmp/b.heddle"
    run "$name, again" "$heddle" train "$log" --baseline "$tmp/b.heddle"
    run "$name, load" "$heddle" score "$tmp/one.ndjson" --baseline "$tmp/b.heddle" --output ndjson
  done
  awk -v n="$name" -v events="$events" -v new="$(median "$name")" -v again="$(median "$name, again")" -v loading="$(median "$name, load")" \
    -v train="$(peak "$heddle" train "$tmp/one.ndjson" --baseline "$tmp/b.heddle")" -v score="$(peak "$heddle" score "$tmp/one.ndjson" --baseline "$tmp/b.heddle" --output ndjson)" 'BEGIN {
    printf "  %-24s %9.0f events/s  %9.0f events/s counted before  %6.2f s to score one event  %4d MiB to train, %4d to score\n",
      n, events / new * 1000, events / again * 1000, loading / 1000, train, score }'
}

echo "A log of 400 hosts and 14 days, into baselines of different sizes; with the calibration that ends each training:"
measure 'a new baseline' ''
for count in $tuples; do
  rows "$count" >"$tmp/rows.ndjson"
  rm -f "$tmp"/full.heddle*
  "$heddle" baseline import "$tmp/rows.ndjson" --baseline "$tmp/full.heddle" >/dev/null 2>&1
  measure "$count tuples" "$tmp/full.heddle"
done
