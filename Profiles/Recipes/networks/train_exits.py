"""Trains all exits at once on the frozen backbone.

    python3 -m networks train-exits vgg16 --backbone backbone.safetensors --out vgg16.weights.safetensors

"Early-exit-only" training (HAPI, Laskaridis et al., ICCAD 2020, section 4.3): the backbone's answers stay as
they are, so exits may be added or dropped without training anything else again.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from glyphs.atlas import Faces, shipped_atlas
from glyphs.images import draw_images, normalised
from hapi_export.refusal import Refusal

from .catalogue import Trained
from .checkpoints import State
from .descent import descend
from .tensor_files import read_metadata
from .training import TrainingOptions, average_buffers
from .weights import laid_out, load_weights, save_weights

STREAM = 517

SHOWN = 7  # exits whose losses the progress lines tell


def backward(network: Trained, images: Tensor, labels: Tensor, options: TrainingOptions) -> list[float]:
    """Gradients of every exit's own mean cross-entropy; the losses in nats.

    Exits share nothing, so each goes backward by itself: memory for one, not for all.
    """
    with options.autocast():
        with torch.no_grad():
            maps = network.features(images)
        losses = []
        for classify, features in zip(network.exits, maps):
            loss = F.cross_entropy(classify(features).float(), labels)
            loss.backward()
            losses.append(loss.item())
    return losses


def frozen_backbone(options: TrainingOptions) -> Trained:
    """The network with a trained backbone that stays as it is, and exits to be trained.

    Raises Refusal if there is no backbone to be read, or the network has no exits.
    """
    if options.backbone is None:
        raise Refusal("--backbone", "nothing", "the file that train-backbone wrote", "say --backbone FILE")
    network = options.definition.untrained()
    if len(network.exits) == 0:
        raise Refusal(options.network, "no exits", "a network that has some", "its backbone is all there is to train")
    load_weights(network.backbone, options.backbone, options.definition.name, prefix="backbone.")
    network.backbone.eval().requires_grad_(False)
    laid_out(network.backbone)
    laid_out(network.exits)
    return network


def check(options: TrainingOptions) -> None:
    """Raises Refusal if there is no backbone to be read."""
    frozen_backbone(options)


def train(rank: int, options: TrainingOptions) -> None:
    """One process's share; the first process writes the parameters of backbone and exits."""
    network = frozen_backbone(options)
    draws, atlas = options.draws(rank, STREAM), shipped_atlas()
    faces = atlas.faces(Faces.TRAINING)
    steps = optimiser(network.exits, options)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        steps, options.peak_rate, total_steps=options.steps, pct_start=0.15, cycle_momentum=False
    )

    def step(number: int) -> dict[str, float]:
        drawn = draw_images(draws, atlas, faces)
        return shown(backward(network, normalised(drawn.images), drawn.labels, options))

    checkpoints = descend(State(network.exits, steps, schedule, draws.generator), rank, options, step)
    average_buffers(network.exits, options.processes)
    if rank == 0:
        source = {**backbone_metadata(options), "exits": options.told()}
        together = nn.ModuleDict({"backbone": network.backbone, "exits": network.exits})
        save_weights(together, options.out, source)
    checkpoints.clear()


def backbone_metadata(options: TrainingOptions) -> dict[str, str]:
    """What the file of the backbone says of itself."""
    return {} if options.backbone is None else read_metadata(options.backbone)


def optimiser(exits: nn.Module, options: TrainingOptions) -> torch.optim.Optimizer:
    """AdamW over all exits."""
    return torch.optim.AdamW(exits.parameters(), lr=options.peak_rate, weight_decay=options.weight_decay)


def shown(losses: Sequence[float]) -> dict[str, float]:
    """What a progress line tells of a step: some exits from the first to the last, and the worst loss of all."""
    last = len(losses) - 1
    chosen = sorted({round(last * place / (SHOWN - 1)) for place in range(SHOWN)})
    return {**{f"exit {number}": losses[number] for number in chosen}, "worst": max(losses)}
