"""Heads for exits that the user only named."""

from __future__ import annotations

import torch
from torch import nn

from .refusal import Refusal

_CHANNELS = 64


def build_head(name: str, shape: torch.Size, classes: int) -> nn.Module:
    """An untrained classifier for what a layer gives out.

    For maps of 4 × 4 and more it is the one that HAPI uses (section 7.1), after MSDNet (Huang et al., ICLR 2018):
    two 3 × 3 convolutions of stride 2 to 64 channels with batch normalisation and ReLU, average pool, linear.
    Smaller maps are pooled, and vectors taken as they are, before the linear layer.
    - shape: [b, channels, height, width] or [b, features].
    - Raises: `Refusal` naming the exit for any other shape.
    """
    if len(shape) == 2:
        return nn.Linear(shape[1], classes)
    if len(shape) != 4:
        raise Refusal(
            f'Network.exits, "{name}"', f"an output of shape {list(shape)}",
            "[b, channels, height, width] or [b, features], which a head can be built for",
            "give a trained head of your own in the mapping",
        )
    pooled: list[nn.Module] = [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    if min(shape[2:]) < 4:
        return nn.Sequential(*pooled, nn.Linear(shape[1], classes))
    return nn.Sequential(
        *_convolution(shape[1]), *_convolution(_CHANNELS), *pooled, nn.Linear(_CHANNELS, classes)
    )


def _convolution(channels: int) -> list[nn.Module]:
    convolution = nn.Conv2d(channels, _CHANNELS, kernel_size=3, stride=2, padding=1, bias=False)
    return [convolution, nn.BatchNorm2d(_CHANNELS), nn.ReLU(inplace=True)]
