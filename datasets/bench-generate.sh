#!/bin/bash
# How long the smallest configuration takes for many known-good tuples, and how far from the fewest rules it may be.
#
# Processor time of the whole command: reading the baseline, the search, printing, and the proof by replay. Each is run twice,
# and the two files have to be the same.
#
# Environment: HEDDLE: the program. PYTHON: python3. SIZES: numbers of tuples ("5000 50000"). KINDS: see known-good.py
# ("fleet sparse dense").
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
python=${PYTHON:-python3}
sizes=${SIZES:-5000 50000}
kinds=${KINDS:-fleet sparse dense}

# generate BASELINE OPTION...: rules, the bound, the share of the known-good events in percent, and seconds.
generate() {
  local baseline=$1 TIMEFORMAT='%U %S' round
  shift
  for round in 1 2; do
    { time "$heddle" config generate --baseline "$baseline" --output "$tmp/$round.xml" --proof "$tmp/proof.json" --quiet "$@" \
      2>"$tmp/err"; } 2>"$tmp/seconds" || { cat "$tmp/err" >&2; exit 1; }
  done
  cmp "$tmp/1.xml" "$tmp/2.xml" >&2
  "$python" - "$tmp/proof.json" "$tmp/seconds" <<'PYTHON'
import json, sys
proof = json.load(open(sys.argv[1]))
seconds = sum(map(float, open(sys.argv[2]).read().split()))
share = 100 * proof["coverage"]["silenced"]["events"] / proof["coverage"]["known_good"]["events"]
print(f'{proof["rules"]["count"]:6} rules  {proof["rules"]["least"]:6} at least  {share:6.2f} %  {seconds:6.1f} s', end="")
PYTHON
}

echo "Rules, the least that any configuration has, the known-good events that are silenced, processor time of the command:"
for size in $sizes; do
  for kind in $kinds; do
    "$python" datasets/known-good.py "$kind" "$size" >"$tmp/rows.ndjson"
    rm -f "$tmp"/b.heddle*
    "$heddle" baseline import "$tmp/rows.ndjson" --baseline "$tmp/b.heddle" >/dev/null 2>&1
    for options in "" "--coverage 0.99" "--max-rules 100"; do
      result=$(generate "$tmp/b.heddle" $options)
      printf '%6d %-6s %-17s %s\n' "$size" "$kind" "$options" "$result"
    done
  done
done
