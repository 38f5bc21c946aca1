#!/bin/bash
# Windows event logs to counted tuples, beside other readers and beside the reading alone.
#
# Environment:
#   SIZE     MiB of each log, about; 1024.
#   ROUNDS   runs of each program, of which the median is taken; 3.
#   PYTHON   a Python that has the Rust parser: python3 -m venv DIR && DIR/bin/pip install evtx, then DIR/bin/python.
#   LOGS     a folder that keeps the logs from one call to the next; without it they are made anew.
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
mib=${SIZE:-1024}
rounds=${ROUNDS:-3}
python=${PYTHON:-python3}
logs=${LOGS:-$tmp/logs}
mkdir -p "$logs"

rust='Rust parser (evtx), 2 threads'
libevtx='libevtx (evtxexport)'
limit='cat FILE > /dev/null, page cache'
fresh='heddle train, new baseline'
again='heddle train, all counted before'
dump='heddle evtx dump, ndjson'

# The parser's fastest way: JSON of every record, looked into as text before it is parsed; then tuples are counted.
cat >"$tmp/rust.py" <<'EOF'
import collections, json, sys, evtx
tuples = collections.Counter()
for record in evtx.PyEvtxParser(sys.argv[1], number_of_threads=2).records_json():
    if '"EventID":8,' in record["data"]:
        data = json.loads(record["data"])["Event"]["EventData"]
        tuples[tuple(map(data.get, ("SourceImage", "TargetImage", "StartModule", "StartFunction")))] += 1
open(sys.argv[2], "w").write(str(sum(tuples.values())))
EOF
has_rust=$("$python" -c 'import evtx' 2>/dev/null && echo yes || true)
has_libevtx=$(command -v evtxexport || true)
[ -n "$has_rust" ] || echo "no $rust: python3 -m venv DIR && DIR/bin/pip install evtx, then make bench PYTHON=DIR/bin/python"
[ -n "$has_libevtx" ] || echo "no $libevtx: apt install libevtx-utils"

# make_log NAME HOSTS DAYS OPTION...: the log of a fleet, with nothing to score behind it.
make_log() {
  local folder=$logs/$1 hosts=$2 days=$3
  shift 3
  [ -e "$folder/labels.csv" ] ||
    "$fleet" --shape evtx --seed 7 --hosts "$hosts" --days "$days" --attack-days 0 "$@" --output "$folder" >/dev/null
}

# row NAME FILE: a line of the table.
row() {
  [ -n "${times[$1]:-}" ] || return 0
  local rust_rate=${times[$rust]:+$(rate "$rust" "$file")}
  awk -v n="$1" -v ms="$(median "$1")" -v rate="$(rate "$1" "$2")" -v rust="${rust_rate:-0}" -v limit="$(rate "$limit" "$file")" \
    'BEGIN { printf "  %-34s %8.2f s  %7.3f GB/s  %8s  %7.3f x cat\n", n, ms / 1000, rate,
      (rust > 0 ? sprintf("%.1f x Rust", rate / rust) : ""), rate / limit }'
}
# rate NAME FILE: GB, of a thousand millions, a second.
rate() { awk -v ms="$(median "$1")" -v bytes="$(size "$2")" 'BEGIN { print bytes / ms / 1e6 }'; }

# agree NAME COUNT: fails where a program counts other records of Event ID 8 than heddle does.
agree() {
  [ "$2" = "$events" ] || { echo "$1 finds $2 of Event ID 8, heddle $events" >&2; exit 1; }
}

# measure TITLE NAME: counts a log in turns. The dump runs once, as does libevtx, on a smaller log: it would take many minutes.
measure() {
  local file=$logs/$2-$mib/learned.evtx part=$logs/$2-part/learned.evtx events
  times=()
  # Once without looking at the clock, which also brings the file into the page cache.
  events=$("$heddle" train "$file" --baseline "$tmp/b.heddle" --quiet | awk '/^learned/ { gsub(",", "", $2); print $2 }')
  for ((round = 0; round < rounds; round++)); do
    run "$limit" cat "$file"
    rm -f "$tmp"/b.heddle*
    run "$fresh" "$heddle" train "$file" --baseline "$tmp/b.heddle"
    run "$again" "$heddle" train "$file" --baseline "$tmp/b.heddle"
    if [ -n "$has_rust" ]; then
      run "$rust" "$python" "$tmp/rust.py" "$file" "$tmp/count"
      agree "$rust" "$(cat "$tmp/count")"
    fi
  done
  run "$dump" "$heddle" evtx dump "$file" --event-id 8 --output ndjson
  if [ -n "$has_libevtx" ]; then run "$libevtx" evtxexport "$part"; fi
  rm -f "$tmp"/b.heddle*
  printf '\n%s: %s bytes, %s records of Event ID 8; median of %s\n' "$1" "$(size "$file")" "$events" "$rounds"
  for name in "$limit" "$fresh" "$again" "$dump" "$rust"; do row "$name" "$file"; done
  row "$libevtx" "$part"
  echo "  peak memory of $fresh: $(peak "$heddle" train "$file" --baseline "$tmp/b.heddle") MiB"
  rm -f "$tmp"/b.heddle*
}

make_log "mixed-$mib" 100 "$(((mib * 27 + 1023) / 1024))" --other-events 24
make_log mixed-part 7 7 --other-events 24
make_log "event8-$mib" 400 "$(((mib * 139 + 1023) / 1024))"
make_log event8-part 140 7
measure 'Mixed log, 4 % of its events of Event ID 8' mixed
measure 'Log of nothing but Event ID 8' event8
printf '\nThe dump ran once%s.\n' "${has_libevtx:+, as did libevtx, on a log of about 16 MB}"
