"""The modelled devices, and where each constant comes from."""

from __future__ import annotations

from dataclasses import dataclass

BYTES_FP32 = 4
BYTES_FP16 = 2


@dataclass(frozen=True)
class Device:
    """A GPU in one mode of clocks.

    `flops` counts fp32 operations a second, a fused multiply-add as two; `bytes_per_s` is the memory's peak
    rate. Both are taken in full: what small convolutions fall short of them ends up in the overhead of a
    kernel, which is fitted. `budget_w` is the mode's power budget in watts, where energies are wanted.
    """

    name: str
    mode: str
    flops: float
    bytes_per_s: float
    memory_bytes: int
    budget_w: float | None
    clocks: str
    source: str


def volta(tpcs: int, mhz: int) -> float:
    """fp32 rate of Xavier's GPU: 128 CUDA cores a TPC, one fused multiply-add a cycle each."""
    return 2.0 * 128 * tpcs * mhz * 1e6


# "Supported Modes and Power Efficiency" for Jetson AGX Xavier, L4T developer guide, docs.nvidia.com/jetson/archives:
# mode 1 (10W), mode 3 (30W ALL) and mode 0 (MAXN). The bus of 256 bits moves 64 bytes a cycle of the memory clock
# (1066, 1600 and 2133 MHz). The CPU, which launches the kernels, runs at 1.2 GHz in the first two, 2.2656 in MAXN.
NVPMODEL = "NVIDIA nvpmodel table"
JETSON_MEMORY = 16 << 30  # Table 1 of the paper: 16 GB LPDDR4x

AGX_10W = Device(
    "Jetson AGX Xavier", "10W", volta(2, 520), 68e9, JETSON_MEMORY, 10.0, "256 CUDA cores at 520 MHz", NVPMODEL
)
AGX_30W = Device(
    "Jetson AGX Xavier", "30W", volta(4, 900), 102e9, JETSON_MEMORY, 30.0, "512 CUDA cores at 900 MHz", NVPMODEL
)
# Only to set the model beside public measurements.
AGX_MAXN = Device(
    "Jetson AGX Xavier", "MAXN", volta(4, 1377), 136.5e9, JETSON_MEMORY, None, "512 CUDA cores at 1377 MHz", NVPMODEL
)

# The paper's server (Table 1). NVIDIA's specification of the GeForce GTX 1080 Ti: 3584 cores, 1582 MHz boost clock,
# 11 GB of GDDR5X at 11 Gb/s on 352 bits, 484 GB/s.
GTX_1080_TI = Device(
    "Server, GTX 1080 Ti",
    "1582 MHz",
    2.0 * 3584 * 1582e6,
    484e9,
    11 << 30,
    None,
    "3584 CUDA cores at 1582 MHz",
    "NVIDIA specification",
)
