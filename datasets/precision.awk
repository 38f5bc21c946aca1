# Average precision over cases: reads labels.csv, then findings as NDJSON. Two rankings: by Heddle's score, and by whether
# the tuple was ever seen. Cases of equal score share the rank of the last of them.
# Prints both, the malicious cases and all cases, separated by tabs. Runs behind value.awk.
function add(score, name, given) { if (!((score, name) in seen) || given > seen[score, name]) seen[score, name] = given }
{
  name = value($0, "case")
  add("ours", name, value($0, "score") + 0)
  match($0, /"novelty":\[[^]]*\]/)
  add("new", name, index(substr($0, RSTART, RLENGTH), "\"start\"") > 0 ? 1 : 0)
  names[name] = 1
  if ((value($0, "computer") "|" value($0, "record_id")) in kind) malicious[name] = 1
}
function precision(score,   name, other, above, attacks, sum, count) {
  sum = count = 0
  for (name in malicious) {
    above = attacks = 0
    for (other in names) if (seen[score, other] >= seen[score, name]) {
      above++
      if (other in malicious) attacks++
    }
    sum += attacks / above
    count++
  }
  return count ? sum / count : 0
}
END {
  found = all = 0
  for (name in malicious) found++
  for (name in names) all++
  printf "%.3f\t%.3f\t%d\t%d\n", precision("ours"), precision("new"), found, all
}
