# For each attack kind the best rank of its cases: reads labels.csv, then findings as NDJSON.
# Prints rank, kind and the number of cases, separated by tabs. Runs behind value.awk.
{
  computer = value($0, "computer"); record = value($0, "record_id")
  name = value($0, "case"); score = value($0, "score") + 0
  if (!(name in best) || score > best[name]) best[name] = score
  event = computer "|" record
  if (event in kind) cases[kind[event] SUBSEP name] = 1
}
END {
  total = 0
  for (name in best) total++
  for (pair in cases) {
    split(pair, part, SUBSEP)
    rank = 1
    for (name in best) if (best[name] > best[part[2]]) rank++
    if (!(part[1] in first) || rank < first[part[1]]) first[part[1]] = rank
  }
  for (attack in first) printf "%d\t%s\t%d\n", first[attack], attack, total
  for (event in kind) if (!(kind[event] in first) && !(kind[event] in missed)) {
    missed[kind[event]] = 1
    printf "%d\t%s (not found)\t%d\n", total + 1, kind[event], total
  }
}
