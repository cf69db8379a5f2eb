"""A network with exits after some of its modules, as it is trained."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

from glyphs.geometry import SIDE

# The exit's name, and the shape of what it reads, [batch, channels, n, n], to an untrained head.
Builder = Callable[[str, torch.Size], nn.Module]


class EarlyExitNetwork(nn.Module):
    """A backbone, images [batch, 3, 32, 32] → logits [batch, classes], and a head for the output of each of the
    modules named by `places`, in depth order."""

    def __init__(self, backbone: nn.Module, places: Iterable[str], head: Builder) -> None:
        super().__init__()
        self.backbone = backbone
        self.places = tuple(places)
        backbone.eval()
        with torch.no_grad():
            shapes = [values.shape for values in self.features(torch.zeros(1, 3, SIDE, SIDE))]
        backbone.train()
        self.exits = nn.ModuleList(head(name, shape) for name, shape in zip(self.places, shapes))

    def features(self, images: Tensor) -> list[Tensor]:
        """What each exit's head reads."""
        found: dict[str, Tensor] = {}

        def keep(name: str) -> Callable[[nn.Module, object, Tensor], None]:
            return lambda module, read, written: found.update({name: written})

        hooks = [self.backbone.get_submodule(name).register_forward_hook(keep(name)) for name in self.places]
        try:
            self.backbone(images)
        finally:
            for hook in hooks:
                hook.remove()
        return [found[name] for name in self.places]

    def heads(self) -> dict[str, nn.Module]:
        """The head of each exit by the module that it follows."""
        return dict(zip(self.places, self.exits))
