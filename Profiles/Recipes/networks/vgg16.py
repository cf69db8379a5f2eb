"""VGG-16 for 32 × 32 images: a chain.

Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015, table 1,
configuration D, with batch norm after every convolution, and fully connected layers of 512 in place of 4096: five
pools leave a single pixel of a 32 × 32 image.
"""

from __future__ import annotations

from torch import Tensor, nn

from .parts import ConvNorm, initialise, scaled

STAGES = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))  # channels, convolutions
FEATURES = 512


class Stage(nn.Module):
    """Convolutions of one width, then a maximum of 2 × 2: [batch, inputs, n, n] to [batch, outputs, n / 2, n / 2]."""

    def __init__(self, inputs: int, outputs: int, convolutions: int) -> None:
        super().__init__()
        for number in range(convolutions):
            self.add_module(f"conv{number + 1}", ConvNorm(outputs if number else inputs, outputs))
        self.pool = nn.MaxPool2d(2)

    def forward(self, x: Tensor) -> Tensor:
        for part in self.children():
            x = part(x)
        return x


class Head(nn.Module):
    """Three fully connected layers, the first two with dropout while training: [batch, channels, 1, 1] to logits
    [batch, classes]."""

    def __init__(self, inputs: int, features: int, classes: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(inputs, features)
        self.relu1 = nn.ReLU()
        self.drop1 = nn.Dropout()
        self.fc2 = nn.Linear(features, features)
        self.relu2 = nn.ReLU()
        self.drop2 = nn.Dropout()
        self.fc3 = nn.Linear(features, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = self.drop1(self.relu1(self.fc1(x.flatten(1))))
        logits: Tensor = self.fc3(self.drop2(self.relu2(self.fc2(x))))
        return logits


class VGG16(nn.Module):
    """Images [batch, 3, 32, 32] to logits [batch, classes]."""

    def __init__(self, classes: int, width: float = 1.0) -> None:
        super().__init__()
        inputs = 3
        for number, (channels, convolutions) in enumerate(STAGES):
            outputs = scaled(channels, width)
            self.add_module(f"stage{number + 1}", Stage(inputs, outputs, convolutions))
            inputs = outputs
        self.head = Head(inputs, scaled(FEATURES, width), classes)
        initialise(self)

    def forward(self, x: Tensor) -> Tensor:
        for part in self.children():
            x = part(x)
        return x


def exits(network: VGG16) -> list[str]:
    """After every convolution and every pool: 18."""
    return [
        f"stage{number + 1}.{part}"
        for number in range(len(STAGES))
        for part, _ in network.get_submodule(f"stage{number + 1}").named_children()
    ]
