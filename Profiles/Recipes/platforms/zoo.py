"""Networks of which public measurements exist, as the kernels that PyTorch launches for one 224 × 224 image.

Shapes are those of torchvision's models (ResNet: He et al., CVPR 2016, table 1; VGG: Simonyan and Zisserman, ICLR
2015, table 1; MobileNetV2: Sandler et al., CVPR 2018, table 2). Batch norm is a kernel of its own: none of the
measurements folded it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .node import Node


@dataclass
class Trace:
    """Collects the kernels of a network while following the shape (channels, side) of its activations."""

    value_bytes: int
    channels: int = 3
    side: int = 224
    nodes: list[Node] = field(default_factory=list)

    def launch(self, name: str, macs: int, values: int) -> None:
        self.nodes.append(Node(name, 1, macs, self.value_bytes * values))

    @property
    def values(self) -> int:
        return self.channels * self.side * self.side

    def convolution(self, out: int, kernel: int, stride: int = 1, groups: int = 1) -> Trace:
        before = self.values
        weights = out * self.channels // groups * kernel * kernel
        self.side = -(-self.side // stride)
        self.channels = out
        self.launch("convolution", weights * self.side * self.side, before + self.values + weights)
        return self

    def elementwise(self, name: str, reads: int = 1) -> Trace:
        """A kernel that reads `reads` tensors of the present shape and writes one."""
        self.launch(name, 0, (reads + 1) * self.values)
        return self

    def norm_relu(self) -> Trace:
        return self.elementwise("batch norm").elementwise("relu")

    def pool(self, stride: int) -> Trace:
        before = self.values
        self.side //= stride
        self.launch("pool", 0, before + self.values)
        return self

    def linear(self, out: int) -> Trace:
        weights = self.values * out
        self.launch("linear", weights, self.values + out + weights)
        self.channels, self.side = out, 1
        return self


def resnet(depth: int, value_bytes: int) -> list[Node]:
    blocks = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3), 50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}[depth]
    expansion = 4 if depth >= 50 else 1
    trace = Trace(value_bytes).convolution(64, 7, 2).norm_relu().pool(2)
    for stage, count in enumerate(blocks):
        width = 64 << stage
        for block in range(count):
            residual_block(trace, width, width * expansion, 2 if stage > 0 and block == 0 else 1, expansion > 1)
    trace.pool(trace.side).linear(1000)
    return trace.nodes


def residual_block(trace: Trace, width: int, out: int, stride: int, bottleneck: bool) -> None:
    """torchvision's block: the stride sits on the 3 × 3 convolution; a projection where the shape changes."""
    channels, side = trace.channels, trace.side
    if bottleneck:
        trace.convolution(width, 1).norm_relu().convolution(width, 3, stride).norm_relu().convolution(out, 1)
    else:
        trace.convolution(width, 3, stride).norm_relu().convolution(out, 3)
    trace.elementwise("batch norm")
    if stride != 1 or channels != out:
        projection = Trace(trace.value_bytes, channels, side).convolution(out, 1, stride).elementwise("batch norm")
        trace.nodes += projection.nodes
    trace.elementwise("add", reads=2).elementwise("relu")


def vgg(depth: int, value_bytes: int) -> list[Node]:
    counts = {16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}[depth]
    trace = Trace(value_bytes)
    for stage, count in enumerate(counts):
        for _ in range(count):
            trace.convolution(min(64 << stage, 512), 3).elementwise("relu")
        trace.pool(2)
    trace.linear(4096).elementwise("relu").linear(4096).elementwise("relu").linear(1000)
    return trace.nodes


def mobilenet_v2(value_bytes: int) -> list[Node]:
    trace = Trace(value_bytes).convolution(32, 3, 2).norm_relu()
    for expansion, out, count, first_stride in (
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)
    ):  # fmt: skip
        for block in range(count):
            source = trace.channels
            stride = first_stride if block == 0 else 1
            if expansion > 1:
                trace.convolution(source * expansion, 1).norm_relu()
            trace.convolution(trace.channels, 3, stride, groups=trace.channels).norm_relu()
            trace.convolution(out, 1).elementwise("batch norm")
            if stride == 1 and source == out:
                trace.elementwise("add", reads=2)
    trace.convolution(1280, 1).norm_relu().pool(trace.side).linear(1000)
    return trace.nodes
