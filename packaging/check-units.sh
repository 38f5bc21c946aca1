#!/bin/sh
# Checks the systemd units: systemd must find nothing wrong with them, and the service must be exposed to less than 2.0.
set -eu
cd "$(dirname "$0")/.."
command -v systemd-analyze >/dev/null || { echo 'units: needs systemd-analyze: apt install systemd' >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM
# The unit must name a program that is there.
mkdir -p "$tmp/prefix/bin" "$tmp/prefix/share/doc/heddle"
printf '#!/bin/sh\n' >"$tmp/prefix/bin/heddle"
chmod +x "$tmp/prefix/bin/heddle"
: >"$tmp/prefix/share/doc/heddle/rebuild.md"
sed "s|@PREFIX@|$tmp/prefix|g" packaging/systemd/heddle-rebuild.service.in >"$tmp/heddle-rebuild.service"
cp packaging/systemd/heddle-rebuild.timer "$tmp/"
systemd-analyze verify --man=no "$tmp/heddle-rebuild.service" "$tmp/heddle-rebuild.timer" 2>"$tmp/said" || { cat "$tmp/said" >&2; exit 1; }
grep heddle "$tmp/said" >&2 && exit 1
systemd-analyze security --offline=true --threshold=20 --no-pager "$tmp/heddle-rebuild.service" | tail -n 1
