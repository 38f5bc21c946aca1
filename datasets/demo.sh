#!/bin/sh
# The demonstration: learn a small fleet, score the days after, write a configuration, say what happened.
# HEDDLE names the program; everything is made in a temporary folder, which is removed at the end.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
heddle=${HEDDLE:-.build/release/heddle}
fleet=datasets/small-fleet
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM

say() { printf '\n== %s\n' "$*"; }

say "heddle train $fleet/learned.ndjson.xz --baseline fleet.heddle"
"$heddle" train $fleet/learned.ndjson.xz --baseline "$tmp/fleet.heddle" 2>"$tmp/account"
cat "$tmp/account" >&2

say "heddle score $fleet/scored.ndjson.xz --baseline fleet.heddle   (the first 40 lines)"
"$heddle" score $fleet/scored.ndjson.xz --baseline "$tmp/fleet.heddle" >"$tmp/table" 2>/dev/null
head -n 40 "$tmp/table"

say "Where the labelled attacks came among all cases"
"$heddle" score $fleet/scored.ndjson.xz --baseline "$tmp/fleet.heddle" --output ndjson >"$tmp/findings" 2>/dev/null
awk -f datasets/value.awk -f datasets/rank.awk $fleet/labels.csv "$tmp/findings" | sort -t '	' -k1,1n -k2,2 >"$tmp/ranks"
awk -F '\t' '{ printf "  rank %3d of %d: %s\n", $1, $3, $2 }' "$tmp/ranks"

say "heddle config generate --baseline fleet.heddle --output exclude.xml   (its first 24 lines)"
"$heddle" config generate --baseline "$tmp/fleet.heddle" --output "$tmp/exclude.xml" 2>"$tmp/generated"
head -n 24 "$tmp/exclude.xml"

say "What was done"
tuples=$("$heddle" baseline show --baseline "$tmp/fleet.heddle" --limit 0)
printf '%s\n' "$tuples" | sed 's/^/  /'
printf '  Findings     %s events in %s cases were not left out as known good\n' \
  "$(grep -c . "$tmp/findings")" "$(awk -F '\t' 'NR == 1 { print $3 }' "$tmp/ranks")"
printf '  Attacks      %s kinds; the lowest of them at rank %s\n' \
  "$(grep -c . "$tmp/ranks")" "$(tail -n 1 "$tmp/ranks" | cut -f 1)"
printf '  Rules        %s exclude rules, proved by replay before they were written\n' "$(grep -c '<Rule ' "$tmp/exclude.xml")"
printf '  Everything above was made from %s; see its info.yml\n' "$fleet"
