"""Reading node files, which `python3 -m networks nodes` writes, and holding them against model files."""

from __future__ import annotations

from dataclasses import fields
from itertools import zip_longest
from pathlib import Path
from typing import Any

from .documents import Refused, label, read_object
from .node import Node

NAMES = [field.name for field in fields(Node)]
BEYOND = 2**53  # from here on floating point, which latencies are worked out in, skips whole numbers


def written_by(stem: str) -> str:
    """The command that writes a network's node file again, in Profiles/Recipes."""
    return f"python3 -m networks nodes {stem} --out platforms/nodes/{stem}.json --force"


def read_node_file(path: Path) -> tuple[str, list[Node], list[Node]]:
    """The network's name, its layers and its exits. Raises Refused for anything but a whole node file."""
    document = read_object(path)
    again = f"write it again: {written_by(path.stem)}"
    name = document.get("network")
    if not isinstance(name, str) or not name:
        raise Refused(f"{label(path)}: network: found {name!r}, expected the name of one; {again}")
    nodes: dict[str, list[Node]] = {}
    for key in ("layers", "exits"):
        entries = document.get(key)
        if not isinstance(entries, list) or (key == "layers" and not entries):
            raise Refused(f"{label(path)}: {key}: found {str(entries)[:40]!r}, expected a list of them; {again}")
        for index, entry in enumerate(entries):
            if not is_node(entry):
                raise Refused(
                    f"{label(path)}: {key}[{index}]: found {str(entry)[:80]!r}, expected a name and whole numbers,"
                    f" {', '.join(NAMES[1:])}; {again}"
                )
        nodes[key] = [Node(**entry) for entry in entries]
    names = [node.name for node in nodes["layers"] + nodes["exits"]]
    twice = next((one for index, one in enumerate(names) if one in names[:index]), None)
    if twice is not None:
        raise Refused(f'{label(path)}: found "{twice}" twice, expected each node once; {again}')
    return name, nodes["layers"], nodes["exits"]


def is_node(entry: Any) -> bool:
    """Whether a table has a node's fields, all of the right kind, and no others."""
    return (
        isinstance(entry, dict)
        and list(entry) == NAMES
        and isinstance(entry["name"], str)
        and all(type(entry[key]) is int and 0 <= entry[key] < BEYOND for key in NAMES[1:])
    )


def check_model(path: Path, layers: list[Node], exits: list[Node]) -> None:
    """Raises Refused, naming the first node, unless a model file has these nodes, in this order, of these
    multiply-accumulates: a profile's names are the model's."""
    document = read_object(path)
    remedy = f"as nodes/{path.stem}.json has it: export the model again, or write that: {written_by(path.stem)}"
    for key, one, nodes in (("layers", "layer", layers), ("exits", "exit", exits)):
        entries = document.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise Refused(f"{label(path)}: {key}: found {str(entries)[:40]!r}, expected {key}; export it again")
        for node, entry in zip_longest(nodes, entries):
            expected = f'{one} "{node.name}"' if node is not None else f"no {one} more"
            found = f'{one} "{entry.get("name")}"' if entry is not None else f"no {one} more"
            if found != expected:
                raise Refused(f"{label(path)}: found {found}, expected {expected}, {remedy}")
            if entry.get("macs") != node.macs:
                raise Refused(
                    f"{label(path)}: {found}: found {entry.get('macs')} MACs, expected {node.macs}, {remedy}"
                )
