"""Networks to export, each tiny and each with one thing of note; and samples for them."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

Pairs = list[tuple[torch.Tensor, torch.Tensor]]


def samples(
    count: int, classes: int = 3, batch: int = 16, shape: tuple[int, ...] = (3, 8, 8), seed: int = 0
) -> Pairs:
    random = torch.Generator().manual_seed(seed)
    images = torch.randn(count, *shape, generator=random)
    labels = torch.randint(classes, (count,), generator=random)
    return [(images[at : at + batch], labels[at : at + batch]) for at in range(0, count, batch)]


def lively(model: nn.Module, seed: int = 0) -> nn.Module:
    """Gives every normalisation statistics and factors of its own, so that folding it changes weights."""
    torch.manual_seed(seed)
    for module in model.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            with torch.no_grad():
                for tensor in (module.running_mean, module.bias):
                    if tensor is not None:
                        tensor.normal_()
                for tensor in (module.running_var, module.weight):
                    if tensor is not None:
                        tensor.uniform_(0.5, 2)
    return model.eval()


def chain(classes: int = 3) -> nn.Module:
    torch.manual_seed(0)
    return lively(
        nn.Sequential(
            nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(inplace=True), nn.MaxPool2d(2),
            nn.Conv2d(4, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU(inplace=True), nn.Dropout(0.5),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, classes),
        )
    )


class Residual(nn.Module):
    """torchvision's basic block: one ReLU module for both places, addition in place."""

    def __init__(self, channels: int, wider: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, wider, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(wider)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(wider, wider, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(wider)
        self.downsample: nn.Module | None = None
        if stride != 1:
            self.downsample = nn.Sequential(nn.Conv2d(channels, wider, 1, stride, bias=False), nn.BatchNorm2d(wider))

    def forward(self, x: torch.Tensor) -> Any:
        way = x if self.downsample is None else self.downsample(x)
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        y += way
        return self.relu(y)


class ResNet(nn.Module):
    def __init__(self, classes: int = 3, width: int = 4) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.layer1 = nn.Sequential(Residual(width, width, 1), Residual(width, width, 1))
        self.layer2 = nn.Sequential(Residual(width, 2 * width, 2), Residual(2 * width, 2 * width, 1))
        self.fc = nn.Linear(2 * width, classes)

    def forward(self, x: torch.Tensor) -> Any:
        x = self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x)))))
        return self.fc(F.adaptive_avg_pool2d(x, 1).view(x.size(0), -1))


def resnet() -> nn.Module:
    torch.manual_seed(1)
    return lively(ResNet())


class Inception(nn.Module):
    """Four branches that meet, one of them with no weights but a pool."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, padding=1)
        self.one = nn.Conv2d(4, 2, 1)
        self.three = nn.Sequential(nn.Conv2d(4, 2, 1), nn.Conv2d(2, 3, 3, padding=1))
        self.pooled = nn.Conv2d(4, 2, 1)
        self.fc = nn.Linear(2 + 3 + 2 + 4, 3)

    def forward(self, x: torch.Tensor) -> Any:
        x = F.relu(self.stem(x))
        pool = F.max_pool2d(x, 3, stride=1, padding=1)
        x = torch.cat([self.one(x), self.three(x), self.pooled(pool), pool], dim=1)
        return self.fc(F.relu(x).mean(dim=(2, 3)))


class Shared(nn.Module):
    """One convolution that runs twice, and one that never does."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, padding=1)
        self.conv = nn.Conv2d(4, 4, 3, padding=1)
        self.bn = nn.BatchNorm2d(4)
        self.unused = nn.Conv2d(4, 4, 1)
        self.fc = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> Any:
        x = self.bn(self.conv(F.relu(self.stem(x))))
        x = self.conv(F.relu(x))
        return self.fc(x.mean(dim=(2, 3)))


class Gate(nn.Module):
    """What it does depends on the values, so it cannot be traced."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 1)

    def forward(self, x: torch.Tensor) -> Any:
        return self.conv(x) if x.dim() == 4 and bool(x.sum() > -1e9) else x


class Gated(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, padding=1)
        self.gate = Gate()
        self.fc = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> Any:
        return self.fc(self.gate(self.stem(x).relu()).mean(dim=(2, 3)))


class RootGate(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3)
        self.fc = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> Any:
        y = self.stem(x)
        if y.sum() > 0:
            y = y + 1
        return self.fc(y.mean(dim=(2, 3)))


class Functional(nn.Module):
    """Weights that functions read directly, work on the images first, a size that is asked for at the start."""

    mean: torch.Tensor

    def __init__(self) -> None:
        super().__init__()
        self.kernel = nn.Parameter(torch.randn(4, 3, 3, 3) * 0.2)
        self.scale = nn.Parameter(torch.ones(4, 1, 1))
        self.matrix = nn.Parameter(torch.randn(4, 3))
        self.register_buffer("mean", torch.full((3, 1, 1), 0.1))

    def forward(self, x: torch.Tensor, twice: bool = False) -> Any:
        batch = x.size(0)
        x = (x - self.mean) / 2
        x = F.relu(F.conv2d(x, self.kernel / 2, padding=1)) * self.scale
        x = F.dropout(x, 0.5, self.training)
        return torch.flatten(F.adaptive_avg_pool2d(x, 1), 1).reshape(batch, 4) @ self.matrix


class Overwriting(nn.Module):
    """Work in place on the images, and across a layer's end, by methods and functions."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, padding=1)
        self.conv = nn.Conv2d(4, 4, 3, padding=1)
        self.fc = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> Any:
        x = x.sub_(0.5).mul_(2)
        x = F.relu(self.stem(x), inplace=True)
        x = self.conv(x).add_(1)
        x *= 3
        return self.fc(x.mean(dim=(2, 3)))


class Stems(nn.Module):
    """Layers that read nothing but the images."""

    def __init__(self) -> None:
        super().__init__()
        self.left = nn.Conv2d(3, 4, 3, padding=1)
        self.middle = nn.Conv2d(3, 4, 3, padding=1)
        self.right = nn.Conv2d(3, 4, 1)
        self.fc = nn.Linear(12, 3)

    def forward(self, x: torch.Tensor) -> Any:
        return self.fc(torch.cat([self.left(x), self.middle(x), self.right(x)], 1).mean(dim=(2, 3)))


class Splits(nn.Module):
    """A layer that hands over two tensors, and a module that returns a pair."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, padding=1)
        self.pair = Pair()
        self.fc = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> Any:
        left, right = self.pair(self.stem(x))
        return self.fc((left + right).mean(dim=(2, 3)))


class Pair(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 1)

    def forward(self, x: torch.Tensor) -> Any:
        first, second = torch.chunk(x, 2, dim=1)
        batch, channels, height, width = first.shape
        return self.conv(first.reshape(batch, channels, height, width)), second
