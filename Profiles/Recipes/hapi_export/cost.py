"""What a layer costs in arithmetic and in weights."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

# Kernels that multiply and accumulate in ways that are not counted here.
_UNCOUNTED = ("attention", "lstm", "gru", "rnn", "transformer", "quantized", "_cdist", "fft")


class _Counter(TorchDispatchMode):
    """Adds up the multiply-accumulates of convolutions and matrix products as they run."""

    def __init__(self) -> None:
        super().__init__()
        self.macs = 0
        self.uncounted: set[str] = set()

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        name = func.__name__.split(".")[0]
        if name in ("convolution", "_convolution", "mkldnn_convolution", "cudnn_convolution"):
            self.macs += _convolution(args[0], args[1], result, transposed=len(args) > 6 and bool(args[6]))
        elif name in ("mm", "bmm"):
            self.macs += result.numel() * args[0].shape[-1]
        elif name in ("addmm", "baddbmm"):
            self.macs += result.numel() * args[1].shape[-1]
        elif name in ("mv", "dot"):
            self.macs += args[0].numel()
        elif name == "_native_multi_head_attention":
            self.macs += _attention(*args[:3]) + 4 * args[0].numel() * args[0].shape[-1]
        elif name.startswith("_scaled_dot_product"):
            self.macs += _attention(*args[:3])
        elif any(part in name for part in _UNCOUNTED):
            self.uncounted.add(name)
        return result


def _convolution(source: torch.Tensor, weight: torch.Tensor, result: torch.Tensor, transposed: bool) -> int:
    """Each value of the output, or of the input of a transposed one, meets the weights of one filter."""
    return (source if transposed else result).numel() * math.prod(weight.shape[1:])


def _attention(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> int:
    """Each query [..., L, E] meets every key [..., S, E], then weighs every value [..., S, V]."""
    return (query.numel() + query.numel() // query.shape[-1] * value.shape[-1]) * key.shape[-2]


def multiply_accumulates(run: Callable[..., Any], *read: Any) -> tuple[int, set[str]]:
    """Runs something once on what it reads and counts its multiply-accumulates.

    - Returns: the count, and the names of kernels met that are not counted.
    """
    # Inference mode would hide what composite operations are made of.
    with torch.inference_mode(False), torch.no_grad(), _Counter() as counter:
        run(*read)
    return counter.macs, counter.uncounted


def weight_bytes(module: nn.Module, counted: set[int]) -> int:
    """Bytes of a module's parameters and buffers, but of those that another layer has been charged with.

    - counted: addresses of the tensors charged so far; this module's are added.
    """
    total = 0
    for tensor in _tensors(module):
        if id(tensor) not in counted:
            counted.add(id(tensor))
            total += tensor.numel() * tensor.element_size()
    return total


def _tensors(module: nn.Module) -> Iterable[torch.Tensor]:
    yield from module.parameters()
    # The counter of batches is no weight.
    yield from (buffer for name, buffer in module.named_buffers() if not name.endswith("num_batches_tracked"))
