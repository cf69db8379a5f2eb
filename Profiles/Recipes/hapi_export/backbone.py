"""A network as a graph of layers, with its exits: what is run, measured and written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Optional

import torch
from torch import fx, nn


@dataclass(frozen=True)
class Layer:
    """A node of the dataflow graph.

    - module: values that it reads, in the order of `reads` → the value, or the tuple of values, in `writes`.
    - inputs: names of the layers whose tensors it reads.
    - frees: values that no later layer reads.
    """

    name: str
    kind: str
    group: str
    module: fx.GraphModule
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    inputs: tuple[str, ...]
    frees: tuple[str, ...] = ()
    macs: int = 0
    weight_bytes: int = 0

    def run(self, read: tuple[Any, ...]) -> Any:
        """What it writes, of what it reads; straight to `forward`, for calling the module costs some microseconds."""
        return self.module.forward(*read)


# Runs a layer on what it reads, and gives what it writes.
Run = Callable[[Layer, "tuple[Any, ...]"], Any]


def _run(layer: Layer, read: tuple[Any, ...]) -> Any:
    return layer.run(read)


@dataclass(frozen=True)
class Exit:
    """A candidate exit.

    - asked: the name that the user gave.
    - layer: index of the layer that it follows; `value` is the one of that layer's values that its head reads.
    - head: that value [b, …] → logits [b, classes]; `None` until one is built.
    """

    name: str
    asked: str
    layer: int
    value: str
    shape: torch.Size
    head: Optional[nn.Module] = None
    macs: int = 0
    weight_bytes: int = 0


@dataclass(frozen=True)
class Step:
    """One layer's run: its index, what it read, and every value still at hand."""

    layer: int
    read: tuple[Any, ...]
    values: dict[str, Any]


@dataclass(frozen=True)
class Backbone:
    """Layers in execution order, the last of which yields the logits, and exits in depth order.

    - whole: the same operations unsplit: images [b, …] → logits [b, classes].
    - notes: what a reader of the files should know.
    """

    layers: tuple[Layer, ...]
    exits: tuple[Exit, ...]
    input: str
    output: str
    whole: fx.GraphModule
    notes: tuple[str, ...] = field(default=())

    @property
    def repeats(self) -> tuple[str, ...]:
        """What to say of modules that are several layers, for they run several times."""
        runs: dict[str, list[str]] = {}
        for layer in self.layers:
            runs.setdefault(layer.name.partition("#")[0], []).append(layer.name)
        return tuple(
            f"{base} runs {len(every)} times: its time is the sum of {', '.join(every)}"
            for base, every in runs.items()
            if len(every) > 1
        )

    def walk(self, images: torch.Tensor, run: Run = _run) -> Iterator[Step]:
        """Runs layer after layer on images [b, …].

        - run: runs a layer on what it reads, and gives what it writes.
        """
        values: dict[str, Any] = {self.input: images}
        for index, layer in enumerate(self.layers):
            read = tuple(values[name] for name in layer.reads)
            written = run(layer, read)
            if len(layer.writes) == 1:
                values[layer.writes[0]] = written
            else:
                values.update(zip(layer.writes, written))
            yield Step(index, read, values)
            for name in layer.frees:
                del values[name]

    def only(self, chosen: Sequence[int]) -> Backbone:
        """The same network with some of its exits, by index in rising order."""
        return replace(self, exits=tuple(self.exits[index] for index in chosen))

    def features(self, images: torch.Tensor) -> list[torch.Tensor]:
        """What each exit's head reads; layers beyond the last exit do not run."""
        found: list[torch.Tensor] = []
        for step in self.walk(images):
            while len(found) < len(self.exits) and self.exits[len(found)].layer == step.layer:
                found.append(step.values[self.exits[len(found)].value])
            if len(found) == len(self.exits):
                break
        return found

    def answers(self, images: torch.Tensor, run: Run = _run) -> list[torch.Tensor]:
        """Logits [b, classes] of every exit, in depth order, then of the final classifier. Heads must be there."""
        logits: list[torch.Tensor] = []
        heads = {exit.layer: exit for exit in self.exits}
        for step in self.walk(images, run):
            place = heads.get(step.layer)
            if place is not None and place.head is not None:
                logits.append(place.head(step.values[place.value]))
            if step.layer == len(self.layers) - 1:
                logits.append(step.values[self.output])
        return logits
