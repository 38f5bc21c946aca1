"""Checks exports against decisions: exports.py HEDDLE SEEDS. See exports.sh."""
import json, os, random, re, subprocess, sys, tempfile
from xml.sax.saxutils import escape
from lxml import etree
from sigma.conditions import ConditionAND, ConditionFieldEqualsValueExpression, ConditionNOT, ConditionOR
from sigma.filters import SigmaFilter

heddle, seeds = sys.argv[1], int(sys.argv[2])
FIELDS = ["SourceImage", "TargetImage", "StartModule", "StartFunction"]
PIECES = ["C:\\a\\b.exe", "C:\\a\\", "\\b.exe", "b.exe", "a", "-", "it's", "50*", "what?", "x;y", "\\\\host\\b.exe", "a & <b>",
          "C:\\\\a", "\\*", "\\?x", "[ab]", "{1}", "über", "#1", "..", "$", " x", "C:\\a\\b.exe\\"]
LISTS = {"is any", "contains any", "contains all", "excludes any", "excludes all"}
PLAIN = ["is", "is not", "contains", "excludes", "begin with", "not begin with", "end with", "not end with", "image"]


def condition(rng):
    name = rng.choice(["is"] * 6 + PLAIN + sorted(LISTS))
    pieces = [p for p in PIECES if ";" not in p] if name in LISTS else PIECES
    value = ";".join(rng.sample(pieces, rng.randint(1, 3))) if name in LISTS else rng.choice(pieces)
    field = rng.choice(FIELDS)
    return f'<{field} condition="{name}">{escape(value)}</{field}>'


def configuration(rng):
    """A configuration with one exclusion a line, from line 2 on."""
    items = []
    for _ in range(rng.randint(1, 4)):
        inside = "".join(condition(rng) for _ in range(rng.randint(1, 3)))
        relation = rng.choice(["and", "and", "and", "or"])
        items.append(f'<Rule groupRelation="{relation}">{inside}</Rule>')
    return items


def document(items):
    return ('<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="exclude">\n'
            + "\n".join(items) + "\n</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>\n")


def events(rng):
    texts = [p.strip() for p in PIECES] + ["C:\\a\\c.exe", "C:\\x\\b.exe", "zz", "50%", "whatx"]
    images = [text for text in texts if text != "-"]
    return [{f: rng.choice(images if f.endswith("Image") else texts) for f in FIELDS} for _ in range(60)]


def event_xml(number, event, namespace):
    data = "".join(f'<Data Name="{f}">{escape(v)}</Data>' for f, v in
                   {"UtcTime": "2024-03-01 10:00:00.123", **event}.items())
    return (f'<Event{namespace}><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>8</EventID>'
            f'<EventRecordID>{number}</EventRecordID><Channel>Microsoft-Windows-Sysmon/Operational</Channel>'
            f'<Computer>PC</Computer></System><EventData>{data}</EventData></Event>')


def run(*arguments):
    done = subprocess.run([heddle, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def wef(text, event):
    tree = etree.fromstring(event_xml(1, event, "")).getroottree()
    suppressed = [element.text for element in etree.fromstring(text).iter("Suppress")]
    return any(tree.xpath("/" + path) for path in suppressed)


def sigma_matches(node, event):
    if isinstance(node, ConditionAND):
        return all(sigma_matches(part, event) for part in node.args)
    if isinstance(node, ConditionOR):
        return any(sigma_matches(part, event) for part in node.args)
    if isinstance(node, ConditionNOT):
        return not sigma_matches(node.args[0], event)
    assert isinstance(node, ConditionFieldEqualsValueExpression), node
    wanted = "".join(re.escape(part) if isinstance(part, str) else ".*" if part.name == "WILDCARD_MULTI" else "."
                     for part in node.value.s)
    return re.fullmatch(wanted, event[node.field], re.IGNORECASE | re.DOTALL) is not None


def sigma(text, event):
    parsed = SigmaFilter.from_yaml(text)
    assert parsed.filter.rules == "any" and parsed.logsource.category == "create_remote_thread"
    return not sigma_matches(parsed.filter.parsed_condition[0].parsed, event)


def wildcard(pattern):
    parts, escaped = [], False
    for character in pattern:
        if escaped:
            parts, escaped = parts + [re.escape(character)], False
        elif character == "\\":
            escaped = True
        else:
            parts.append({"*": ".*", "?": "."}.get(character, re.escape(character)))
    assert not escaped
    return "".join(parts)


def elastic(text, event):
    names = {"process.executable": "SourceImage"}
    rows = [json.loads(line) for line in text.splitlines()]
    assert rows[0]["type"] == "detection" and len({row.get("item_id") for row in rows}) == len(rows)

    def holds(entry):
        if entry["field"] == "event.code":
            return entry["value"] == "8"
        value = event[names.get(entry["field"], entry["field"].split(".")[-1])]
        value = None if value == "-" else value
        if entry["type"] == "exists":
            return (value is not None) == (entry["operator"] == "included")
        if value is None:
            found = False
        elif entry["type"] == "wildcard":
            found = re.fullmatch(wildcard(entry["value"]), value, re.DOTALL) is not None
        else:
            found = value in (entry["value"] if entry["type"] == "match_any" else [entry["value"]])
        return found == (entry["operator"] == "included")

    return any(all(holds(entry) for entry in row["entries"]) for row in rows[1:])


checked = {}
with tempfile.TemporaryDirectory() as folder:
    for seed in range(seeds):
        rng = random.Random(seed)
        items, all_events = configuration(rng), events(rng)
        log = os.path.join(folder, "events.xml")
        namespace = ' xmlns="http://schemas.microsoft.com/win/2004/08/events/event"'
        with open(log, "w") as file:
            file.write("<Events>" + "".join(event_xml(n, e, namespace) for n, e in enumerate(all_events, 1)) + "</Events>")
        for language, evaluate in [("wef", wef), ("sigma", sigma), ("elastic", elastic)]:
            file = os.path.join(folder, "sysmon.xml")
            with open(file, "w") as output:
                output.write(document(items))
            code, text, words = run("config", "export", file, "--to", language, "--partial")
            left = {int(n) for n in re.findall(r"sysmon\.xml: line (\d+): the exclusion", words)}
            kept = [item for number, item in enumerate(items) if number + 2 not in left]
            if code != 0:
                assert not kept, words
                continue
            with open(file, "w") as output:
                output.write(document(kept))
            code, lines, words = run("config", "replay", file, log, "--output", "ndjson")
            assert code == 0 and len(lines.splitlines()) == len(all_events), words
            for line in lines.splitlines():
                row = json.loads(line)
                event = all_events[row["record_id"] - 1]
                dropped = evaluate(text, event)
                # Letter case counts in these two, and is the same in the events and in the configuration.
                assert dropped == (not row["logged"]), (language, seed, event, row, text, document(kept))
                counts = checked.setdefault(language, [0, 0, 0])
                counts[0] += 1
                counts[1] += dropped
            checked[language][2] += len(kept)
for language, (decisions, dropped, exclusions) in sorted(checked.items()):
    print(f"exports: {language}: {exclusions} exclusions, {decisions} decisions, {dropped} of them to drop: all as Sysmon's")
    assert dropped > 0
