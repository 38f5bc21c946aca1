#!/bin/sh
# Holds every dataset against the SHA-256 sums in its info.yml.
set -eu
cd "$(dirname "$0")"
for info in */info.yml; do
  folder=$(dirname "$info")
  sums=$(sed -n 's/^ *\([^ :]*\): *sha256 \([0-9a-f]\{64\}\)$/\2  \1/p' "$info")
  [ -n "$sums" ] || { echo "$info: names no SHA-256" >&2; exit 1; }
  (cd "$folder" && printf '%s\n' "$sums" | sha256sum --check --quiet)
done
