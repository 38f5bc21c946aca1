"""What a configuration does with the days after: benign events silenced, attacks hidden.

    heddle config replay exclude.xml scored.ndjson --output ndjson | python3 silenced.py labels.csv
"""

import csv
import json
import sys


def main(labels):
    with open(labels, newline="", encoding="utf-8") as file:
        attacks = {(row["computer"], int(row["record_id"])): row["incident"] for row in csv.DictReader(file)}
    events = silenced = attack_events = 0
    hidden = set()
    for line in sys.stdin:
        event = json.loads(line)
        incident = attacks.get((event["computer"], event["record_id"]))
        if incident is not None:
            attack_events += 1
            if not event["logged"]:
                hidden.add(incident)
            continue
        events += 1
        silenced += not event["logged"]
    print(f"{silenced} {events} {100 * silenced / events:.2f} {len(hidden)} {len(set(attacks.values()))} {attack_events}")


if __name__ == "__main__":
    main(sys.argv[1])
