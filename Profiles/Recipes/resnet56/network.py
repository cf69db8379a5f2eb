"""ResNet-56 for 32 × 32 images, and the early exits after its layers.

The backbone: He et al., "Deep Residual Learning for Image Recognition", CVPR 2016, section 4.2, with option-A
shortcuts. The exits: two strided convolutions, pooling and a linear layer, the classifiers of Huang et al.,
"Multi-Scale Dense Networks", ICLR 2018, section 4.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CLASSES = 100
BLOCKS_A_STAGE = 9
WIDTHS = (16, 32, 64)
EXIT_WIDTH = 64


class Block(nn.Module):
    """Two 3×3 convolutions beside a shortcut that has no parameters."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.relu2 = nn.ReLU()
        self.padding = (outputs - inputs) // 2
        self.stride = stride

    def shortcut(self, x: Tensor) -> Tensor:
        """Option A: where the map shrinks every second pixel, zeros for the channels that are new."""
        if self.stride == 1:
            return x
        return F.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, self.padding, self.padding))

    def first_half(self, x: Tensor) -> Tensor:
        """What an exit after conv1 reads."""
        result: Tensor = self.relu1(self.bn1(self.conv1(x)))
        return result

    def second_half(self, hidden: Tensor, x: Tensor) -> Tensor:
        """The block's output from its first half's output and its input."""
        result: Tensor = self.relu2(self.bn2(self.conv2(hidden)) + self.shortcut(x))
        return result

    def forward(self, x: Tensor) -> Tensor:
        """[batch, inputs, n, n] to [batch, outputs, n / stride, n / stride]."""
        return self.second_half(self.first_half(x), x)


class ResNet56(nn.Module):
    """The backbone: a stem, 27 blocks in three stages, and the final classifier."""

    def __init__(self) -> None:
        super().__init__()
        self.conv0 = nn.Conv2d(3, WIDTHS[0], 3, 1, 1, bias=False)
        self.bn0 = nn.BatchNorm2d(WIDTHS[0])
        self.relu0 = nn.ReLU()
        blocks, inputs = [], WIDTHS[0]
        for outputs in WIDTHS:
            for _ in range(BLOCKS_A_STAGE):
                blocks.append(Block(inputs, outputs, stride=1 if inputs == outputs else 2))
                inputs = outputs
        self.blocks = nn.ModuleList(blocks)
        self.fc = nn.Linear(inputs, CLASSES)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")

    def stem(self, x: Tensor) -> Tensor:
        """[batch, 3, 32, 32] to [batch, 16, 32, 32]."""
        result: Tensor = self.relu0(self.bn0(self.conv0(x)))
        return result

    def head(self, x: Tensor) -> Tensor:
        """The final classifier: [batch, 64, 8, 8] to logits [batch, classes]."""
        logits: Tensor = self.fc(x.mean((2, 3)))
        return logits

    def features(self, x: Tensor) -> list[Tensor]:
        """What every layer but the head hands on: after the stem, then after each half of each block, 55 maps."""
        x = self.stem(x)
        maps = [x]
        for block in self.stages():
            hidden = block.first_half(x)
            x = block.second_half(hidden, x)
            maps += [hidden, x]
        return maps

    def forward(self, x: Tensor) -> Tensor:
        """Logits [batch, classes]."""
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return self.head(x)

    def stages(self) -> list[Block]:
        """The blocks of all stages, in order."""
        return [block for block in self.blocks if isinstance(block, Block)]


class Exit(nn.Module):
    """An early classifier: two 3×3 convolutions of stride 2, global average pool, linear."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.c1 = nn.Conv2d(inputs, EXIT_WIDTH, 3, 2, 1, bias=False)
        self.b1 = nn.BatchNorm2d(EXIT_WIDTH)
        self.c2 = nn.Conv2d(EXIT_WIDTH, EXIT_WIDTH, 3, 2, 1, bias=False)
        self.b2 = nn.BatchNorm2d(EXIT_WIDTH)
        self.fc = nn.Linear(EXIT_WIDTH, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        """A layer's output [batch, inputs, n, n] to logits [batch, classes]."""
        x = F.relu(self.b1(self.c1(x)))
        x = F.relu(self.b2(self.c2(x)))
        logits: Tensor = self.fc(x.mean((2, 3)))
        return logits


class EarlyExitResNet56(nn.Module):
    """The backbone with an exit after every layer but the last block's output, whose exit is the head: 54."""

    def __init__(self) -> None:
        super().__init__()
        self.backbone = ResNet56()
        widths = [WIDTHS[0]] + [width for width in WIDTHS for _ in range(2 * BLOCKS_A_STAGE)]
        self.exits = nn.ModuleList(Exit(width) for width in widths[:-1])

    def heads(self) -> list[Exit]:
        """The exits in depth order."""
        return [head for head in self.exits if isinstance(head, Exit)]

    def features(self, x: Tensor) -> list[Tensor]:
        """What each exit reads, and what the head does."""
        return self.backbone.features(x)

    def forward(self, x: Tensor) -> Tensor:
        """The logits of every exit in depth order, then the final ones: [batch, 55, classes]."""
        maps = self.backbone.features(x)
        early = [classify(features) for classify, features in zip(self.exits, maps)]
        return torch.stack([*early, self.backbone.head(maps[-1])], 1)
