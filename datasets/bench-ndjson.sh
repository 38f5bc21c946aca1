#!/bin/bash
# Training and scoring of NDJSON beside what people do by hand.
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh

"$fleet" --seed 7 --hosts 400 --days 35 --attack-days 10 --output "$tmp" >/dev/null
file=$tmp/learned.ndjson
bytes=$(size "$file")
events=$(wc -l <"$file")
cat "$file" >/dev/null

# Counts one field of the four.
by_hand() { grep -o '"SourceImage":"[^"]*"' "$file" | sort | uniq -c; }
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
  awk -v n="$name" -v ms="$(median "$name")" -v base="$base" -v bytes="$bytes" -v events="$events" 'BEGIN {
    printf "%-34s %6d ms  %7.1f MB/s  %9.0f events/s  %6.1f x wc -l\n", n, ms, bytes / ms / 1000, events / ms * 1000, ms / base }'
done
