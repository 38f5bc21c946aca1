#!/bin/sh
# Fuzzes the reader of event logs and the rule engine, each for the seconds given, from its corpus and from what earlier runs
# found. A second argument names one of them: FuzzEVTX or FuzzRules.
#
# The corpora are only read. New inputs go to .build/finds, an input that crashes, hangs or takes too much memory to
# .build/crashes; then this fails. Copy such an input into the corpus: a test reads every file there.
set -eu
seconds=${1:-60}
cd "$(dirname "$0")"

# fuzz PROGRAM CORPUS OPTION...
fuzz() {
  program=$1 corpus=$2
  shift 2
  ${SWIFT:-swift} build -c release --product "$program"
  mkdir -p ".build/finds/$program" .build/crashes
  log=.build/$program.log
  status=0
  # One execution takes a millisecond or less, so that ten seconds are a hang.
  ".build/release/$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 -verbosity=0 \
    "$@" -artifact_prefix=.build/crashes/ ".build/finds/$program" "$corpus" 2>"$log" || status=$?
  executions=$(awk '/^stat::number_of_executed_units:/ { print $2 }' "$log")
  if [ "$status" -ne 0 ]; then
    cat "$log" >&2
    echo "$program: failed after ${executions:-an unknown number of} executions; the input is in Tests/Fuzzing/.build/crashes" >&2
    exit "$status"
  fi
  echo "$program: $executions executions in $seconds seconds, no crash, no hang, no runaway allocation"
}

# 12 KB hold every seed.
[ "${2:-FuzzEVTX}" != FuzzEVTX ] || fuzz FuzzEVTX Corpus -max_len=12288
[ "${2:-FuzzRules}" != FuzzRules ] || fuzz FuzzRules Corpus-rules -max_len=4096 -dict=rules.dict
