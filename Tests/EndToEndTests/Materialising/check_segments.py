"""Holds segments against the network that they were cut from, with ONNX's own library.

    check_segments.py NETWORK FOLDER

Every segment passes the checker; every node and every weight is the network's, and in one segment alone; the tensors
that a segment is given are there by then. Prints how many nodes there are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import onnx


def main(network: str, folder: Path) -> None:
    graph = onnx.load(network).graph
    nodes = {node.SerializeToString() for node in graph.node}
    weights = {tensor.name: tensor.SerializeToString() for tensor in graph.initializer}
    rules = json.loads((folder / "segments.json").read_text(encoding="utf-8"))
    live, ran, kept = {rules["input"]}, set(), set()
    for classifier in rules["classifiers"]:
        model = onnx.load(str(folder / classifier["file"]))
        onnx.checker.check_model(model, full_check=True)
        assert [value.name for value in model.graph.input] == classifier["inputs"]
        assert [value.name for value in model.graph.output] == classifier["outputs"]
        assert classifier["logits"] in classifier["outputs"] and live.issuperset(classifier["inputs"])
        live.update(classifier["outputs"])
        own = {node.SerializeToString() for node in model.graph.node}
        assert own <= nodes and not own & ran, "a node that is new, or twice"
        ran |= own
        for tensor in model.graph.initializer:
            assert weights[tensor.name] == tensor.SerializeToString() and tensor.name not in kept
            kept.add(tensor.name)
    print(len(ran))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
