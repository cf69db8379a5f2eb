"""Training of built heads, with the backbone frozen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import nn

from .backbone import Backbone
from .batches import Batches
from .progress import Progress
from .refusal import Refusal

RATE = 3e-3


def train_heads(
    backbone: Backbone, heads: Sequence[nn.Module], batches: Batches, epochs: int, progress: Progress
) -> list[list[float]]:
    """Trains heads on what the exits' layers give out: HAPI's "early-exit-only" training (section 4.3).

    AdamW, cosine rate from 3e-3 an epoch, cross-entropy. Each head learns by itself: the losses are added, and no two
    share a weight.
    - heads: one an exit of the backbone, in depth order.
    - Returns: accuracy of each head while training, [epochs][heads].
    - Raises: `Refusal` when a loss is not finite.
    """
    for head in heads:
        head.train()
    optimiser = torch.optim.AdamW([weight for head in heads for weight in head.parameters()], lr=RATE)
    history: list[list[float]] = []
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 + math.cos(math.pi * epoch / epochs)) / 2
        with progress.stage(f"heads, epoch {epoch + 1} of {epochs}", len(batches), "images") as advance:
            with torch.enable_grad():  # whatever the user's file has switched off
                accuracy = _epoch(backbone, heads, batches, optimiser, advance)
        shown = ", ".join(f"{place.asked} {right:.1%}" for place, right in zip(backbone.exits, accuracy))
        progress.remark(f"heads, epoch {epoch + 1} of {epochs}: accuracy {shown}")
        history.append(accuracy)
    for head in heads:
        head.eval()
    return history


def _epoch(
    backbone: Backbone,
    heads: Sequence[nn.Module],
    batches: Batches,
    optimiser: torch.optim.Optimizer,
    advance: Callable[[int], None],
) -> list[float]:
    right = [0] * len(heads)
    samples = 0
    for images, labels in batches:
        if len(labels) < 2:  # batch normalisation learns nothing from one image
            continue
        with torch.no_grad():
            features = backbone.features(images)
        logits = [head(feature.detach()) for head, feature in zip(heads, features)]
        loss = torch.stack([F.cross_entropy(one, labels) for one in logits]).sum()
        if not bool(torch.isfinite(loss)):
            raise Refusal(
                batches.where, f"a loss of {float(loss)} after {samples} images", "images that heads can learn from",
                "check the images for values that are not finite, and the network's activations for their size",
            )
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        samples += len(labels)
        for index, one in enumerate(logits):
            right[index] += int((one.argmax(dim=1) == labels).sum())
        advance(len(labels))
    if not samples:
        raise Refusal(batches.where, "batches of one image", "at least two images a batch", "raise the batch size")
    return [count / samples for count in right]
