"""Trains all exits at once on the frozen backbone. About 19 minutes on two cores.

    python3 -m resnet56 train-exits --backbone backbone.safetensors --out resnet56.weights.safetensors

"Early-exit-only" training (HAPI, Laskaridis et al., ICCAD 2020, section 4.3): the backbone's answers stay as
they are, so exits may be added or dropped without training anything else again.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hapi_export.refusal import Refusal
from .atlas import Faces, shipped_atlas
from .draws import Draws
from .images import draw_images, normalised
from .network import EarlyExitResNet56, laid_out
from .tensor_files import read_metadata
from .training import Progress, TrainingOptions, average_buffers, average_gradients
from .weights import load_weights, save_weights

SAMPLES = 240_000
PEAK_RATE = 3e-3
WEIGHT_DECAY = 0.02

SHOWN = (0, 9, 18, 27, 36, 45, 53)  # exits whose accuracy the progress lines tell


def backward(network: EarlyExitResNet56, images: Tensor, labels: Tensor, options: TrainingOptions) -> list[float]:
    """Gradients of every exit's own mean cross-entropy; the losses in nats.

    Exits share nothing, so each goes backward by itself: memory for one, not for 54.
    """
    with options.autocast():
        with torch.no_grad():
            maps = network.backbone.features(images)
        losses = []
        for classify, features in zip(network.exits, maps):
            loss = F.cross_entropy(classify(features).float(), labels)
            loss.backward()
            losses.append(loss.item())
    return losses


def frozen_backbone(options: TrainingOptions) -> EarlyExitResNet56:
    """The network with a trained backbone that stays as it is, and exits to be trained.

    Raises Refusal if there is no backbone to be read.
    """
    if options.backbone is None:
        raise Refusal("--backbone", "nothing", "the file that train-backbone wrote", "say --backbone FILE")
    network = EarlyExitResNet56()
    load_weights(network.backbone, options.backbone, prefix="backbone.")
    network.backbone.eval().requires_grad_(False)
    return laid_out(network)


def check(options: TrainingOptions) -> None:
    """Raises Refusal if there is no backbone to be read."""
    frozen_backbone(options)


def train(rank: int, options: TrainingOptions) -> None:
    """One process's share; the first process writes the parameters of backbone and exits."""
    network = frozen_backbone(options)
    parameters = list(network.exits.parameters())
    draws = Draws.seeded(options.seed * 1000 + 517 + rank, options.batch)
    atlas = shipped_atlas()
    faces = atlas.faces(Faces.TRAINING)
    descent = optimiser(network.exits, options)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        descent, options.peak_rate, total_steps=options.steps, pct_start=0.15, cycle_momentum=False
    )
    progress = Progress(rank, options)
    for step in range(options.steps):
        drawn = draw_images(draws, atlas, faces)
        descent.zero_grad()
        losses = backward(network, normalised(drawn.images), drawn.labels, options)
        average_gradients(parameters, options.processes)
        descent.step()
        schedule.step()
        progress.step(step, shown(losses))
    average_buffers(network.exits, options.processes)
    if rank == 0:
        source = {**backbone_metadata(options), "exits": f"{options.samples} images, seed {options.seed}"}
        save_weights(network, options.out, source)


def backbone_metadata(options: TrainingOptions) -> dict[str, str]:
    """What the file of the backbone says of itself."""
    return {} if options.backbone is None else read_metadata(options.backbone)


def optimiser(exits: nn.Module, options: TrainingOptions) -> torch.optim.Optimizer:
    """AdamW over all exits."""
    return torch.optim.AdamW(exits.parameters(), lr=options.peak_rate, weight_decay=options.weight_decay)


def shown(losses: Sequence[float]) -> dict[str, float]:
    """What a progress line tells of a step."""
    return {f"exit {number}": losses[number] for number in SHOWN}
