"""What layers and stages are called."""

from __future__ import annotations

import pytest
from torch import fx

from hapi_export.naming import groups


def labels(*names: str) -> list[str]:
    """Groups of layers named after modules, or after functions where the name begins with a hyphen."""
    graph = fx.Graph()
    first = [
        graph.create_node("call_function", len, name=name[1:]) if name.startswith("-") else graph.call_module(name)
        for name in names
    ]
    return groups([name.lstrip("-") for name in names], first)


@pytest.mark.parametrize(
    "names, expected",
    [
        (["conv1", "layer1.0.conv1", "layer1.0.conv2", "layer2.0.conv1", "fc"], "conv1 layer1 layer1 layer2 fc"),
        (["net.a.0", "net.a.1", "net.b.0"], "a a b"),
        (["0", "3", "5"], "0 3 5"),
        (["features.0", "features.3", "features.6", "features.8", "features.10", "classifier"], "features " * 5),
        (["f.0.0", "f.0.1", "f.1.0", "f.1.1", "f.1.2", "f.1.3", "c"], "f.0 f.0 f.1 f.1 f.1 f.1 c"),
        (["e.l.x.0", "e.l.x.1", "e.l.y.0", "e.l.y.1", "e.l.y.2", "e.l.y.3", "h"], "e.l.x e.l.x e.l.y e.l.y"),
        (["conv", "conv#2", "fc"], "conv conv fc"),
        (["a.0", "-add", "b.0", "b.1", "-cat"], "a a b b b"),
        (["-relu"], "relu"),
    ],
)
def test_a_group_is_the_part_of_the_name_that_tells_stages_apart(names: list[str], expected: str) -> None:
    found = labels(*names)
    assert len(found) == len(names)
    assert found[: len(expected.split())] == expected.split()
