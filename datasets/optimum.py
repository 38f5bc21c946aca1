"""How few rules a generated configuration could have: its starts as a set-covering problem, solved by HiGHS.

Shares no code and no method with Heddle: the rules are multiplied out to the starts that they drop, all maximal products of
starts are enumerated anew, and scipy's mixed-integer solver picks the fewest that hold every start. Exits with 1 where
that is fewer than the file has, with 77 where scipy is missing.

    python3 optimum.py exclude.xml
"""

import itertools
import sys
import xml.etree.ElementTree as ElementTree

try:
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_matrix
except ImportError:
    sys.exit(77)

FIELDS = ["SourceImage", "TargetImage", "StartModule", "StartFunction", "StartAddress"]


def terms(rule, field):
    """What a rule says of a field, as a list of values: (value, whether it can share a list)."""
    conditions = [(c.get("condition"), c.text) for c in rule if c.tag == field]
    if len(conditions) == 1 and conditions[0][0] == "is any":
        return [(item.lower(), True) for item in conditions[0][1].split(";")]
    if len(conditions) == 1 and conditions[0][0] == "is":
        value = conditions[0][1]
        return [(value.lower(), ";" not in value)]
    return [(str([(name, text.lower()) for name, text in conditions]), False)]


def starts(path):
    """The starts that the rules drop, and the number of rules."""
    rules = ElementTree.parse(path).getroot().findall(".//Rule")
    points = set()
    for rule in rules:
        points.update(itertools.product(*(terms(rule, field) for field in FIELDS)))
    return points, len(rules)


def parts(points):
    """Sets of starts of which no two share a product: joined where two differ in one field that takes lists."""
    parent = {point: point for point in points}

    def root(point):
        while parent[point] != point:
            parent[point] = parent[parent[point]]
            point = parent[point]
        return point

    for field in range(len(FIELDS)):
        first = {}
        for point in points:
            if point[field][1]:
                rest = point[:field] + point[field + 1 :]
                parent[root(point)] = root(first.setdefault(rest, point))
    groups = {}
    for point in points:
        groups.setdefault(root(point), set()).add(point)
    return list(groups.values())


def merged(points):
    """The points with values that always go together as one."""
    changed = True
    while changed:
        changed = False
        for field in range(len(FIELDS)):
            company = {}
            for point in points:
                company.setdefault(point[field], set()).add(point[:field] + point[field + 1 :])
            stands = {}
            names = {value: stands.setdefault(frozenset(rest), value) for value, rest in sorted(company.items())}
            new = {point[:field] + (names[point[field]],) + point[field + 1 :] for point in points}
            changed = changed or len(new) < len(points)
            points = new
    return points


def maximal_products(points):
    """All of them, grown value by value from single points; each as a frozenset of points."""
    values = [sorted({point[field] for point in points}) for field in range(len(FIELDS))]
    seen, maximal = set(), set()
    stack = [tuple(frozenset([value]) for value in point) for point in points]
    while stack:
        box = stack.pop()
        if box in seen:
            continue
        seen.add(box)
        grows = False
        for field in range(len(FIELDS)):
            for value in values[field]:
                if value in box[field]:
                    continue
                new = itertools.product(*box[:field], [value], *box[field + 1 :])
                if all(point in points for point in new):
                    grows = True
                    stack.append(box[:field] + (box[field] | {value},) + box[field + 1 :])
        if not grows:
            maximal.add(frozenset(itertools.product(*box)))
        if len(seen) > 200_000:
            return None
    return sorted(maximal, key=sorted)


def fewest(points):
    """The optimum of one part; None where it is too large to enumerate."""
    points = merged(points)
    if len(points) == 1:
        return 1
    products = maximal_products(points)
    if products is None:
        return None
    row = {point: number for number, point in enumerate(sorted(points))}
    entries = [(row[point], column) for column, product in enumerate(products) for point in product]
    rows, columns = zip(*entries)
    matrix = csr_matrix((numpy.ones(len(entries)), (rows, columns)), shape=(len(points), len(products)))
    solved = milp(
        numpy.ones(len(products)),
        constraints=LinearConstraint(matrix, lb=1),
        integrality=numpy.ones(len(products)),
        bounds=Bounds(0, 1),
    )
    return round(solved.fun) if solved.success else None


def main(path):
    points, rules = starts(path)
    optima = [fewest(part) for part in parts(points)]
    if None in optima:
        print(f"{path}: {rules} rules for {len(points)} starts; {optima.count(None)} parts are too large to check")
        return 77
    print(f"{path}: {rules} rules for {len(points)} starts; the optimum by HiGHS is {sum(optima)}")
    return 0 if rules == sum(optima) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
