"""A small network on pictures that it draws itself, from training to what hapi-tui opens:

    hapi-export examples/ten_minutes.py --out profiles
    hapi-tui profiles/ten-minutes.json
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from hapi_export import Network

CLASSES = ["disc", "ring", "square", "frame", "cross", "bars"]


def draw(count: int, seed: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Batches of grey 24 × 24 pictures of shapes, and which shape each one shows. Size, place and noise differ, so
    some are easy and some are hard."""
    random = torch.Generator().manual_seed(seed)
    labels = torch.randint(len(CLASSES), (count,), generator=random)
    uniform = torch.rand(5, count, 1, 1, generator=random)
    axis = torch.arange(24.0)
    size, angle = 4 + 6 * uniform[0], 3.1416 * uniform[4]
    y, x = axis[:, None] - 8 - 8 * uniform[1], axis[None, :] - 8 - 8 * uniform[2]
    u, v = x * angle.cos() + y * angle.sin(), y * angle.cos() - x * angle.sin()
    round_, square = (u**2 + v**2).sqrt(), torch.maximum(u.abs(), v.abs())
    cross = torch.minimum(u.abs(), v.abs()) < 0.3 * size
    shapes = torch.stack([
        round_ < size, (round_ < size) & (round_ > 0.6 * size), square < size, (square < size) & (square > 0.6 * size),
        cross & (square < size), (square < size) & (u.abs() > 0.35 * size),
    ])  # fmt: skip
    pictures = shapes[labels, torch.arange(count)].float()
    noise = torch.randn(pictures.shape, generator=random) * 1.2 * uniform[3]
    return list(zip((pictures + noise)[:, None].split(64), labels.split(64)))


def block(channels: int, wider: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels, wider, 3, padding=1, bias=False), nn.BatchNorm2d(wider), nn.ReLU(), nn.MaxPool2d(2)
    )


def train(model: nn.Module, batches: list[tuple[torch.Tensor, torch.Tensor]], epochs: int) -> None:
    optimiser = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _ in range(epochs):
        for pictures, labels in batches:
            optimiser.zero_grad()
            F.cross_entropy(model(pictures), labels).backward()
            optimiser.step()


def network(training: int = 3000, samples: int = 2000, epochs: int = 4) -> Network:
    torch.manual_seed(1)
    pictures = draw(training, seed=1)
    model = nn.Sequential(
        block(1, 16), block(16, 32), block(32, 64), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, len(CLASSES))
    )
    train(model, pictures, epochs)
    return Network(
        name="Ten minutes", task="shapes", model=model, exits=["0", "1"], training=pictures,
        calibration=draw(samples, seed=2), test=draw(samples, seed=3),
    )  # fmt: skip
