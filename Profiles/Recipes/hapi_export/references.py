"""Other networks on the same device, to hold designs against: what a profile's `references` say of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .refusal import Refusal, package
from .tensors import WRITES_TENSORS


def references(profiles: Sequence[Path], platform: str, task: str) -> list[dict[str, Any]]:
    """An entry for each profile: its network as it is, without exits.

    - platform, task: the name of the device that the designs run on, and what their network was trained for.
    - Raises: `Refusal` for a profile that cannot be read, or is of another device or task.
    """
    found = []
    for path in profiles:
        try:
            found.append(reference(path, platform, task))
        except (KeyError, TypeError, IndexError, ValueError, AttributeError) as error:
            raise Refusal(
                str(path), f"a profile or model that lacks something: {type(error).__name__} {error}",
                "files that hapi-tui validate takes", "export that network again",
            ) from error
    return found


def reference(path: Path, platform: str, task: str) -> dict[str, Any]:
    """Latency is the sum of the layers, as a design's is; accuracy the final classifier's on the calibration set, by which
    designs are chosen."""
    profile = _document(path, "hapi.profile")
    named = profile["platform"]["name"]
    if named != platform:
        raise Refusal(
            str(path), f"latencies on {named}", f"such on {platform}, as the designs'", "measure that network here too"
        )
    model_path = path.parent / profile["model"]
    model = _document(model_path, "hapi.model")
    if model["task"] != task:
        raise Refusal(
            str(model_path), f'the task "{model["task"]}"', f'"{task}", as the designs\'',
            "accuracies of two tasks say nothing of each other",
        )
    answers = model_path.parent / model["calibration"]["file"]
    try:
        tensors = package("safetensors.numpy", WRITES_TENSORS).load_file(answers)
        accuracy = float((tensors["prediction"][:, -1] == tensors["label"]).mean())
    except Exception as error:  # safetensors raises one of its own kind
        raise Refusal(str(answers), f"no answers: {error}", "predictions and labels", "export that network") from error
    return {
        "name": model["name"], "latencyMs": sum(profile["latencyMs"][layer["name"]] for layer in model["layers"]),
        "accuracy": accuracy, "kind": profile["measurement"]["kind"],
        "source": f"{path.name}: the sum of its layers; the final classifier on {model['calibration']['file']}",
    }


def _document(path: Path, kind: str) -> Mapping[str, Any]:
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refusal(str(path), f"no readable JSON: {error}", f"a {kind}") from error
    if not isinstance(found, dict) or found.get("format") != kind:
        raise Refusal(str(path), "something else", f"a {kind}", "give the profile of the network to compare with")
    return found
