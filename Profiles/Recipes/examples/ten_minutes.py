"""A small network on pictures that it draws itself, from training to what hapi-tui opens:

    hapi-export examples/ten_minutes.py --out profiles
    hapi-tui profiles/ten-minutes.json

`network()` at the end is what the exporter asks for; the rest makes the network and its pictures.
"""

from __future__ import annotations

from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import nn

from hapi_export import Network

CLASSES = ("disc", "ring", "square", "frame", "cross", "bars")
Batches = list[tuple[torch.Tensor, torch.Tensor]]


def draw(count: int, seed: int) -> Batches:
    """Grey pictures of shapes [b, 1, 24, 24], and which shape each one shows [b]. Size, place, angle and noise
    differ, so some are easy and some are hard."""
    random = torch.Generator().manual_seed(seed)
    labels = torch.randint(len(CLASSES), (count,), generator=random)
    uniform = torch.rand(5, count, 1, 1, generator=random)
    size, angle, noise = 4 + 6 * uniform[0], 3.1416 * uniform[1], 0.8 * uniform[2]
    axis = torch.arange(24.0)
    y, x = axis[:, None] - 8 - 8 * uniform[3], axis[None, :] - 8 - 8 * uniform[4]
    u, v = (x * angle.cos() + y * angle.sin()).abs(), (y * angle.cos() - x * angle.sin()).abs()
    disc, square = (u**2 + v**2).sqrt() / size, torch.maximum(u, v) / size
    ring, frame = (disc - 0.8).abs() < 0.2, (square - 0.8).abs() < 0.2
    cross, bars = torch.minimum(u, v) < 0.3 * size, u > 0.35 * size
    shapes = torch.stack([disc < 1, ring, square < 1, frame, cross & (square < 1), bars & (square < 1)])
    pictures = shapes[labels, torch.arange(count)].float()
    pictures += noise * torch.randn(pictures.shape, generator=random)
    return list(zip(pictures[:, None].split(50), labels.split(50)))


class Block(nn.Module):
    """Two convolutions and a way past them."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, kernel_size=3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, kernel_size=3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        return F.relu(maps + self.bn2(self.conv2(F.relu(self.bn1(self.conv1(maps))))))


def stage(channels: int, wider: int) -> nn.Sequential:
    """Half the size, `wider` channels: modules 0 to 2, then blocks 3 and 4."""
    halve = nn.Conv2d(channels, wider, kernel_size=3, stride=2, padding=1, bias=False)
    return nn.Sequential(halve, nn.BatchNorm2d(wider), nn.ReLU(), Block(wider), Block(wider))


def trained(pictures: int, epochs: int) -> nn.Module:
    """A residual network of three stages, each epoch on pictures drawn afresh."""
    torch.manual_seed(1)
    head = nn.Sequential(nn.Flatten(), nn.Linear(64 * 3 * 3, len(CLASSES)))
    stages = {"stage1": stage(1, 16), "stage2": stage(16, 32), "stage3": stage(32, 64), "head": head}
    model = nn.Sequential(OrderedDict(stages))
    optimiser = torch.optim.AdamW(model.parameters())
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 0.005, total_steps=epochs * len(draw(pictures, 0)))
    for epoch in range(epochs):
        for images, labels in draw(pictures, seed=100 + epoch):
            optimiser.zero_grad()
            F.cross_entropy(model(images), labels).backward()
            optimiser.step()
            rate.step()
    return model


def network(pictures: int = 2000, epochs: int = 12) -> Network:
    """What `hapi-export` calls."""
    return Network(
        name="Ten minutes",
        task="shapes",
        model=trained(pictures, epochs),
        exits=["stage1.3", "stage1.4", "stage2.3", "stage2.4", "stage3.3"],
        training=draw(2 * pictures, seed=1),
        validation=draw(pictures, seed=2),
        calibration=draw(pictures, seed=3),
        test=draw(pictures, seed=4),
    )
