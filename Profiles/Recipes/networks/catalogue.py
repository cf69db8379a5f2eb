"""The networks that these recipes train, and how long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor, nn

from glyphs.classes import CLASSES
from hapi_export.heads import build_head
from resnet56.network import EarlyExitResNet56

from . import inception, mobilenetv2, msdnet, vgg16
from .early_exits import EarlyExitNetwork


class Trained(Protocol):
    """What the trainers ask of a network."""

    backbone: nn.Module
    exits: nn.ModuleList

    def features(self, images: Tensor) -> list[Tensor]:
        """What each exit's head reads, of images [batch, 3, 32, 32]."""


@dataclass(frozen=True)
class Training:
    """How long and how fast something is trained: images, the learning rate's peak, and the weights' decay."""

    samples: int
    peak_rate: float
    weight_decay: float


@dataclass(frozen=True)
class Definition:
    """A network with its exits, untrained, and how the shipped one was trained.

    - name: what a screen calls it; `stem` what its files are called; `shape` what its exits sit after.
    - exits: `None` for a network that has none.
    """

    stem: str
    name: str
    shape: str
    build: Callable[[], nn.Module]
    backbone: Training
    exits: Training | None = Training(160_000, 3e-3, 0.02)

    def untrained(self) -> Trained:
        """The network with its exits. Draws its weights from PyTorch's generator."""
        network: Trained = self.build()  # type: ignore[assignment]
        return network


def head(name: str, shape: torch.Size) -> nn.Module:
    """The exporter's classifier: two convolutions to 64 channels, or none where the map is too small for them."""
    return build_head(name, shape, len(CLASSES))


def build_vgg16() -> EarlyExitNetwork:
    backbone = vgg16.VGG16(len(CLASSES), width=0.5)
    return EarlyExitNetwork(backbone, vgg16.exits(backbone), head)


def build_inception() -> EarlyExitNetwork:
    return EarlyExitNetwork(inception.Inception(len(CLASSES), width=0.5), inception.exits(), head)


def build_msdnet() -> EarlyExitNetwork:
    classes = len(CLASSES)
    return EarlyExitNetwork(msdnet.MSDNet(classes), msdnet.exits(), lambda _, shape: msdnet.Head(shape[1], classes))


def build_mobilenetv2() -> EarlyExitNetwork:
    return EarlyExitNetwork(mobilenetv2.MobileNetV2(len(CLASSES)), [], head)


CATALOGUE = {
    definition.stem: definition
    for definition in (
        Definition(
            "resnet56", "ResNet-56", "residual blocks, exits after every convolution", EarlyExitResNet56,
            Training(480_000, 0.1, 3e-4), Training(240_000, 3e-3, 0.02),
        ),
        Definition(
            "vgg16", "VGG-16 at half width", "a chain, exits after every convolution and every pool", build_vgg16,
            Training(480_000, 0.05, 5e-4),
        ),
        Definition(
            "inception", "Inception at half width", "modules of four branches, exits inside and after them",
            build_inception, Training(320_000, 0.1, 3e-4),
        ),
        Definition(
            "msdnet", "MSDNet", "three scales and their own ten classifiers, the last of which is the final one",
            build_msdnet, Training(320_000, 0.1, 3e-4),
        ),
        Definition(
            "mobilenetv2", "MobileNetV2", "made by hand, without exits", build_mobilenetv2,
            Training(480_000, 0.1, 1e-4), exits=None,
        ),
    )
}
