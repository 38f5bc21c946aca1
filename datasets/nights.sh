#!/bin/bash
# Rebuilds a simulated fleet night for night: patch days, a roll-out, attacks of every kind, and an attacker who shows the
# same three things on one more host every day to have them learned. Says what came of it, and fails where an attack was
# learned or hidden, the roll-out was not learned, or a configuration is not valid.
#
# Environment:
#   NIGHTS   nights with attacks; 45.
#   LEARNED  days before them, without attacks; 21.
#   HOSTS    400.
#   SEED     1.
#   BUDGET   new cases a day that people look at; 1.
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
nights=${NIGHTS:-45} learned=${LEARNED:-21} hosts=${HOSTS:-400} budget=${BUDGET:-1}
command -v sqlite3 >/dev/null || { echo 'nights: needs sqlite3: apt install sqlite3' >&2; exit 1; }
baseline=$tmp/fleet.heddle truth=$tmp/truth.db inbox=$tmp/inbox
mkdir "$inbox"

"$fleet" --seed "${SEED:-1}" --hosts "$hosts" --days "$learned" --attack-days "$nights" --by-day --poison --output "$tmp/fleet"
sqlite3 "$truth" '.mode csv' ".import $tmp/fleet/labels.csv labels" 'CREATE INDEX label ON labels (computer, record_id)'

# sql QUERY: over the baseline, with the truth beside it.
sql() { sqlite3 -readonly "$baseline" "ATTACH 'file:$truth?mode=ro' AS truth" "$1"; }
# attacks FILE: its labelled events.
attacks() {
  awk -F , 'NR == FNR { attack[$1 " " $2]; next }
    match($0, /"computer_name":"[^"]*"/) { computer = substr($0, RSTART + 17, RLENGTH - 18) }
    match($0, /"record_id":[0-9]+/) { if ((computer " " substr($0, RSTART + 12, RLENGTH - 12)) in attack) print }' \
    "$tmp/fleet/labels.csv" "$1"
}
# unlearned FILE: how many of the events are not known good.
unlearned() { "$heddle" score "$1" --baseline "$baseline" --output ndjson 2>/dev/null | grep -c . || true; }
rebuild() {
  "$heddle" rebuild --inbox "$inbox" --baseline "$baseline" --config-out "$tmp/exclude.xml" --report "$tmp/reports" \
    --alert-budget "$budget/day" --quiet --now "$1"
}

files=("$tmp"/fleet/*.ndjson)
for ((day = 0; day < learned; day++)); do mv "${files[day]}" "$inbox/"; done
first=$(basename "${files[learned]}" .ndjson)
rebuild "${first}T02:00:00Z"
echo "learned: $(sql 'SELECT COUNT(*) || " tuples, " || SUM(known_good) || " known good, " || SUM(events) || " events" FROM tuple_summary')"

# Attacks that cannot be told from what is known good already, whatever learns.
cat "${files[@]:learned}" >"$tmp/all"
attacks "$tmp/all" >"$tmp/attacks"
rm "$tmp/all"
hidden=$(($(grep -c . "$tmp/attacks") - $(unlearned "$tmp/attacks")))
echo "attacks: $(sqlite3 "$truth" 'SELECT COUNT(*) || " events in " || COUNT(DISTINCT incident) || " incidents" FROM labels'); $hidden events look just like what was known good before them"
: >"$tmp/seen"

echo
TIMEFORMAT='%U %S'
echo ' night  date        events cpu ms  cases alerts  false  held  waiting  known good  rules  learned attacks  kB'
for ((night = 1; night <= nights; night++)); do
  file=${files[learned + night - 1]}
  day=$(basename "$file" .ndjson)
  attacks "$file" >>"$tmp/seen"
  mv "$file" "$inbox/"
  now=$(date -u -d "$day + 1 day" +%FT02:00:00Z)
  { time rebuild "$now" 2>&3 || { echo "night $night failed" >&2; exit 1; }; } 3>&2 2>"$tmp/cpu"
  ms=$(awk '{ printf "%d", 1000 * ($1 + $2) }' "$tmp/cpu")
  "$heddle" config validate "$tmp/exclude.xml" >/dev/null 2>"$tmp/err" || { cat "$tmp/err" >&2; exit 1; }
  # What of the attacks so far is known good now, beyond what was before the first of them.
  known=$(($(grep -c . "$tmp/seen") - $(unlearned "$tmp/seen")))
  sql "
    WITH night AS (SELECT report FROM generation ORDER BY number DESC LIMIT 1),
    alert AS (
      SELECT c.value AS one, EXISTS (SELECT 1 FROM truth.labels AS label WHERE
        label.computer = json_extract(c.value, '\$.computer') AND label.record_id = json_extract(c.value, '\$.record')) AS attack
      FROM night, json_each(report, '\$.cases.first') AS c WHERE json_extract(c.value, '\$.isAlert'))
    SELECT printf('%6d  %s %8d %6d %6d %6d %6d %5d %8d %11d %6d %16d %3d',
      $night, '$day', json_extract(report, '\$.events.new'), $ms, json_extract(report, '\$.cases.count'),
      (SELECT COUNT(*) FROM alert), (SELECT COUNT(*) FROM alert WHERE NOT attack), json_extract(report, '\$.held.count'),
      json_extract(report, '\$.waiting.quarantined'), json_extract(report, '\$.baseline.knownGood'),
      json_extract(report, '\$.configuration.rules'), $known, $(size "$baseline") / 1024) FROM night" | tee -a "$tmp/table"
done

echo
awk -v budget="$budget" '{ n++; events += $3; ms += $4; alerts += $6; false += $7; held += $8
    if ($13 > size) size = $13; x[n] = $3; y[n] = $4 }
  END {
    for (i = 1; i <= n; i++) { sxy += (x[i] - events / n) * (y[i] - ms / n); sxx += (x[i] - events / n) ^ 2; syy += (y[i] - ms / n) ^ 2 }
    printf "nights: %d, %d events, %.0f ms of processor time a night; time and events of a night correlate at %.2f, %.1f ms for each 1,000 events\n", n, events, ms / n, (sxx * syy > 0 ? sxy / sqrt(sxx * syy) : 0), (sxx > 0 ? 1000 * sxy / sxx : 0)
    printf "alerts: %d, of them %d false: %.2f a night, %s allowed\n", alerts, false, false / n, budget
    printf "largest database: %d kB\n", size }' "$tmp/table"
learnedAttacks=$(($(grep -c . "$tmp/attacks") - $(unlearned "$tmp/attacks") - hidden))
echo "attack events that became known good: $learnedAttacks"
dropped=$("$heddle" config replay "$tmp/exclude.xml" "$tmp/attacks" --output ndjson 2>/dev/null | grep -c '"logged":false' || true)
echo "attack events that the last configuration drops: $dropped"
rolled=$(sql "SELECT COUNT(*) FROM tuple_summary WHERE source LIKE '%lumenshare%' AND known_good = 1")
echo "roll-out: $rolled tuples of the software that came during the nights are known good, $(sql "SELECT COUNT(*) FROM tuple_summary WHERE source LIKE '%lumenshare%' AND known_good = 0") are not"
[ "$learnedAttacks" -le 0 ] || { echo 'an attack was learned' >&2; exit 1; }
[ "$dropped" -le "$hidden" ] || { echo 'an attack is hidden' >&2; exit 1; }
[ "$rolled" -gt 0 ] || [ "$hosts" -lt 40 ] || { echo 'the roll-out was not learned' >&2; exit 1; }
