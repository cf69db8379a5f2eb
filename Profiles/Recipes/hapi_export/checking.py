"""Whether the split network still says what the network said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Optional

import torch
from torch import nn

from .backbone import Backbone
from .refusal import Refusal, user_code

# Folding and another order of sums move a value by rounding: this share of the largest one.
TOLERANCE = 1e-3


class Original:
    """The network as the user gave it, run on a batch: its logits, and what the modules at its exits gave out."""

    def __init__(self, model: nn.Module, names: Mapping[str, Optional[nn.Module]], images: torch.Tensor) -> None:
        """- Raises: `Refusal` when the network cannot run the images, or does not give logits [b, classes]."""
        self.outputs: dict[str, list[torch.Tensor]] = {}
        was_training = model.training
        model.eval()
        try:
            with torch.no_grad():
                self.logits = self._run(model, names, images)
                check_logits(self.logits, len(images), None, "Network.model")
                check_alone(model, images, self.logits, "Network.model")
        finally:
            model.train(was_training)
        self.classes = int(self.logits.shape[1])

    def _run(self, model: nn.Module, names: Mapping[str, Optional[nn.Module]], images: torch.Tensor) -> Any:
        """What the network gives out, noting what its modules do."""
        modules = dict(model.named_modules(remove_duplicate=False))
        handles = []
        for base in dict.fromkeys(name.partition("#")[0] for name in names):
            if base in modules:
                handles.append(modules[base].register_forward_hook(self._noting(base)))
        try:
            with user_code(
                "Network.model", f"a network that runs images of shape {list(images.shape)}",
                "give batches as the network was trained on: same shape, same type (images.float(), model.float())",
            ):
                return model(images.clone())  # it may overwrite them
        finally:
            for handle in handles:
                handle.remove()

    def _noting(self, name: str) -> Callable[..., None]:
        def note(module: nn.Module, args: Any, output: Any) -> None:
            # A copy, for the next operation may overwrite it.
            self.outputs.setdefault(name, []).append(output.clone() if isinstance(output, torch.Tensor) else output)

        return note

    def check(self, backbone: Backbone, images: torch.Tensor) -> float:
        """Runs the split network on the same images.

        - Returns: the largest difference found, as a share of the largest value.
        - Raises: `Refusal` when the final logits or what an exit reads differ beyond rounding.
        """
        with torch.no_grad():
            worst = self._compare("the final logits", self.logits, backbone.whole.forward(images))
            for place, feature in zip(backbone.exits, backbone.features(images)):
                base, _, run = place.asked.partition("#")
                expected = self.outputs[base][int(run) - 1 if run else 0]
                worst = max(worst, self._compare(f'what the exit "{place.asked}" reads', expected, feature))
            last = list(backbone.walk(images))[-1].values[backbone.output]
            return max(worst, self._compare("the final logits", self.logits, last))

    @staticmethod
    def _compare(what: str, expected: torch.Tensor, found: torch.Tensor) -> float:
        if not bool(torch.isfinite(expected).all()):
            raise Refusal(
                "Network.model", f"that {what} are not finite", "finite values",
                "check that the network is trained, and the images' values",
            )
        scale = float(expected.abs().max()) or 1.0
        difference = float((expected - found).abs().max()) / scale
        if not difference <= TOLERANCE:
            raise Refusal(
                "Network.model", f"that {what} differ by {difference:.2g} of the largest once split into layers",
                f"a difference of at most {TOLERANCE:g}",
                "its forward depends on something besides the images, or overwrites what it reads later:"
                " try --no-fold, or --leaf NAME for the module that does so",
            )
        return difference


def check_alone(module: nn.Module, batch: torch.Tensor, results: torch.Tensor, where: str) -> None:
    """- Raises: `Refusal` when the first sample [1, …] alone gives something else than within its batch [b, …]: what
    runs on a device runs on one sample at a time."""
    if len(batch) < 2:
        return
    with user_code(where, "a network that runs one sample, shape [1, …]"):
        alone = module(batch[:1].clone())
    if isinstance(alone, torch.Tensor) and alone.shape == results[:1].shape:
        difference = float((alone - results[:1]).abs().max()) / (float(results.abs().max()) or 1.0)
        if difference > TOLERANCE:
            raise Refusal(
                where, f"an answer that depends on the rest of the batch, by {difference:.2g} of the largest",
                "the same for a sample alone, which is how it is timed and deployed",
                "use running statistics: BatchNorm with track_running_stats, trained, in eval mode",
            )


def check_unnormalised(logits: torch.Tensor, where: str) -> None:
    """- Raises: `Refusal` for rows [b, classes] that are probabilities already: their softmax would be nearly flat."""
    if len(logits) > 1 and bool((logits >= 0).all()) and bool(((logits.sum(dim=1) - 1).abs() < 1e-3).all()):
        raise Refusal(
            where, "probabilities: each row adds up to 1", "logits, from before the softmax",
            "leave the softmax out of the forward, or return the logarithm of the probabilities",
        )


def check_logits(logits: Any, batch: int, classes: Optional[int], where: str) -> None:
    """- Raises: `Refusal` unless logits are a tensor [batch, classes] of floating point; two classes at least."""
    expected = f"logits [{batch}, {classes if classes is not None else 'classes'}]"
    if not isinstance(logits, torch.Tensor):
        raise Refusal(where, f"an output of type {type(logits).__name__}", expected)
    if logits.dim() != 2 or len(logits) != batch or (classes is not None and logits.shape[1] != classes):
        raise Refusal(where, f"an output of shape {list(logits.shape)}", expected)
    if not logits.is_floating_point() or logits.shape[1] < 2:
        raise Refusal(where, f"an output {list(logits.shape)} of {logits.dtype}", "logits of two classes or more")
