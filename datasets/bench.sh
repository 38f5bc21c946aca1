#!/bin/bash
# Measures training and scoring on a synthetic fleet against plain peers on the same file in the same run.
# Ratios count, not seconds: machines differ. HEDDLE and FLEET name the programs.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
heddle=${HEDDLE:-.build/release/heddle}
fleet=${FLEET:-.build/release/heddle-fleet}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM

"$fleet" --seed 7 --hosts 400 --days 35 --attack-days 10 --output "$tmp" >/dev/null
file=$tmp/learned.ndjson
bytes=$(stat -c %s "$file" 2>/dev/null || stat -f %z "$file")
events=$(wc -l <"$file")
cat "$file" >/dev/null

# The median of five runs, in milliseconds. The peers and Heddle take turns, so that a slow spell hits all.
now() { date +%s%N; }
declare -A times
run() { # name, command...
  local name=$1 start end; shift
  start=$(now); "$@" >/dev/null 2>&1; end=$(now)
  times[$name]+="$(((end - start) / 1000000)) "
}
# What people do by hand: count one field of the four.
by_hand() { grep -o '"SourceImage":"[^"]*"' "$file" | sort | uniq -c; }
median() { tr ' ' '\n' <<<"${times[$1]}" | grep . | sort -n | sed -n 3p; }
for _ in 1 2 3 4 5; do
  run 'wc -l' wc -l "$file"
  run 'grep | sort | uniq, one field' by_hand
  rm -f "$tmp/b.heddle"
  run 'heddle train, new baseline' "$heddle" train "$file" --baseline "$tmp/b.heddle"
  run 'heddle train, all counted before' "$heddle" train "$file" --baseline "$tmp/b.heddle"
  run 'heddle score, ndjson' "$heddle" score "$file" --baseline "$tmp/b.heddle" --output ndjson
done
printf '%s events, %s bytes, all of them Event ID 8; median of five\n' "$events" "$bytes"
base=$(median 'wc -l')
for name in 'wc -l' 'grep | sort | uniq, one field' 'heddle train, new baseline' 'heddle train, all counted before' 'heddle score, ndjson'; do
  ms=$(median "$name")
  awk -v n="$name" -v ms="$ms" -v base="$base" -v bytes="$bytes" -v events="$events" 'BEGIN {
    if (ms < 1) ms = 1; if (base < 1) base = 1
    printf "%-34s %6d ms  %7.1f MB/s  %9.0f events/s  %6.1f x wc -l\n", n, ms, bytes / ms / 1000, events / ms * 1000, ms / base }'
done
