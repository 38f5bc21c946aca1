#!/bin/bash
# Replay of a million events through two configurations, beside the reading alone: NDJSON of nothing but Event ID 8.
#
# Reading alone is a replay of a configuration that asks for nothing: it reads what every replay of images, modules,
# functions and addresses reads, and counts the tuples. Beside it, every event is decoded in full, as for --output ndjson.
#
# Environment:
#   ROUNDS   runs of each, of which the median is taken; 3.
#   LOGS     a folder that keeps the log from one call to the next; without it it is made anew (1.3 GB).
set -euo pipefail
cd "$(dirname "$0")/.."
. datasets/measuring.sh
rounds=${ROUNDS:-3}
logs=${LOGS:-$tmp/logs}
folder=$logs/replay
log=$folder/learned.ndjson
mkdir -p "$logs"
[ -e "$folder/labels.csv" ] || "$fleet" --seed 7 --hosts 400 --days 120 --attack-days 0 --output "$folder" >/dev/null

reading='reading alone, one thread'
full='every event decoded in full'
plain='replay, four plain filters'
generated='replay, generated rules'

# Nothing asks for anything.
echo '<Sysmon schemaversion="4.90"><EventFiltering/></Sysmon>' >"$tmp/none.xml"
cat >"$tmp/plain.xml" <<'XML'
<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="exclude">
  <SourceImage condition="is">C:\Windows\System32\csrss.exe</SourceImage>
  <SourceImage condition="is">C:\Windows\System32\svchost.exe</SourceImage>
  <StartModule condition="is">C:\Windows\System32\kernel32.dll</StartModule>
  <TargetImage condition="end with">\Google\Chrome\Application\chrome.exe</TargetImage>
</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>
XML
"$heddle" train "$log" --baseline "$tmp/b.heddle" --quiet >/dev/null
"$heddle" config generate --baseline "$tmp/b.heddle" --output "$tmp/generated.xml" --quiet

for ((round = 0; round < rounds; round++)); do
  run "$reading" "$heddle" config replay "$tmp/none.xml" "$log" --jobs 1
  run "$full" "$heddle" config replay "$tmp/none.xml" "$log" --jobs 1 --output ndjson --show logged
  run "$plain" "$heddle" config replay "$tmp/plain.xml" "$log" --jobs 1
  run "$generated" "$heddle" config replay "$tmp/generated.xml" "$log" --jobs 1
done
events=$(awk 'END { print NR }' "$log")
printf '\nReplay of %s events; median of %s\n' "$events" "$rounds"
for name in "$reading" "$full" "$plain" "$generated"; do
  awk -v n="$name" -v ms="$(median "$name")" -v base="$(median "$reading")" -v events="$events" 'BEGIN {
    printf "  %-28s %8.2f s  %6.3f x reading  %+6.2f s for a million events\n", n, ms / 1000, ms / base, (ms - base) / 1000 / events * 1e6 }'
done
