"""Which quarter of a noisy picture is brightest? A network of three convolutions, and an exit after the first two."""

from __future__ import annotations

import torch
from torch import nn

from hapi_export import Network


def pictures(count: int, seed: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    random = torch.Generator().manual_seed(seed)
    quarter = torch.randint(4, (count,), generator=random)
    brightness = torch.rand(count, 1, 1, generator=random) * 2
    images = torch.randn(count, 2, 8, 2, 8, generator=random)
    images[torch.arange(count), quarter // 2, :, quarter % 2] += brightness
    return list(zip(images.reshape(count, 1, 16, 16).split(50), quarter.split(50)))


def network(count: int = 2000) -> Network:
    torch.manual_seed(1)
    convolutions = [nn.Sequential(nn.Conv2d(c, 16, 3, 2, 1), nn.ReLU()) for c in (1, 16, 16)]
    model = nn.Sequential(*convolutions, nn.Flatten(), nn.Linear(64, 4))
    optimiser = torch.optim.AdamW(model.parameters(), lr=0.003)
    for images, labels in 5 * pictures(count, seed=1):
        optimiser.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimiser.step()
    training, calibration, test = (pictures(count, seed) for seed in (2, 3, 4))
    return Network("Toy", "quarters", model, ["0", "1"], calibration, test, training)
