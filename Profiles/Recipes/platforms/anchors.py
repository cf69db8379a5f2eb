"""The model beside public measurements it was not fitted to, as a Markdown table."""

from __future__ import annotations

from typing import Iterator

from .devices import BYTES_FP16, BYTES_FP32
from .fits import FP16_SPEED_UP, GTX_1080_TI_MS, XAVIER_FP16_MS, Fit, gtx_1080_ti, xavier_fp16
from .node import Node, total_ms
from .zoo import mobilenet_v2, resnet, vgg


def network(name: str, value_bytes: int) -> list[Node]:
    family, _, depth = name.partition("-")
    if family == "ResNet":
        return resnet(int(depth), value_bytes)
    if family == "VGG":
        return vgg(int(depth), value_bytes)
    return mobilenet_v2(value_bytes)


def rows(fit: Fit, measured: dict[str, float], value_bytes: int, speed_up: float) -> Iterator[str]:
    for name, milliseconds in measured.items():
        nodes = network(name, value_bytes)
        modelled = total_ms(nodes, fit.device, fit.overhead_ms, speed_up)
        yield (
            f"| {fit.device.name} | {name} | {sum(node.kernels for node in nodes)} | {milliseconds:.2f} |"
            f" {modelled:.2f} | {100 * (modelled / milliseconds - 1):+.0f} % |"
        )


def table() -> str:
    """Every public figure beside what the model says; the slope from ResNet-50 to ResNet-152 was the fit."""
    lines = [
        "| Device | Network | Kernels | Measured, ms | Model, ms | Off by |",
        "|---|---|---|---|---|---|",
        *rows(xavier_fp16(), XAVIER_FP16_MS, BYTES_FP16, FP16_SPEED_UP),
        *rows(gtx_1080_ti(), GTX_1080_TI_MS, BYTES_FP32, 1.0),
    ]
    return "\n".join(lines)
