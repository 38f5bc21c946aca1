#!/bin/sh
# Heddle's score beside four other rankings on simulated fleets, one line a seed, as a table of Markdown.
# HEDDLE and FLEET name the programs; SEEDS, HOSTS, DAYS and ATTACK_DAYS say which fleets.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
heddle=${HEDDLE:-.build/release/heddle}
fleet=${FLEET:-.build/release/heddle-fleet}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM

precision() { sed "s/.*\"$1\":{\"average_precision\":\\([^,}]*\\).*/\\1/" "$tmp/result"; }
heddles() { sed 's/.*"heddle":{//; s/"never_seen".*//' "$tmp/result" | sed "s/.*\"$1\":{\\([^}]*\\)}.*/\\1/" |
  tr ',' '\n' | sed -n "s/^\"$2\"://p"; }
# False cases a day over the threshold of a budget of one case a day.
budget() { sed 's/.*"cases_a_day":1,//; s/{"cases_a_day":2.*//; s/}.*//' "$tmp/result" |
  tr ',' '\n' | sed -n 's/^"false_cases_a_day"://p'; }

printf '%s hosts, %s days learned, %s scored\n\n' "${HOSTS:-400}" "${DAYS:-35}" "${ATTACK_DAYS:-10}"
printf '| Seed | Heddle | Never seen | Least frequent | Conditional frequency | Laplace chain '
printf '| Recall at 10 false cases | at 50 | False cases a day at full recall | over a budget of 1/day |\n'
printf '|---|---|---|---|---|---|---|---|---|---|\n'
for seed in ${SEEDS:-1 2 3 4 5 6 7 8 9 10}; do
  "$fleet" --seed "$seed" --hosts "${HOSTS:-400}" --days "${DAYS:-35}" --attack-days "${ATTACK_DAYS:-10}" \
    --output "$tmp/fleet" >/dev/null
  rm -f "$tmp/baseline"
  "$heddle" train "$tmp/fleet/learned.ndjson" --baseline "$tmp/baseline" --quiet >/dev/null
  "$heddle" evaluate "$tmp/fleet/scored.ndjson" --baseline "$tmp/baseline" --labels "$tmp/fleet/labels.csv" --json \
    --quiet >"$tmp/result"
  printf '| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$seed" "$(precision heddle)" \
    "$(precision never_seen)" "$(precision least_frequent)" "$(precision conditional_frequency)" \
    "$(precision laplace_chain)" "$(heddles recall_at_false_cases 10)" "$(heddles recall_at_false_cases 50)" \
    "$(heddles false_cases_a_day_at_recall 1)" "$(budget)" | tee -a "$tmp/rows"
done
# The means, to four decimals at most.
awk -F '|' '{ for (i = 3; i <= 11; i++) sum[i] += $i }
  END { printf "| mean |"; for (i = 3; i <= 11; i++) printf " %s |", int(sum[i] / NR * 10000 + 0.5) / 10000; print "" }' "$tmp/rows"
