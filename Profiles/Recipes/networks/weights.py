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

MAKE_IT = "name the file that training this network wrote, or train again with this version of the recipe"

Module = TypeVar("Module", bound=nn.Module)


def load_weights(module: nn.Module, path: Path, owner: str, prefix: str = "") -> None:
    """Fills a module with those tensors of the file whose names begin with `prefix`.

    - owner: what the module is called in messages.

    Raises Refusal if the file cannot be read, or lacks a tensor, or has one too many, or one of another type or shape, or
    one whose values are not all finite.
    """
    tensors = read_tensors(path)
    chosen = {name: torch.from_numpy(values) for name, values in tensors.items() if name.startswith(prefix)}
    wanted = {prefix + name: value for name, value in module.state_dict().items()}
    for name, value in wanted.items():
        if name not in chosen:
            raise Refusal(str(path), f"no {name}", f"all parameters of {owner}", MAKE_IT)
        found, expected = described(chosen[name]), described(value)
        if found != expected:
            raise Refusal(f"{path}: {name}", found, f"{expected}, as in {owner}", MAKE_IT)
        if not bool(torch.isfinite(chosen[name]).all()):
            raise Refusal(f"{path}: {name}", "a value that is no number", "numbers", MAKE_IT)
    for name in chosen:
        if name not in wanted:
            raise Refusal(str(path), f"{name}", f"no more than the parameters of {owner}", MAKE_IT)
    module.load_state_dict({name[len(prefix) :]: chosen[name] for name in wanted}, strict=True)


def described(tensor: torch.Tensor) -> str:
    """A tensor's type and shape, "float32 [64, 3, 3, 3]"."""
    return f"{str(tensor.dtype).removeprefix('torch.')} {list(tensor.shape)}"


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
