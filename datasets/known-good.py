"""Baselines of many known-good tuples, in the text form that `heddle baseline import` reads.

    python3 known-good.py fleet 5000     # products that thread into lists of programs, with combinations missing
    python3 known-good.py sparse 5000    # tuples drawn at random: hardly any two fit one rule
    python3 known-good.py dense 5000     # four in ten of all combinations: products without number, none of them large

Seeded: the same arguments give the same bytes on any machine.
"""

import json
import random
import sys

WINDOWS = "c:\\windows\\system32\\"
SETTINGS = {"kind": "settings", "format": 1, "generalise": True, "minimum_host_days": 1, "minimum_days": 1}


def fleet(count, draw):
    """Software as it is on fleets: a few programs of a product, a list of targets, one or two starts, some of it not seen."""
    programs = [f"c:\\program files\\suite{n % 97}\\program{n}\\program{n}.exe" for n in range(max(40, count // 12))]
    programs += [f"{WINDOWS}tool{n}.exe" for n in range(60)]
    product = 0
    while True:
        product += 1
        folder = f"c:\\program files\\vendor{product % 211}\\product{product}\\"
        sources = [f"{folder}service{n}.exe" for n in range(draw.choice([1, 1, 1, 2, 2, 3, 5]))]
        targets = draw.sample(programs, min(len(programs), 120, int(draw.paretovariate(0.8))))
        module = draw.choice([folder + "hook.dll", WINDOWS + "ntdll.dll", WINDOWS + "kernel32.dll"])
        starts = [(module, f"start{draw.randrange(40)}") for _ in range(draw.choice([1, 1, 1, 2, 3]))]
        if draw.random() < 0.1:
            starts.append((folder + "hook.dll", None))
        for source in sources:
            for target in targets:
                for module, function in starts:
                    if draw.random() < 0.96:
                        yield source, target, module, function


def combinations(sources, targets, functions):
    def tuples(count, draw):
        while True:
            yield (
                f"c:\\program files\\vendor\\source{draw.randrange(sources(count))}.exe",
                f"{WINDOWS}target{draw.randrange(targets(count))}.exe",
                WINDOWS + "ntdll.dll",
                f"start{draw.randrange(functions)}",
            )

    return tuples


KINDS = {
    "fleet": fleet,
    "sparse": combinations(lambda count: count // 50, lambda count: count // 25, 10),
    "dense": combinations(lambda count: int((count / 0.4 / 8) ** 0.5), lambda count: int((count / 0.4 / 8) ** 0.5), 8),
}


def main(kind, count):
    draw = random.Random(11)
    print(json.dumps(SETTINGS))
    seen = {}
    for made in KINDS[kind](count, draw):
        if len(seen) == count:
            break
        if made not in seen:
            seen[made] = int(draw.paretovariate(0.7)) % 100_000 + 1
    rows = []
    for (source, target, module, function), events in seen.items():
        tuple_ = {"source": source, "target": target, "module": module, "start_class": "backed"}
        if function:
            tuple_["function"] = function
        rows.append(tuple_)
        print(json.dumps({"kind": "tuple", **tuple_}))
    for row, events in zip(rows, seen.values()):
        day = f"2026-01-{1 + draw.randrange(28):02}"
        time = f"{day} 10:00:00.000"
        print(
            json.dumps(
                {
                    "kind": "sighting",
                    **row,
                    "host": f"host{draw.randrange(400)}",
                    "day": day,
                    "offset": f"{0x1230 if 'function' not in row else draw.randrange(4096) * 16:04X}",
                    "events": events,
                    "first_seen": time,
                    "last_seen": time,
                }
            )
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
