# The value of a key of one of our own lines: the keys are ours and come before any text from a log could imitate them.
function value(line, key,   at, rest) {
  at = index(line, "\"" key "\":")
  if (at == 0) return ""
  rest = substr(line, at + length(key) + 3)
  if (substr(rest, 1, 1) != "\"") { sub(/[,}].*/, "", rest); return rest }
  rest = substr(rest, 2)
  at = 1
  while (at <= length(rest) && substr(rest, at, 1) != "\"") at += substr(rest, at, 1) == "\\" ? 2 : 1
  return substr(rest, 1, at - 1)
}
# The kind of attack of each labelled event, from labels.csv, the first file.
FILENAME == ARGV[1] {
  if (FNR > 1) { split($0, cell, ","); kind[cell[1] "|" cell[2]] = cell[4] }
  next
}
