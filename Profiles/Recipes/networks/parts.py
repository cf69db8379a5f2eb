"""What the networks are built of."""

from __future__ import annotations

from torch import Tensor, nn


class ConvNorm(nn.Module):
    """A convolution without bias, batch norm, and an activation: [batch, inputs, n, n] to [batch, outputs, n / stride,
    n / stride]. An exit that is named after it reads what comes out at its end."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int = 3, stride: int = 1, groups: int = 1,
        activation: type[nn.Module] = nn.ReLU,
    ) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.act = activation()

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.act(self.norm(self.conv(x)))
        return result


class PooledLinear(nn.Module):
    """Global average pool and a linear layer: [batch, channels, n, n] to logits [batch, classes]."""

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(channels, classes)

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.fc(self.pool(x).flatten(1))
        return logits


def initialise(network: nn.Module) -> None:
    """He initialisation of all convolutions (He et al., "Delving Deep into Rectifiers", ICCV 2015, eq. 14)."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out")


def scaled(channels: int, width: float, divisor: int = 8) -> int:
    """Channels at a width multiplier, to the nearest multiple of `divisor`, at least that, never below 90 % of what was
    asked for (Sandler et al., "MobileNetV2", CVPR 2018, as in the authors' code)."""
    rounded = max(divisor, int(channels * width + divisor / 2) // divisor * divisor)
    return rounded if rounded >= 0.9 * channels * width else rounded + divisor
