#!/bin/bash
# Stops a rebuild at each of its writes and at random moments, and shows that the next run ends where an undisturbed one does.
#
# Environment:
#   KILLS   random moments; 100.
#   SEED    of the random moments; 1.
#   EVERY   1 meets each write; 5 each fifth, for a quick look.
#   HOSTS   size of the fleet; 40.
#   MERGE   1 merges into a configuration that is there, in place of publishing one.
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
kills=${KILLS:-100}
every=${EVERY:-1}
RANDOM=${SEED:-1}
publish=--config-out
[ "${MERGE:-0}" -eq 0 ] || publish=--merge-into
for tool in cc sqlite3; do command -v $tool >/dev/null || { echo "crash: needs $tool" >&2; exit 1; }; done
cc -shared -fPIC -O1 -o "$tmp/faults.so" datasets/faults.c -ldl

"$fleet" --seed 12 --hosts "${HOSTS:-40}" --days 10 --attack-days 2 --by-day --output "$tmp/fleet" >/dev/null
night=$tmp/night
mkdir -p "$night/inbox" "$tmp/days"
mv "$tmp/fleet"/*.ndjson "$tmp/days/"
if [ $publish = --merge-into ]; then
  printf '<!-- kept by hand -->\r\n<Sysmon schemaversion="4.90"><EventFiltering/></Sysmon>\r\n' >"$night/exclude.xml"
fi

# rebuild FOLDER NOW: one night there; in the place of a subshell, so that this is what a kill meets.
rebuild() {
  exec "$heddle" rebuild --inbox "$1/inbox" --baseline "$1/fleet.heddle" $publish "$1/exclude.xml" \
    --report "$1/reports" --window 7d --keep 3 --max-growth 1000% --quiet --now "$2"
}
# digest FOLDER: everything that the night left, as one number: what the baseline holds, each generation's configuration
# and report, and the published files.
digest() {
  {
    "$heddle" baseline export --baseline "$1/fleet.heddle"
    sqlite3 -readonly "$1/fleet.heddle" "SELECT number, published, first_day, last_day, hex(configuration), report FROM generation"
    sqlite3 -readonly "$1/fleet.heddle" "SELECT path, size FROM inbox_file ORDER BY path"
    cat "$1/exclude.xml" "$1"/reports/latest.txt "$1"/reports/latest.html
  } | sha256sum | cut -d ' ' -f 1
}
# fresh: the state before the night that is disturbed. The inbox is linked: a copy would be another file, to be read again.
fresh() {
  rm -rf "$night"
  cp -a "$tmp/before" "$night"
  rm -r "$night/inbox"
  cp -al "$tmp/before/inbox" "$night/inbox"
}
# check WHAT: the next run must come through, or say that the night was published already, and leave what is expected.
check() {
  local code=0
  (rebuild "$night" "$disturbed") >/dev/null 2>"$tmp/err" || code=$?
  if [ "$code" -ne 0 ] && ! { [ "$code" -eq 2 ] && grep -q 'no new events' "$tmp/err"; }; then
    echo "after $1 the next run fails:" >&2
    cat "$tmp/err" >&2
    exit 1
  fi
  [ "$(sqlite3 "$night/fleet.heddle" 'PRAGMA integrity_check')" = ok ] || { echo "after $1 the file is damaged" >&2; exit 1; }
  [ "$(digest "$night")" = "$expected" ] || { echo "after $1 the state is not that of an undisturbed run" >&2; exit 1; }
}

# Nights up to the one that is disturbed, which also moves the window.
number=0
for file in "$tmp"/days/*.ndjson; do
  number=$((number + 1))
  day=$(basename "$file" .ndjson)
  now=$(date -u -d "$day + 1 day" +%FT02:00:00Z)
  [ "$number" -lt 12 ] || break
  cp "$file" "$night/inbox/"
  (rebuild "$night" "$now") >/dev/null 2>"$tmp/err" || { cat "$tmp/err" >&2; exit 1; }
done
disturbed=$now
cp "$file" "$night/inbox/"
mv "$night" "$tmp/before"

fresh
run whole "$heddle" rebuild --inbox "$night/inbox" --baseline "$night/fleet.heddle" $publish "$night/exclude.xml" \
  --report "$night/reports" --window 7d --keep 3 --max-growth 1000% --quiet --now "$disturbed"
whole=$(median whole)
expected=$(digest "$night")
fresh
(HEDDLE_FAULT_COUNT="$tmp/count" LD_PRELOAD=$tmp/faults.so rebuild "$night" "$disturbed") >/dev/null
writes=$(cat "$tmp/count")
[ "$(digest "$night")" = "$expected" ] || { echo 'two undisturbed runs differ' >&2; exit 1; }
echo "An undisturbed night takes $whole ms and changes files in $writes calls."

for mode in kill torn full; do
  met=0
  for ((at = 1; at <= writes; at += every)); do
    fresh
    code=0
    (HEDDLE_FAULT_AT=$at HEDDLE_FAULT=$mode LD_PRELOAD=$tmp/faults.so rebuild "$night" "$disturbed") >/dev/null 2>&1 || code=$?
    [ "$code" -eq 0 ] || met=$((met + 1))
    check "$mode at call $at"
  done
  echo "$mode at every ${every}. of $writes calls: $met runs stopped; each next run ends as an undisturbed one."
done

killed=0
for ((kill = 0; kill < kills; kill++)); do
  fresh
  rebuild "$night" "$disturbed" >/dev/null 2>&1 &
  process=$!
  sleep "$(awk -v ms="$whole" -v r="$RANDOM" 'BEGIN { printf "%.3f", ms * r / 32768 / 1000 }')"
  kill -9 "$process" 2>/dev/null || true
  wait "$process" 2>/dev/null || killed=$((killed + 1))
  check "kill -9 number $kill"
done
echo "kill -9 at $kills random moments: $killed met the night; each next run ends as an undisturbed one."
