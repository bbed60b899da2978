#!/usr/bin/env python3
"""Writes ini.jsonl beside this file: what Python's configparser makes of each text below.

MOM reads its configuration with configparser, so this table is what our reader is held to.
"""
import configparser
import io
import json
import pathlib

TEXTS = [
    "",
    "\n\n# only a comment\n; and another\n",
    "[main]\nmain-loop-interval: 5\n",
    "[main]\nmain-loop-interval = 5\n",
    "[main]\nmain-loop-interval=5\nhost-monitor-interval:15",
    "[main]\r\nkey: value\r\nother = b\r\n",
    "[main]\rkey: value\r",
    "[main]\nplot-dir:\nrpc-port: -1\n",
    "[main]\nplot-dir =\n\n\nrpc-port: -1\n",
    "[main]\nKey: Mixed Case\nOTHER=UPPER\n",
    "[main]\ncontrollers: Balloon, KSM,\n    CpuTune,\n    IoTune\nnext: 1\n",
    "[main]\ncontrollers:\n    Balloon,\n\tKSM\n",
    "[main]\nkey: a\n  b\n\n  c\n\n\nnext: d\n",
    "[main]\nkey: a\n  # a comment inside\n  b\n; at the start\n  c\n",
    "[main]\n  key: indented\n  other: same indent\n",
    "[main]\n  key: indented\nother: less indent\n  deeper\n",
    "[main]\nkey: a\n [logging]\n log: b\n",
    "  [main]\n  key: a\n[logging]\nlog: b\n",
    "[main]\nkey: a # no comment\nother: b ; nor this\n",
    "[main]\nkey: a=b:c\nother = c:d=e\n",
    "[main]\nspaced key : value\nkey\t=\tvalue\n",
    "[Collector: GuestQemuAgent]\nsocket_path: /var/lib/libvirt/qemu\n"
    "socket_name_template: %(name)s.agent\n",
    "[main]\nkey: 50%\nother: %%\nthird: ${x} %(y)s\n",
    "[class gold]\nguests: web-*, db?\nshares: 2000\n",
    "[class  two  words ]\nkey: 1\n",
    "[main] # after the header\nkey: 1\n",
    "[main]]\nkey: 1\n",
    "[a[b]\nkey: 1\n",
    "[]\nkey: 1\n",
    "[main\nkey: 1\n",
    "[main]\n[open: 1\n",
    "[main]\nkey: \u00fcml\u00e4ut \u2014 \u4e2d\n",
    "[main]\nkey:\u00a0no-break\u00a0\n",
    "[main]\nkey: \"quoted\"\nother: 'single'\n",
    "[main]\nkey: a\\\nother: b\n",
    "[main]\nkey: 1\n[empty]\n[host]\ncollectors: HostMemory\n",
    "[main]\nkey: [value]\nother: [a] b\n",
    "[vdsm]\npki-dir=/etc/pki/vdsm\nport=54321\n",
    "### DO NOT TOUCH\n[main]\n# The interval\nmain-loop-interval: 15\n\n# Empty: none\nplot-dir:\n"
    "\nrpc-port: /run/vdsm/mom-vdsm.sock\n\n[logging]\nlog: /var/log/vdsm/mom.log\n",
    "key: before any section\n[main]\nkey: 1\n",
    "[main]\nkey: 1\nkey: 2\n",
    "[main]\nkey: 1\nKEY = 2\n",
    "[main]\nkey: 1\n[main]\nother: 2\n",
    "[main]\nno delimiter\nkey: 1\n",
    "[main]\n: no key\n",
    "[main]\n= no key\n",
    "[main]\nkey: a\n\tb\n        c\n",
    "[main]\nkey: a\n\n[host]\n\n  collectors: b\n   c\n",
    "[Main]\nkey: 1\n[main]\nkey: 2\n",
    "[main]\nkey: a   \n   b   \n",
    "[main]\nkey: \n  \n   \nother: 1\n",
    "[main]\na:1\n b:2\n  c:3\n b:4\nd:5\n",
]


def outcome(text):
    parser = configparser.RawConfigParser()
    try:
        parser.read_file(text_lines(text))
    except configparser.Error:
        return {"text": text, "refused": True}
    sections = {name: dict(parser.items(name)) for name in parser.sections()}
    return {"text": text, "sections": sections}


def text_lines(text):
    """Lines as a file opened by Python gives them: every line end becomes a newline."""
    return io.StringIO(text, newline=None)


if __name__ == "__main__":
    lines = [json.dumps(outcome(text), ensure_ascii=False) for text in TEXTS]
    pathlib.Path(__file__).with_name("ini.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
