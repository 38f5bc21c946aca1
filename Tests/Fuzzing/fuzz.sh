#!/bin/sh
# Fuzzes the reader of event logs for the seconds given, from Corpus and from what earlier runs found.
#
# Corpus is only read. New inputs go to .build/finds, an input that crashes, hangs or takes too much memory to
# .build/crashes; then this fails. Copy such an input into Corpus: a test reads every file there.
set -eu
seconds=${1:-60}
cd "$(dirname "$0")"
mkdir -p .build/finds .build/crashes
${SWIFT:-swift} build -c release --product FuzzEVTX
log=.build/fuzz.log
status=0
# 12 KB hold every seed. One execution takes well below a millisecond, so that ten seconds are a hang.
.build/release/FuzzEVTX -max_total_time="$seconds" -max_len=12288 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
  -verbosity=0 -artifact_prefix=.build/crashes/ .build/finds Corpus 2>"$log" || status=$?
executions=$(awk '/^stat::number_of_executed_units:/ { print $2 }' "$log")
if [ "$status" -ne 0 ]; then
  cat "$log" >&2
  echo "fuzz: failed after ${executions:-an unknown number of} executions; the input is in Tests/Fuzzing/.build/crashes" >&2
  exit "$status"
fi
echo "fuzz: $executions executions in $seconds seconds, no crash, no hang, no runaway allocation"
