#!/bin/bash
# NDJSON to counted tuples, beside other programs that count the same and beside the reading alone.
#
# Environment:
#   SIZE     MiB of each log, about; 1024.
#   ROUNDS   runs of each program, of which the median is taken; 3.
#   PYTHON   a Python with DuckDB and polars: python3 -m venv DIR && DIR/bin/pip install duckdb polars, then DIR/bin/python.
#   LOGS     a folder that keeps the logs from one call to the next; without it they are made anew.
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
mib=${SIZE:-1024}
rounds=${ROUNDS:-3}
python=${PYTHON:-python3}
logs=${LOGS:-$tmp/logs}
mkdir -p "$logs"

limit='cat FILE > /dev/null, page cache'
fresh='heddle train, new baseline'
again='heddle train, all counted before'
score='heddle score, ndjson'
simd='simdjson on every line, one thread'
columns='DuckDB read_ndjson, 2 threads'
contains='DuckDB lines by contains, 2 threads'
polars='polars scan_ndjson, 2 threads'
pipe='rg -F | jq | sort | uniq -c'

# Counts tuples of Event ID 8, and writes how many events there were: count.py WAY FILE RESULT.
cat >"$tmp/count.py" <<'PYTHON'
import sys
way, file, result = sys.argv[1:]
fields = ["SourceImage", "TargetImage", "StartModule", "StartFunction"]
if way == "polars":
    import polars as pl
    data = pl.Struct({name: pl.String for name in fields})
    lines = pl.scan_ndjson(file, schema={"winlog": pl.Struct({"event_id": pl.String, "event_data": data})})
    winlog = pl.col("winlog").struct
    events = lines.filter(winlog.field("event_id") == "8").select(winlog.field("event_data")).unnest("event_data")
    count = events.group_by(fields).len().collect(engine="streaming")["len"].sum()
else:
    import duckdb
    duckdb.execute("SET threads = 2")
    if way == "columns":
        data = "STRUCT(" + ", ".join(name + " VARCHAR" for name in fields) + ")"
        rows = f"""SELECT unnest(winlog.event_data) FROM read_ndjson('{file}',
            columns = {{winlog: 'STRUCT(event_id VARCHAR, event_data {data})'}}) WHERE winlog.event_id = '8'"""
    else:
        values = ", ".join(f"json_extract_string(line, '$.winlog.event_data.{name}') AS {name}" for name in fields)
        rows = f"""SELECT {values} FROM read_csv('{file}', columns = {{line: 'VARCHAR'}}, delim = '\x01', quote = '',
            escape = '', header = false, auto_detect = false, max_line_size = 16777216)
            WHERE contains(line, '"event_id":"8"')"""
    tuples = duckdb.execute(f"SELECT {', '.join(fields)}, count(*) AS events FROM ({rows}) GROUP BY ALL").fetchall()
    count = sum(row[-1] for row in tuples)
open(result, "w").write(str(count))
PYTHON
# Counts the events alone.
cat >"$tmp/simd.cpp" <<'CPP'
#include <fstream>
#include <simdjson.h>
using namespace simdjson;
int main(int, char **arguments) {
  ondemand::parser parser;
  padded_string text = padded_string::load(arguments[1]);
  ondemand::document_stream lines = parser.iterate_many(text, size_t(1) << 20);
  long count = 0;
  for (auto line : lines) { count += std::string_view(line["winlog"]["event_id"]) == "8"; }
  std::ofstream(arguments[2]) << count;
}
CPP
compiler=$(command -v c++ || command -v clang++ || true)
has_simd=$([ -n "$compiler" ] && "$compiler" -O3 -std=c++17 "$tmp/simd.cpp" -o "$tmp/simd" -lsimdjson 2>/dev/null && echo yes || true)
has_duckdb=$("$python" -c 'import duckdb' 2>/dev/null && echo yes || true)
has_polars=$("$python" -c 'import polars' 2>/dev/null && echo yes || true)
has_pipe=$(command -v rg >/dev/null && command -v jq >/dev/null && echo yes || true)
[ -n "$has_simd" ] || echo 'no simdjson alone: apt install clang libsimdjson-dev'
[ -n "$has_duckdb$has_polars" ] ||
  echo 'no DuckDB, no polars: python3 -m venv DIR && DIR/bin/pip install duckdb polars, then make bench PYTHON=DIR/bin/python'
[ -n "$has_pipe" ] || echo "no $pipe: apt install ripgrep jq"

by_hand() {
  rg -F '"event_id":"8"' "$1" |
    jq -r '.winlog.event_data | [.SourceImage, .TargetImage, .StartModule, .StartFunction] | @tsv' |
    sort | uniq -c >"$tmp/tuples"
  awk '{ count += $1 } END { printf "%d", count }' "$tmp/tuples" >"$tmp/count"
}

# make_log NAME HOSTS DAYS OPTION...: the log of a fleet, with nothing to score behind it.
make_log() {
  local folder=$logs/$1 hosts=$2 days=$3
  shift 3
  [ -e "$folder/labels.csv" ] ||
    "$fleet" --seed 7 --hosts "$hosts" --days "$days" --attack-days 0 "$@" --output "$folder" >/dev/null
}

# agree NAME: fails where a program counted other events than heddle did.
agree() {
  local count
  count=$(cat "$tmp/count")
  [ "$count" = "$events" ] || { echo "$1 counts $count of Event ID 8, heddle $events" >&2; exit 1; }
}

# peer HAS NAME COMMAND...: a program that writes its count to $tmp/count; none where HAS is empty.
peer() {
  local has=$1 name=$2
  shift 2
  [ -n "$has" ] || return 0
  rm -f "$tmp/count"
  run "$name" "$@"
  agree "$name"
}

# train NAME FILE: a run on a new baseline.
train() {
  rm -f "$tmp"/b.heddle*
  run "$1" "$heddle" train "$2" --baseline "$tmp/b.heddle" --quiet
}

# rate NAME: GB, of a thousand millions, of NDJSON a second.
rate() { awk -v ms="$(median "$1")" -v bytes="$bytes" 'BEGIN { print bytes / ms / 1e6 }'; }

# row NAME: a line of the table.
row() {
  [ -n "${times[$1]:-}" ] || return 0
  local name best=0
  for name in "$columns" "$contains"; do
    [ -z "${times[$name]:-}" ] || best=$(awk -v a="$best" -v b="$(rate "$name")" 'BEGIN { print (a > b ? a : b) }')
  done
  awk -v n="$1" -v ms="$(median "$1")" -v rate="$(rate "$1")" -v best="$best" -v limit="$(rate "$limit")" 'BEGIN {
    printf "  %-36s %8.2f s  %7.3f GB/s  %13s  %7.3f x cat\n", n, ms / 1000, rate,
      (best > 0 ? sprintf("%.1f x DuckDB", rate / best) : ""), rate / limit }'
}

# count FILE: the events that heddle finds; also brings the file into the page cache.
count() {
  rm -f "$tmp"/b.heddle*
  "$heddle" train "$1" --baseline "$tmp/b.heddle" --quiet | awk '/^learned/ { gsub(",", "", $2); print $2 }'
}

# measure TITLE NAME: counts a log in turns.
measure() {
  local file=$logs/json-$2-$mib/learned.ndjson
  times=()
  bytes=$(size "$file")
  events=$(count "$file")
  for ((round = 0; round < rounds; round++)); do
    run "$limit" cat "$file"
    train "$fresh" "$file"
    run "$again" "$heddle" train "$file" --baseline "$tmp/b.heddle" --quiet
    peer "$has_simd" "$simd" "$tmp/simd" "$file" "$tmp/count"
    peer "$has_duckdb" "$columns" "$python" "$tmp/count.py" columns "$file" "$tmp/count"
    peer "$has_duckdb" "$contains" "$python" "$tmp/count.py" contains "$file" "$tmp/count"
    POLARS_MAX_THREADS=2 peer "$has_polars" "$polars" "$python" "$tmp/count.py" polars "$file" "$tmp/count"
    [ "$2" != mixed ] || peer "$has_pipe" "$pipe" by_hand "$file"
  done
  # Once: they take long, and what they are beside is far away.
  [ "$2" = mixed ] || peer "$has_pipe" "$pipe" by_hand "$file"
  run "$score" "$heddle" score "$file" --baseline "$tmp/b.heddle" --output ndjson
  printf '\n%s: %s bytes, %s events of Event ID 8; median of %s\n' "$1" "$bytes" "$events" "$rounds"
  for name in "$limit" "$fresh" "$again" "$score" "$simd" "$columns" "$contains" "$polars" "$pipe"; do row "$name"; done
  rm -f "$tmp"/b.heddle*
  echo "  peak memory of $fresh: $(peak "$heddle" train "$file" --baseline "$tmp/b.heddle") MiB"
}

# measure_packed PROGRAM SUFFIX: the mixed log, compressed. Rates are of the log, not of what is packed.
measure_packed() {
  local program=$1 log=$logs/json-mixed-$mib/learned.ndjson
  local file=$log.$2 unpack="$program -dc FILE > /dev/null"
  command -v "$program" >/dev/null || { echo "no $program: apt install $program"; return 0; }
  [ -e "$file" ] || { "$program" -c "$log" >"$file.part" && mv "$file.part" "$file"; }
  times=()
  bytes=$(size "$log")
  events=$(count "$file")
  for ((round = 0; round < rounds; round++)); do
    run "$limit" cat "$log"
    run "$unpack" "$program" -dc "$file"
    train "$fresh" "$file"
    peer "$has_duckdb" "$columns" "$python" "$tmp/count.py" columns "$file" "$tmp/count"
  done
  printf '\nMixed log in %s: %s bytes, packed %s; median of %s\n' "$program" "$bytes" "$(size "$file")" "$rounds"
  for name in "$limit" "$unpack" "$fresh" "$columns"; do row "$name"; done
  rm -f "$tmp"/b.heddle*
  echo "  peak memory of $fresh: $(peak "$heddle" train "$file" --baseline "$tmp/b.heddle") MiB"
}

make_log "json-mixed-$mib" 100 "$(((mib * 100 + 4977) / 4978))" --other-events 24
make_log "json-event8-$mib" 400 "$(((mib * 100 + 1031) / 1032))"
measure 'Mixed NDJSON, 4 % of its events of Event ID 8' mixed
measure 'NDJSON of nothing but Event ID 8' event8
measure_packed gzip gz
measure_packed zstd zst
printf '\nThe score ran once, as did %s on the second log.\n' "$pipe"
