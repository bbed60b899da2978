#!/usr/bin/env python3
"""Writes random expressions with what Python makes of them, as conformance vectors.

Usage: generate.py SEED COUNT > python.jsonl
"""
import json
import math
import operator
import random
import resource
import sys

BINARY = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
    "<<": operator.lshift, ">>": operator.rshift, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}
MANY = {
    "min": lambda *a: min(a),
    "max": lambda *a: max(a),
    "and": lambda *a: next((x for x in a if not x), a[-1]),
    "or": lambda *a: next((x for x in a if x), a[-1]),
    "null": lambda *a: all(x is None or (isinstance(x, (str, list)) and not x) for x in a),
    "valid": lambda *a: all(x is not None for x in a),
}
ONE = {"abs": abs, "not": operator.not_}
FUNCTIONS = {**BINARY, **MANY, **ONE}

INTEGERS = [0, 1, -1, 2, 3, 7, 10, 2**31, 2**53 - 1, 2**53, 2**53 + 1, 2**63, 2**64 - 1, 10**22,
            10**23, 3**40, 2**1023, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 10**308, 10**330]
FLOATS = [0.0, 0.1, 0.5, 1.5, 2.5, 1e16, 1e22, 1e308, 5e-324, 2.2250738585072014e-308,
          9007199254740992.0, 1.7976931348623157e308, 123456.789]
STRINGS = ["", "a", "ab", "b", "A", "\ue000", "\U0001f600", "é"]
GUEST = {"properties": {"name": "vm"}, "variables": {}, "fields": [], "statistics": [{}]}


def number(r):
    if r.random() < 0.5:
        n = r.choice(INTEGERS) if r.random() < 0.6 else r.getrandbits(r.choice([4, 16, 60, 120, 700]))
        return -n if r.random() < 0.3 else n
    x = r.choice(FLOATS) if r.random() < 0.5 else r.uniform(-1, 1) * 10.0 ** r.randint(-320, 307)
    return -x if r.random() < 0.2 else x


def leaf(r):
    kind = r.random()
    if kind < 0.7:
        return number(r)
    if kind < 0.8:
        return r.random() < 0.5
    if kind < 0.88:
        return r.choice(STRINGS)
    return None if kind < 0.9 else [leaf(r)] * r.choice([0, 2, 2])


def tree(r, depth):
    """A value, or a tuple of a function's name and its arguments."""
    if depth == 0 or r.random() < 0.2:
        return leaf(r)
    name = r.choice(list(BINARY) * 2 + list(MANY) + list(ONE))
    if name in ("<<", ">>"):
        return (name, tree(r, depth - 1), r.choice([0, 1, 5, 64, 1000, True, False, -1]))
    if name == "*" and r.random() < 0.3:
        return (name, *r.sample([leaf(r), r.choice([-1, 0, 1, 3, True])], 2))
    count = 2 if name in BINARY else 1 if name in ONE else r.randint(1, 3)
    return (name, *[tree(r, depth - 1) for _ in range(count)])


def value(t):
    return FUNCTIONS[t[0]](*map(value, t[1:])) if isinstance(t, tuple) else t


def text(t):
    if isinstance(t, tuple):
        return "(%s)" % " ".join([t[0], *map(text, t[1:])])
    if isinstance(t, bool):
        return "(== 1 1)" if t else "(== 1 2)"
    if isinstance(t, list):
        return "(with Guests g %s)" % text(t[0]) if t else "(* 0 Guests)"
    return "nil" if t is None else '"%s"' % t if isinstance(t, str) else repr(t)


def plain(x):
    if isinstance(x, list):
        return [plain(y) for y in x]
    if isinstance(x, float) and not math.isfinite(x):
        return {"float": "nan" if math.isnan(x) else "inf" if x > 0 else "-inf"}
    return x


def expect(t):
    try:
        result = value(t)
    except (ArithmeticError, MemoryError, TypeError, ValueError) as e:
        return {"parse": "ok", "evaluate": False, "error": type(e).__name__, "within": "cycle"}
    return {"parse": "ok", "evaluate": True, "results": [plain(result)],
            "host": {"controls": {}}, "guests": [{"controls": {}, "variables": {}}] * 2}


def main():
    resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    r = random.Random(seed)
    for i in range(count):
        t = tree(r, r.randint(1, 4))
        print(json.dumps({"name": "python/%d-%d" % (seed, i), "policy": text(t),
                          "host": GUEST, "guests": [GUEST, GUEST], "expect": expect(t)}))


main()
