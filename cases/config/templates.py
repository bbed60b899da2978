#!/usr/bin/env python3
"""Writes templates.jsonl beside this file: what Python's configparser fills in for each text below.

Where it refuses a lone percent sign we do not, so no text here has one.
"""
import configparser
import io
import json
import pathlib

CHAIN = "".join(f"a{i}: %(a{i + 1})s\n" for i in range(1, 14))

TEXTS = [
    "[main]\na: x\nb: %(a)s/y\n",
    "[main]\nb: %(a)s/y\na: x\n",
    "[main]\na: x\nb: %(A)s\n",
    "[main]\na: x\nb: %(a)s%(a)s-%(a)s\n",
    "[main]\na: %%\nb: %%(c)s\n",
    "[main]\na: %%%%\n",
    "[main]\na: 100%%\nb: %(a)s\n",
    "[main]\na: x\nb: %%%(a)s\n",
    "[main]\na:\nb: [%(a)s]\n",
    "[main]\na: one\n  two\nb: <%(a)s>\n",
    "[main]\na: one\nb: %(a)s\n  two %(a)s\n",
    "[main]\nb: %(missing)s\n",
    "[main]\nb: %(missing\n",
    "[main]\nb: %()s\n",
    "[main]\nb: %(a)d\na: 1\n",
    "[main]\nb: %(b)s\n",
    "[main]\na: %(b)s\nb: %(a)s\n",
    "[main]\na: $x ${a} {a}\n",
    "[DEFAULT]\nroot: /var\n[main]\na: %(root)s/a\n[host]\nb: %(root)s/b\n",
    "[main]\na: %(root)s/a\n[DEFAULT]\nroot: /var\n",
    "[DEFAULT]\nroot: /var\n[main]\nroot: /srv\na: %(root)s/a\n",
    "[DEFAULT]\nroot: %(top)s/var\n[main]\ntop: /t\na: %(root)s/a\n",
    "[DEFAULT]\nRoot: /var\n[main]\na: %(ROOT)s/a\n",
    "[main]\na: x\n[host]\nb: %(a)s\n",
    "[default]\nroot: /var\n[main]\na: %(root)s\n",
    "[DEFAULT]\nroot: 50%%\n[main]\na: %(root)s\n",
    "[main]\n" + CHAIN + "a14: end\n",
    "[main]\n" + "".join(f"a{i}: %(a{i + 1})s\n" for i in range(1, 10)) + "a10: end\n",
    "[main]\n" + "".join(f"a{i}: %(a{i + 1})s\n" for i in range(1, 11)) + "a11: end\n",
    "[main]\n" + "".join(f"a{i}: %(a{i + 1})s\n" for i in range(1, 12)) + "a12: end\n",
    "[main]\na key: x\nb: %(a key)s\n",
    "[main]\na: x\nb: %(a )s\n",
    "[main]\na: (x)\nb: %(a)s)s\n",
    "[main]\na: x\nb: %(a)ss\n",
]


def outcome(text):
    parser = configparser.ConfigParser()
    parser.read_file(io.StringIO(text))
    try:
        sections = {name: dict(parser.items(name)) for name in parser.sections()}
    except configparser.InterpolationError:
        return {"text": text, "refused": True}
    return {"text": text, "sections": sections}


if __name__ == "__main__":
    lines = [json.dumps(outcome(text), ensure_ascii=False) for text in TEXTS]
    pathlib.Path(__file__).with_name("templates.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
