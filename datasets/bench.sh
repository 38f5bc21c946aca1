#!/bin/bash
# Measures Heddle on synthetic fleets against peers on the same file in the same call.
#
# Environment: HEDDLE, FLEET: the programs. PYTHON, SIZE, ROUNDS, LOGS: see bench-ndjson.sh, bench-evtx.sh and
# bench-replay.sh. TUPLES: see bench-baseline.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
bash datasets/bench-ndjson.sh
bash datasets/bench-evtx.sh
bash datasets/bench-baseline.sh
bash datasets/bench-replay.sh
bash datasets/bench-generate.sh
