"""What the exporter asks of a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

import torch
from torch import nn

from .refusal import Refusal

# Batches of (images [b, …], labels [b]); a `DataLoader` or a list of pairs. One that can be read once will do for
# `calibration` and `test`; `training` is read once an epoch.
Loader = Iterable[Any]
Exits = Union[Sequence[str], Mapping[str, Optional[nn.Module]], None]


@dataclass(frozen=True)
class Network:
    """A trained network, where its exits are, and the samples they are judged by.

    - name: what a screen calls the network; the files are named after it.
    - task: what it was trained for, in a word.
    - model: images [b, …] → logits [b, classes].
    - exits: names of modules (as `model.named_modules()` has them), "NAME#2" for a module's second run. In a
      mapping each comes with a trained head, output of that module → logits [b, classes]; a name without one, or
      with `None`, gets a head that is built and trained on `training`. `None` is a network without exits, to hold
      designs of others against.
    - calibration: the samples that designs are chosen by; none that anything was trained on.
    - test: samples to check a chosen design on; none that is in `calibration`.
    - training: for heads that are built.
    - validation: for fitting temperatures; neither trained on nor in the other sets.
    - temperatures: what logits are divided by before the softmax, by exit as named in `exits`, and "final"; 1
      where nothing is said.
    - notes: what a reader of the model should know, such as how it was trained; a line each.
    """

    name: str
    task: str
    model: nn.Module
    exits: Exits
    calibration: Loader
    test: Optional[Loader] = None
    training: Optional[Loader] = None
    validation: Optional[Loader] = None
    temperatures: Optional[Mapping[str, float]] = None
    notes: Sequence[str] = ()

    def heads(self) -> dict[str, Optional[nn.Module]]:
        """The head of each exit by its name, `None` where one is to be built.

        - Raises: `Refusal` for exits that are neither names nor a mapping to modules, none, or one twice.
        """
        if self.exits is None:
            return {}
        if isinstance(self.exits, nn.ModuleDict):
            return dict(self.exits.items())
        if isinstance(self.exits, (str, nn.Module)) or not isinstance(self.exits, (Sequence, Mapping)):
            raise Refusal(
                "Network.exits", f"{self.exits!r:.80}", "a list of names, or a mapping of names to heads",
                'say exits=["layer1", "layer2"]',
            )
        if isinstance(self.exits, Mapping):
            heads: dict[str, Optional[nn.Module]] = dict(self.exits)
        else:
            heads = dict.fromkeys(self.exits)
            twice = [name for name in heads if list(self.exits).count(name) > 1]
            if twice:
                raise Refusal("Network.exits", f'"{twice[0]}" twice', "each layer once", "remove one of them")
        if not heads:
            raise Refusal(
                "Network.exits", "none", "the name of at least one layer",
                "name the modules after which a sample may leave, such as the end of each stage; None is a network that"
                " shall have none",
            )
        for name, head in heads.items():
            if not isinstance(name, str) or not name:
                raise Refusal("Network.exits", f"{name!r}", "the name of a module")
            if head is not None and not isinstance(head, nn.Module):
                raise Refusal(f'Network.exits, head of "{name}"', f"{head!r:.80}", "a torch.nn.Module or None")
        return heads

    def check(self) -> None:
        """- Raises: `Refusal` naming the first field whose value is of the wrong kind."""
        for field in ("name", "task"):
            value = getattr(self, field)
            if not isinstance(value, str) or not value.strip() or not value.isprintable():
                raise Refusal(f"Network.{field}", f"{value!r:.80}", "a line of text")
        if not isinstance(self.model, nn.Module):
            raise Refusal("Network.model", f"{self.model!r:.80}", "a torch.nn.Module")
        if isinstance(self.model, torch.jit.ScriptModule):
            raise Refusal(
                "Network.model", "a TorchScript module", "a torch.nn.Module that can be traced",
                "give the model as it was before torch.jit.script or torch.jit.trace",
            )
        heads = self.heads()
        if isinstance(self.notes, str) or not all(isinstance(note, str) and note.isprintable() for note in self.notes):
            raise Refusal("Network.notes", f"{self.notes!r:.80}", "a list of lines of text")
        seen: dict[int, str] = {}
        for field in ("calibration", "test", "training", "validation"):
            value = getattr(self, field)
            if value is not None and id(value) in seen:
                raise Refusal(
                    f"Network.{field}", f"the very samples of Network.{seen[id(value)]}", "samples of its own",
                    "split your data: a set that has been used for something judges nothing afterwards",
                )
            seen[id(value)] = field
            if value is None and field != "calibration":
                continue
            if not isinstance(value, Iterable) or isinstance(value, (str, bytes, Mapping)):
                raise Refusal(
                    f"Network.{field}", f"{value!r:.80}", "an iterable of (images, labels) batches",
                    "give a torch.utils.data.DataLoader or a list of pairs of tensors",
                )
        for name, temperature in (self.temperatures or {}).items():
            if name not in heads and name != "final":
                raise Refusal("Network.temperatures", f'"{name}"', 'the name of an exit, or "final"')
            if not isinstance(temperature, (int, float)) or not 0 < temperature < float("inf"):
                raise Refusal(f'Network.temperatures, "{name}"', f"{temperature!r}", "a number above 0")


def unwrapped(model: nn.Module) -> nn.Module:
    """The network inside what torch.compile or a data-parallel wrapper made of it."""
    while True:
        inner = getattr(model, "_orig_mod", None)
        if isinstance(model, (nn.DataParallel, nn.parallel.DistributedDataParallel)):
            inner = model.module
        if not isinstance(inner, nn.Module):
            return model
        model = inner
