"""Reading safetensors files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy.typing as npt
import safetensors.numpy
from safetensors import SafetensorError

from hapi_export.refusal import Refusal

Array = npt.NDArray[Any]


def read_tensors(path: Path, needed: Sequence[str] = ()) -> dict[str, Array]:
    """The tensors of a file by name. Raises Refusal if it cannot be read, or lacks one that is needed."""
    try:
        tensors = dict(safetensors.numpy.load_file(path))
    except (OSError, SafetensorError, TypeError, AttributeError, ValueError) as error:  # also types NumPy has not
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
