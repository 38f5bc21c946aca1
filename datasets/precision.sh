#!/bin/sh
# Average precision over cases on simulated fleets, by Heddle's score and by "tuple never seen" on the same findings.
# HEDDLE and FLEET name the programs; SEEDS, HOSTS, DAYS and ATTACK_DAYS say which fleets.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
heddle=${HEDDLE:-.build/release/heddle}
fleet=${FLEET:-.build/release/heddle-fleet}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM

printf '%s hosts, %s days learned, %s scored\n' "${HOSTS:-400}" "${DAYS:-35}" "${ATTACK_DAYS:-10}"
printf '%-8s %8s %12s %16s\n' seed heddle 'never seen' 'malicious cases'
for seed in ${SEEDS:-1 2 3 5 7}; do
  "$fleet" --seed "$seed" --hosts "${HOSTS:-400}" --days "${DAYS:-35}" --attack-days "${ATTACK_DAYS:-10}" \
    --output "$tmp/fleet" >/dev/null
  rm -f "$tmp/baseline"
  "$heddle" train "$tmp/fleet/learned.ndjson" --baseline "$tmp/baseline" --quiet >/dev/null
  "$heddle" score "$tmp/fleet/scored.ndjson" --baseline "$tmp/baseline" --output ndjson --quiet >"$tmp/findings"
  awk -f datasets/value.awk -f datasets/precision.awk "$tmp/fleet/labels.csv" "$tmp/findings" |
    awk -F '\t' -v seed="$seed" '{ printf "%-8s %8s %12s %9d of %d\n", seed, $1, $2, $3, $4 }'
done
