"""Heads that the exporter has built and trained, kept in a file: the same ones for the next export."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Union

import torch
from torch import nn

from .heads import build_head
from .refusal import Refusal, package, user_code
from .tensors import tensor_bytes

_READS = "which reads heads"


def heads_bytes(heads: Mapping[str, nn.Module], shapes: Mapping[str, Sequence[int]], classes: int) -> bytes:
    """A safetensors file of what `build_head` built: "EXIT/PARAMETER" for every parameter and buffer.

    - heads, shapes: by the exit's name as the user gave it; a shape is that of the layer's output, [b, …].
    """
    tensors = {
        f"{name}/{key}": value.detach().cpu().numpy() for name, head in heads.items()
        for key, value in head.state_dict().items()
    }
    described = json.dumps({name: list(shape) for name, shape in shapes.items()}, ensure_ascii=False)
    return tensor_bytes(tensors, {"classes": str(classes), "exits": described})


def saved_heads(path: Union[str, Path]) -> dict[str, nn.Module]:
    """The heads in a file that an export wrote, for `Network.exits`: on another device, say, with the same answers.

    - Raises: `Refusal` when there is no such file, or it holds something else.
    """
    where = str(path)
    library = package("safetensors", _READS)
    with user_code(where, "heads that an export wrote, NAME.heads.safetensors", "check the path, or export again"):
        with library.safe_open(where, framework="np") as file:
            metadata: dict[str, Any] = file.metadata() or {}
            tensors = {key: torch.from_numpy(file.get_tensor(key)) for key in file.keys()}
        if "exits" not in metadata or "classes" not in metadata:
            raise Refusal(where, "no heads", "what an export wrote as NAME.heads.safetensors")
        heads = {}
        for name, shape in json.loads(metadata["exits"]).items():
            head = build_head(name, torch.Size(shape), int(metadata["classes"]))
            start = f"{name}/"
            head.load_state_dict(
                {key[len(start) :]: value for key, value in tensors.items() if key.startswith(start)}
            )
            heads[name] = head.eval()
    return heads
