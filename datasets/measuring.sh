# Functions to measure programs against each other. To be sourced by bash.
#
# Ratios count, not seconds: machines differ. The programs take turns, so that a slow spell hits all of them.
export LC_ALL=C
heddle=${HEDDLE:-.build/release/heddle}
fleet=${FLEET:-.build/release/heddle-fleet}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM

declare -A times

# run NAME COMMAND...: runs the command and notes its milliseconds, at least one. A command that fails ends the script.
run() {
  local name=$1 start
  shift
  start=$(date +%s%N)
  "$@" >/dev/null 2>"$tmp/err" || { echo "$name failed:" >&2; cat "$tmp/err" >&2; exit 1; }
  times[$name]+="$((($(date +%s%N) - start) / 1000000 + 1)) "
}

# median NAME: the median of the milliseconds of its runs.
median() { tr ' ' '\n' <<<"${times[$1]}" | grep . | sort -n | awk '{ ms[NR] = $1 } END { print ms[int((NR + 1) / 2)] }'; }

# size FILE: its bytes.
size() { stat -c %s "$1" 2>/dev/null || stat -f %z "$1"; }

# peak COMMAND...: the most memory that the command had resident at once, in MiB; nothing where there is no GNU time.
peak() {
  [ -x /usr/bin/time ] || return 0
  /usr/bin/time -f %M -o "$tmp/peak" "$@" >/dev/null 2>&1 || return 0
  awk '/^[0-9]+$/ { printf "%.0f", $1 / 1024 }' "$tmp/peak"
}
