"""MobileNetV2 for 32 × 32 images: the hand-made network that designs are held against. It has no exits.

Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018, table 2; the stem and the second
group have stride 1, for the images are 32 pixels wide and not 224.
"""

from __future__ import annotations

from torch import Tensor, nn

from .parts import ConvNorm, PooledLinear, initialise, scaled

STEM = 32
LAST = 1280
GROUPS = (  # expansion, channels, blocks, stride of the first
    (1, 16, 1, 1), (6, 24, 2, 1), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
)


class Block(nn.Module):
    """Expansion, a convolution of every channel by itself, projection; a shortcut where the shape stays: [batch,
    inputs, n, n] to [batch, outputs, n / stride, n / stride]."""

    def __init__(self, inputs: int, outputs: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = inputs * expansion
        if expansion > 1:
            self.expand = ConvNorm(inputs, hidden, 1, activation=nn.ReLU6)
        self.depthwise = ConvNorm(hidden, hidden, 3, stride, groups=hidden, activation=nn.ReLU6)
        self.project = ConvNorm(hidden, outputs, 1, activation=nn.Identity)
        self.shortcut = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        result = x
        for part in self.children():
            result = part(result)
        return x + result if self.shortcut else result


class MobileNetV2(nn.Module):
    """Images [batch, 3, 32, 32] to logits [batch, classes]."""

    def __init__(self, classes: int, width: float = 1.0) -> None:
        super().__init__()
        inputs = scaled(STEM, width)
        self.stem = ConvNorm(3, inputs, activation=nn.ReLU6)
        for number, (expansion, channels, blocks, first) in enumerate(GROUPS):
            outputs = scaled(channels, width)
            parts = []
            for block in range(blocks):
                parts.append(Block(inputs, outputs, first if block == 0 else 1, expansion))
                inputs = outputs
            self.add_module(f"group{number + 1}", nn.Sequential(*parts))
        last = scaled(LAST, max(1.0, width))
        self.last = ConvNorm(inputs, last, 1, activation=nn.ReLU6)
        self.head = PooledLinear(last, classes)
        initialise(self)

    def forward(self, x: Tensor) -> Tensor:
        for part in self.children():
            x = part(x)
        return x
