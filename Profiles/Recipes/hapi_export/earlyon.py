"""Networks wrapped by earlyon, a toolkit that keeps exits and their heads beside a backbone."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, Optional

import torch
from torch import nn

from .network import Loader, Network
from .refusal import Refusal, user_code

_PARTS = ("backbone", "exit_heads", "config", "_final_classifier", "_feature_adapters", "_hook_handles")


class _Adapted(nn.Module):
    """A head behind the function that picks its features out of a layer's output."""

    def __init__(self, adapter: Callable[[Any], torch.Tensor], head: nn.Module) -> None:
        super().__init__()
        self.adapter = adapter
        self.head = head

    def forward(self, output: Any) -> Any:
        return self.head(self.adapter(output))


class _Classified(nn.Module):
    """A backbone and the function that makes logits of its features."""

    def __init__(self, backbone: nn.Module, classifier: Callable[[torch.Tensor], torch.Tensor]) -> None:
        super().__init__()
        self.backbone = backbone
        self.classifier = classifier

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return self.classifier(self.backbone(images))


def from_earlyon(
    wrapper: nn.Module,
    *,
    name: str,
    task: str,
    calibration: Loader,
    test: Optional[Loader] = None,
    training: Optional[Loader] = None,
    validation: Optional[Loader] = None,
) -> Network:
    """What to export of an `earlyon.EarlyExitWrapper` (earlyon 0.3): its backbone, heads and temperatures.

    Exits go by the names of the layers that they follow. Exits switched off are candidates like the others.
    - Raises: `Refusal` for what is no such wrapper.
    """
    missing = [part for part in _PARTS if not hasattr(wrapper, part)]
    if missing:
        raise Refusal(
            "from_earlyon", f"a {type(wrapper).__name__} without {missing[0]!r}", "an EarlyExitWrapper of earlyon 0.3"
        )
    parts: Any = wrapper
    with user_code("from_earlyon", "a backbone that copy.deepcopy can copy"):
        backbone: nn.Module = copy.deepcopy(parts.backbone)
    # The wrapper routes samples by hooks on its backbone; the layers are measured without them.
    routing = {handle.id for handle in parts._hook_handles}
    for module in backbone.modules():
        for hook in routing & set(module._forward_hooks):
            del module._forward_hooks[hook]
    model, prefix = backbone, ""
    if not _hands_on(parts._final_classifier):
        model, prefix = _Classified(backbone, parts._final_classifier), "backbone."
    exits: dict[str, Optional[nn.Module]] = {}
    temperatures = {"final": float(parts.config.temperatures["final"])}
    for point in parts.config.exit_points:
        head, adapter = parts.exit_heads[point.name], parts._feature_adapters.get(point.name)
        exits[prefix + point.layer_name] = head if adapter is None else _Adapted(adapter, head)
        temperatures[prefix + point.layer_name] = float(parts.config.temperatures[point.name])
    return Network(
        name=name, task=task, model=model, exits=exits, calibration=calibration, test=test, training=training,
        validation=validation, temperatures=temperatures if set(temperatures.values()) != {1.0} else None,
    )


def _hands_on(classifier: Callable[[torch.Tensor], torch.Tensor]) -> bool:
    """Whether a function gives back what it is given: the backbone makes the logits itself."""
    probe = torch.zeros(1, 1)
    try:
        return classifier(probe) is probe
    except Exception:  # it computes something, and not of this shape
        return False
