"""Heads made ready, and the arithmetic and weights of every layer and exit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import torch
from torch import fx, nn

from .backbone import Backbone
from .cost import multiply_accumulates, weight_bytes
from .folding import fold_batch_norm, remove_identities
from .refusal import Refusal
from .tracing import trace
from .values import record_values


def with_heads(
    backbone: Backbone, heads: Sequence[nn.Module], images: torch.Tensor, *, fold: bool = True
) -> Backbone:
    """Attaches a head to each exit, in depth order, batch normalisation folded where the head can be traced.

    - heads: the user's own are copied first (`copied`), for what follows changes them.
    - images: a real batch [b, …].
    """
    with torch.no_grad():
        features = backbone.features(images)
        ready = [_ready(head, feature, fold) for head, feature in zip(heads, features)]
    exits = tuple(replace(exit, head=head) for exit, head in zip(backbone.exits, ready))
    return replace(backbone, exits=exits)


class _Copying(nn.Module):
    """A head that overwrites what it reads, which later layers read too: it gets a copy."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(self, feature: torch.Tensor) -> Any:
        return self.head(feature.clone())


def _ready(head: nn.Module, feature: torch.Tensor, fold: bool) -> nn.Module:
    ready = _folded(head, feature.clone(), fold)
    before = feature.clone()
    with torch.no_grad():
        ready(feature)
    return ready if torch.equal(before, feature) else _Copying(ready)


def _folded(head: nn.Module, feature: torch.Tensor, fold: bool) -> nn.Module:
    try:
        traced = trace(head)
    except Refusal:  # run as it is
        return head.eval()
    record_values(traced, feature)
    remove_identities(traced)
    if fold:
        fold_batch_norm(traced, set())
    ready: nn.Module = fx.GraphModule(traced.model, traced.graph)
    return ready


def with_costs(backbone: Backbone, image: torch.Tensor) -> Backbone:
    """Counts the multiply-accumulates of every layer and exit on one image [1, …], and the bytes of their weights.

    Weights that serve two layers are the first one's. Kernels that are not counted are named in the notes.
    """
    counted: set[int] = set()
    uncounted: dict[str, list[str]] = {}
    layers, exits = list(backbone.layers), list(backbone.exits)

    def counted_macs(name: str, run: Callable[..., Any], *read: Any) -> int:
        macs, missed = multiply_accumulates(run, *read)
        for kernel in sorted(missed):
            uncounted.setdefault(kernel, []).append(name)
        return macs

    with torch.no_grad():
        for step in backbone.walk(image):
            layer = layers[step.layer]
            macs = counted_macs(layer.name, layer.module.forward, *step.read)
            layers[step.layer] = replace(layer, macs=macs, weight_bytes=weight_bytes(layer.module, counted))
            for index, place in enumerate(exits):
                if place.layer != step.layer or place.head is None:
                    continue
                macs = counted_macs(place.name, place.head, step.values[place.value])
                exits[index] = replace(place, macs=macs, weight_bytes=weight_bytes(place.head, counted))
    notes = [f"macs leave out {kernel}, which {', '.join(names)} run" for kernel, names in uncounted.items()]
    return replace(backbone, layers=tuple(layers), exits=tuple(exits), notes=(*backbone.notes, *notes))
