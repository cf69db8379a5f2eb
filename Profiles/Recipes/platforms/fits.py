"""The one constant of each device that no data sheet gives: the overhead of a kernel, fitted to what was published."""

from __future__ import annotations

from dataclasses import dataclass

from .devices import AGX_10W, AGX_30W, AGX_MAXN, GTX_1080_TI, BYTES_FP16, BYTES_FP32, Device
from .node import Node
from .zoo import resnet

# HAPI (Laskaridis et al., ICCAD 2020, doi 10.1145/3400302.3415698, section 7.2) sets ResNet-56 budgets of 28
# and 42 ms on the 30 W AGX Xavier; they are two of four settings, one of which it calls the 25 % one. Read as
# quarters of the whole network, 28 : 42 = 2 : 3 fits only 50 % and 75 %, so the whole takes 56 ms. The paper
# does not print that figure.
BACKBONE_MS_AT_30W = 56.0
OWN_BACKBONE = "the 30 W backbone"  # in the profiles of ResNet-56 itself
OTHERS_BACKBONE = "the 30 W backbone of ResNet-56, another network than this one,"

# An assumption: the 10W / 30W ratio reported as measured for a network of small kernels. We have no
# publication to name for it.
OVERHEAD_RATIO = 2.06

# Milliseconds an image at batch 1, PyTorch 0.1.12, fp32, i7-7700K: 1000 / images a second in
# github.com/nicklhy/DLInfBench, results/gtx_1080_ti/pytorch_{network}_1.txt (copying the image included).
GTX_1080_TI_MS = {
    "ResNet-50": 1000 / 194.850439,
    "ResNet-101": 1000 / 110.779755,
    "ResNet-152": 1000 / 78.444431,
    "VGG-16": 1000 / 198.814889,
    "VGG-19": 1000 / 172.538241,
}

# Latency of PyTorch in half precision, github.com/NVIDIA-AI-IOT/torch2trt, docs/benchmarks/jetson_xavier.md. The power
# mode is not stated; MAXN is assumed.
XAVIER_FP16_MS = {
    "ResNet-18": 7.33,
    "ResNet-34": 12.9,
    "ResNet-50": 17.9,
    "ResNet-101": 35.1,
    "ResNet-152": 53.2,
    "VGG-16": 16.5,
    "VGG-19": 18.7,
    "MobileNetV2": 15.4,
}
FP16_SPEED_UP = 2.0  # Xavier's CUDA cores do two fp16 operations for one of fp32; tensor cores are left out


@dataclass(frozen=True)
class Fit:
    """A device with its fitted overhead of a kernel, in milliseconds, and how that came about."""

    device: Device
    overhead_ms: float
    basis: str


def fitted_to_total(nodes: list[Node], device: Device, milliseconds: float) -> float:
    """The overhead of a kernel at which the nodes take so many milliseconds together."""
    rooflines = sum(node.roofline_ms(device) for node in nodes)
    return (milliseconds - rooflines) / sum(node.kernels for node in nodes)


def fitted_to_slope(device: Device, measured: dict[str, float], value_bytes: int, speed_up: float) -> float:
    """The overhead of a kernel that explains what ResNet-152 takes longer than ResNet-50. The difference of two
    depths is free of whatever a run costs once."""
    shallow, deep = resnet(50, value_bytes), resnet(152, value_bytes)
    rooflines = sum(n.roofline_ms(device, speed_up) for n in deep) - sum(
        n.roofline_ms(device, speed_up) for n in shallow
    )
    return (measured["ResNet-152"] - measured["ResNet-50"] - rooflines) / (len(deep) - len(shallow))


def agx_30w(layers: list[Node], backbone: str = OWN_BACKBONE) -> Fit:
    """Of ResNet-56's layers, which `backbone` names."""
    basis = (
        f"fitted so that {backbone} totals {BACKBONE_MS_AT_30W:.0f} ms (assumed: HAPI, ICCAD 2020, ResNet-56"
        " budgets of 28 and 42 ms read as 50 and 75 %)"
    )
    return Fit(AGX_30W, fitted_to_total(layers, AGX_30W, BACKBONE_MS_AT_30W), basis)


def agx_10w(layers: list[Node], backbone: str = OWN_BACKBONE) -> Fit:
    """As `agx_30w`."""
    at_30w = agx_30w(layers, backbone)
    basis = at_30w.basis + (
        f" times {OVERHEAD_RATIO} (assumed: the 10W/30W ratio reported as measured for a network of small kernels;"
        " large fp32 convnets were reported at 3.0 to 3.3, so a compute-bound network would scale otherwise)"
    )
    return Fit(AGX_10W, at_30w.overhead_ms * OVERHEAD_RATIO, basis)


def gtx_1080_ti() -> Fit:
    basis = (
        "fitted to what ResNet-152 takes longer than ResNet-50 at batch 1 in PyTorch 0.1.12 on a GTX 1080 Ti with an"
        " i7-7700K (DLInfBench; the paper's server has an i7-7820X)"
    )
    return Fit(GTX_1080_TI, fitted_to_slope(GTX_1080_TI, GTX_1080_TI_MS, BYTES_FP32, 1.0), basis)


def xavier_fp16() -> Fit:
    """Of no profile: it says whether the form of the model holds on Xavier at all."""
    overhead = fitted_to_slope(AGX_MAXN, XAVIER_FP16_MS, BYTES_FP16, FP16_SPEED_UP)
    return Fit(AGX_MAXN, overhead, "fitted to what ResNet-152 takes longer than ResNet-50")
