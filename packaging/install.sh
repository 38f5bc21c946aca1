#!/bin/sh
# Installs the program, its units, a cron line, example settings and the guide below PREFIX. DESTDIR stages it.
# Nothing is started, and no settings that are there are touched.
set -eu
cd "$(dirname "$0")/.."
root=${DESTDIR:-}$PREFIX
case $PREFIX in
  /*) ;;
  *) echo "install: PREFIX must be a whole path: $PREFIX" >&2; exit 64 ;;
esac
# fill FILE: its text with the prefix in place.
fill() { sed "s|@PREFIX@|$PREFIX|g" "$1"; }

install -d "$root/bin" "$root/lib/systemd/system" "$root/share/doc/heddle" "$root/share/heddle"
install -s -m 755 "$HEDDLE" "$root/bin/heddle"
fill packaging/systemd/heddle-rebuild.service.in >"$root/lib/systemd/system/heddle-rebuild.service"
install -m 644 packaging/systemd/heddle-rebuild.timer "$root/lib/systemd/system/heddle-rebuild.timer"
fill packaging/cron/heddle >"$root/share/heddle/heddle.cron"
install -m 644 packaging/rebuild.yaml "$root/share/heddle/rebuild.yaml"
install -m 644 docs/rebuild.md "$root/share/doc/heddle/rebuild.md"
install -m 644 LICENSE "$root/share/doc/heddle/LICENSE"
echo "installed below $root; docs/rebuild.md says how to set it up"
