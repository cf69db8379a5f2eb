"""Safetensors files whose bytes depend on what is in them alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .refusal import package

WRITES_TENSORS = "which writes the answers"


def tensor_bytes(tensors: Mapping[str, npt.NDArray[Any]], metadata: Mapping[str, str]) -> bytes:
    """A safetensors file of tensors and what it says of itself: the same bytes for the same content.

    - Raises: `Refusal` when the library is not there.
    """
    contiguous = {name: np.ascontiguousarray(tensor).reshape(tensor.shape) for name, tensor in tensors.items()}
    return sorted_header(package("safetensors.numpy", WRITES_TENSORS).save(contiguous, metadata=dict(metadata)))


def sorted_header(data: bytes) -> bytes:
    """The same file with its metadata in the order of their keys: the library writes them in a random one."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    header = {"__metadata__": dict(sorted(metadata.items())), **header}
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)  # tensors begin at a multiple of eight bytes
    return len(text).to_bytes(8, "little") + text + data[8 + length :]
