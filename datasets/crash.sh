#!/bin/bash
# Kills training at random moments, and shows that what comes of it in the end is what one clean run gives.
#
# Environment:
#   KILLS   how often to kill; 200.
#   SEED    of the random moments; 1.
#   HOSTS, DAYS   size of the fleet that is learned; 400 and 60.
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
kills=${KILLS:-200}
RANDOM=${SEED:-1}
baseline=$tmp/b.heddle
command -v sqlite3 >/dev/null || { echo 'crash: needs sqlite3: apt install sqlite3' >&2; exit 1; }

"$fleet" --shape evtx --seed 11 --hosts "${HOSTS:-400}" --days "${DAYS:-60}" --attack-days 0 --output "$tmp/fleet" >/dev/null
log=$tmp/fleet/learned.evtx

# digest FILE: what the baseline holds, as one number.
digest() { "$heddle" baseline export --baseline "$1" 2>/dev/null | sha256sum | cut -d ' ' -f 1; }
# whole_file FILE WHAT: fails unless the database is whole.
whole_file() {
  local integrity
  integrity=$(sqlite3 "$1" 'PRAGMA integrity_check' 2>&1) || true
  [ "$integrity" = ok ] || { echo "after $2 the database is not whole: $integrity" >&2; exit 1; }
}
# check FILE WHAT: fails unless the baseline is whole and what a clean run gives.
check() {
  whole_file "$1" "$2"
  [ "$(digest "$1")" = "$expected" ] || { echo "after $2 the counts are not those of a clean run" >&2; exit 1; }
}
fresh() { rm -f "$baseline"*; }
# In the place of a subshell, so that this is what a kill meets.
train() { exec "$heddle" train "$log" --baseline "$1" --quiet; }
# moment: a random time within a run and a little more, in seconds.
moment() { awk -v ms="$whole" -v r="$RANDOM" 'BEGIN { printf "%.3f", ms * 1.1 * r / 32768 / 1000 }'; }

run whole "$heddle" train "$log" --baseline "$baseline"
whole=$(median whole)
expected=$(digest "$baseline")
echo "A clean run takes $whole ms and counts $(sqlite3 -readonly "$baseline" 'SELECT SUM(events) FROM tuple_summary') events."

# Killed, killed again where it was left off, until a run comes through.
killed=0 whole_runs=0
fresh
while [ "$killed" -lt "$kills" ]; do
  train "$baseline" >/dev/null 2>&1 &
  process=$!
  sleep "$(moment)"
  if kill -9 "$process" 2>/dev/null; then
    wait "$process" 2>/dev/null || killed=$((killed + 1))
    [ ! -e "$baseline" ] || whole_file "$baseline" 'a kill'
  else
    wait "$process"
    check "$baseline" "$killed kills"
    whole_runs=$((whole_runs + 1))
    fresh
  fi
done
(train "$baseline") >/dev/null
check "$baseline" "$killed kills"
echo "$killed kills at random moments; $((whole_runs + 1)) baselines came of it, each with the counts of a clean run."

# The files as they are at a random moment, as a copy or a power cut finds them.
copies=$((kills / 10 + 1))
for ((copy = 0; copy < copies; copy++)); do
  fresh
  train "$baseline" >/dev/null 2>&1 &
  process=$!
  sleep "$(moment)"
  kill -STOP "$process" 2>/dev/null || true
  rm -f "$tmp"/copy.heddle*
  for suffix in '' -wal -journal; do
    [ ! -e "$baseline$suffix" ] || cp "$baseline$suffix" "$tmp/copy.heddle$suffix"
  done
  kill -CONT "$process" 2>/dev/null || true
  wait "$process" || true
  (train "$tmp/copy.heddle") >/dev/null
  check "$tmp/copy.heddle" 'a copy at a random moment'
done
echo "$copies copies of the files at random moments; each came to the counts of a clean run."

# Two at once on one file: one counts, the other waits or is told who holds it.
fresh
train "$baseline" >/dev/null 2>&1 &
first=$!
(train "$baseline") >/dev/null 2>"$tmp/second" || cat "$tmp/second"
wait "$first" || true
(train "$baseline") >/dev/null
check "$baseline" 'two trainers at once'
echo 'Two trainers at once, and one run after them: the counts of a clean run.'

# No room: files may grow to a quarter of what they need.
fresh
limit=$(($(size "$tmp/copy.heddle") / 1024 / 4))
if (trap '' XFSZ; ulimit -f "$limit"; train "$baseline" >/dev/null 2>"$tmp/full"); then
  echo 'the limit on the size of files had no effect' >&2
  exit 1
fi
cat "$tmp/full"
(train "$baseline") >/dev/null
check "$baseline" 'a full disk'
echo 'A full disk, and one run after it: the counts of a clean run.'
