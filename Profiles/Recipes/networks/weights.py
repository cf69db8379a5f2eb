"""The trained parameters: one safetensors file, `backbone.…` and `exits.…`, names as in the modules."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import nn

from hapi_export.output import write_file
from hapi_export.refusal import Refusal
from hapi_export.tensors import tensor_bytes

from .tensor_files import read_tensors

Module = TypeVar("Module", bound=nn.Module)


def load_weights(module: nn.Module, path: Path, prefix: str = "") -> None:
    """Fills a module with those tensors of the file whose names begin with `prefix`.

    Raises Refusal if the file cannot be read, or lacks a tensor, or has one too many or of another shape.
    """
    tensors = read_tensors(path)
    chosen = {name[len(prefix) :]: values for name, values in tensors.items() if name.startswith(prefix)}
    try:
        module.load_state_dict({name: torch.from_numpy(values) for name, values in chosen.items()}, strict=True)
    except RuntimeError as error:
        raise Refusal(
            str(path), "parameters of another network: " + " ".join(str(error).split())[:300],
            f"the names and shapes of {type(module).__name__}" + (f" behind {prefix!r}" if prefix else ""),
            "train again with this version of the recipe",
        ) from error


def weights_bytes(module: nn.Module, metadata: dict[str, str]) -> bytes:
    """A module's state as a file, contiguous whatever the memory format."""
    return tensor_bytes({name: value.detach().numpy() for name, value in module.state_dict().items()}, metadata)


def save_weights(module: nn.Module, path: Path, metadata: dict[str, str]) -> None:
    """Writes a module's state, whole or not at all. Raises Refusal if the system refuses."""
    write_file(path, weights_bytes(module, metadata), force=True)


def laid_out(module: Module, memory_format: torch.memory_format = torch.channels_last) -> Module:
    """The module, its weights in this order in memory; channels last is the faster one on a CPU."""
    options: dict[str, Any] = {"memory_format": memory_format}  # PyTorch 1.13 has no type for it
    module.to(**options)
    return module
