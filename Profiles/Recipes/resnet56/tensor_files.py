"""Safetensors files whose bytes depend on what is in them alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import safetensors.numpy
from safetensors import SafetensorError

from hapi_export.refusal import Refusal

Array = npt.NDArray[Any]


def sorted_header(data: bytes) -> bytes:
    """The same file with its metadata in the order of their keys: the library writes them in a random one."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    header = {"__metadata__": dict(sorted(metadata.items())), **header}
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)  # tensors begin at a multiple of eight bytes
    return len(text).to_bytes(8, "little") + text + data[8 + length :]


def read_tensors(path: Path, needed: Sequence[str] = ()) -> dict[str, Array]:
    """The tensors of a file by name. Raises Refusal if it cannot be read, or lacks one that is needed."""
    try:
        tensors = dict(safetensors.numpy.load_file(path))
    except (OSError, SafetensorError) as error:
        raise Refusal(
            str(path), f"no readable tensors: {error}", "a safetensors file of this recipe",
            "take the shipped file, or write it again",
        ) from error
    missing = [name for name in needed if name not in tensors]
    if missing:
        raise Refusal(str(path), f"no {', '.join(missing)}", "a file of answers", "write it again")
    return tensors


def read_metadata(path: Path) -> dict[str, str]:
    """What a file that can be read says of itself."""
    with safetensors.safe_open(path, framework="np") as file:
        return dict(file.metadata() or {})


def tensor_bytes(tensors: dict[str, Array], metadata: dict[str, str]) -> bytes:
    """A file of tensors and what it says of itself."""
    contiguous = {name: np.ascontiguousarray(tensor).reshape(tensor.shape) for name, tensor in tensors.items()}
    return sorted_header(safetensors.numpy.save(contiguous, metadata=metadata))
