"""What every operation of a graph yields on a real image."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Union

import torch
from torch import fx

from .tracing import Trace

# Noted on a node: the `torch.Size` of a tensor, "tensors" for a collection with tensors in it, "other" for numbers
# and shapes.
VALUE = "hapi_value"


def record_values(trace: Trace, images: torch.Tensor) -> Any:
    """Runs the graph on images [b, …] and notes on each node what it yielded.

    - Returns: what the network answers.
    """
    return _Recorder(fx.GraphModule(trace.model, trace.graph)).run(images)


def shape(node: fx.Node) -> Union[torch.Size, None]:
    """The shape of the tensor that a node yields; `None` when it yields anything else."""
    value = node.meta.get(VALUE)
    return value if isinstance(value, torch.Size) else None


def holds_tensor(node: fx.Node) -> bool:
    """Whether tensors, and not only numbers or shapes, pass on from a node."""
    return node.meta.get(VALUE) != "other"


class _Recorder(fx.Interpreter):
    def run_node(self, n: fx.Node) -> Any:
        value = super().run_node(n)
        n.meta[VALUE] = _noted(value)
        return value


def _noted(value: Any) -> Union[torch.Size, str]:
    if isinstance(value, torch.Tensor):
        return value.shape
    if isinstance(value, torch.Size):  # a tuple of numbers
        return "other"
    parts: Iterable[Any] = ()
    if isinstance(value, dict):
        parts = value.values()
    elif isinstance(value, (list, tuple)):
        parts = value
    return "tensors" if any(_noted(part) != "other" for part in parts) else "other"
