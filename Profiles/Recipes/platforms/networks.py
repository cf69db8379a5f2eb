"""The networks that profiles are written of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .documents import Refused, label, read_object
from .node import Node
from .node_file import check_model, read_node_file
from .resnet56 import read_nodes

FITTED = "resnet56"  # the one that the Jetsons' overheads are fitted to, its nodes made by hand


@dataclass(frozen=True)
class Network:
    """A network's nodes, in the order of its model file, which is there if it is `shipped`."""

    stem: str
    name: str
    layers: list[Node]
    exits: list[Node]
    shipped: bool = True

    @property
    def model(self) -> str:
        """The model file, as a profile names it."""
        return f"Models/{self.stem}.json"

    @property
    def kernels(self) -> int:
        """What the backbone launches."""
        return sum(node.kernels for node in self.layers)


def read_fitted(models: Path) -> Network:
    """ResNet-56. Raises Refused for a model file that is not its."""
    path = models / f"{FITTED}.json"
    model = read_object(path)
    try:
        layers, exits = read_nodes(model)
    except Refused as problem:
        raise Refused(f"{label(path)}: {problem}") from problem
    except (KeyError, TypeError, IndexError) as problem:
        raise Refused(f"{label(path)}: found no model of ResNet-56 ({problem!r}); take the shipped file") from problem
    return Network(FITTED, "ResNet-56", layers, exits)


def read_traced(models: Path, nodes: Path) -> list[Network]:
    """Every other network, of which there is a node file, by file name. Raises Refused where a node file cannot be
    used, or a model file is of another network."""
    networks = []
    for path in sorted(nodes.glob("*.json")):
        name, layers, exits = read_node_file(path)
        model = models / path.name
        shipped = model.exists()
        if shipped:
            check_model(model, layers, exits)
        networks.append(Network(path.stem, name, layers, exits, shipped))
    return networks
