"""Trains a backbone on images drawn afresh for every step.

    python3 -m networks train-backbone vgg16 --out backbone.safetensors

SGD with Nesterov momentum, one cycle of the learning rate (Smith and Topin, "Super-Convergence", 2019), and
a curriculum: images begin at a tenth of their difficulty and reach all of it after a fifth of the steps.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from glyphs.atlas import Faces, shipped_atlas
from glyphs.images import batches, draw_images, normalised

from .checkpoints import State
from .descent import descend
from .training import TrainingOptions, average_buffers
from .weights import laid_out, save_weights

STREAM = 17

FIRST_HARDNESS = 0.1
RAMP = 0.2  # share of the steps after which images are as hard as they get

EVALUATION_BATCHES = 16  # of as many images as the processes train on together


def hardness(step: int, steps: int) -> float:
    """The difficulty of the hardest images of a step."""
    return min(1.0, FIRST_HARDNESS + (1 - FIRST_HARDNESS) * step / max(1, RAMP * steps))


def optimiser(network: nn.Module, options: TrainingOptions) -> torch.optim.Optimizer:
    """SGD; weights decay, batch norm's scales and all biases do not."""
    matrices = [parameter for parameter in network.parameters() if parameter.ndim > 1]
    vectors = [parameter for parameter in network.parameters() if parameter.ndim <= 1]
    groups = [
        {"params": matrices, "weight_decay": options.weight_decay},
        {"params": vectors, "weight_decay": 0.0},
    ]
    return torch.optim.SGD(groups, lr=options.peak_rate, momentum=0.9, nesterov=True)


def backward(network: nn.Module, images: Tensor, labels: Tensor, options: TrainingOptions) -> tuple[float, float]:
    """Gradients of the mean cross-entropy of a batch; its loss (nats) and accuracy."""
    with options.autocast():
        logits = network(images)
    logits = logits.float()
    loss = F.cross_entropy(logits, labels)
    loss.backward()
    return loss.item(), (logits.argmax(1) == labels).float().mean().item()


def check(options: TrainingOptions) -> None:
    """Anything goes that does for all trainers."""


def train(rank: int, options: TrainingOptions) -> None:
    """One process's share; the first process writes the parameters."""
    network = laid_out(options.definition.untrained().backbone)
    draws, atlas = options.draws(rank, STREAM), shipped_atlas()
    faces = atlas.faces(Faces.TRAINING)
    steps = optimiser(network, options)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        steps, options.peak_rate, total_steps=options.steps,
        pct_start=0.2, div_factor=10, final_div_factor=1000, cycle_momentum=False,
    )

    def step(number: int) -> dict[str, float]:
        drawn = draw_images(draws, atlas, faces, hardness(number, options.steps))
        loss, accuracy = backward(network, normalised(drawn.images), drawn.labels, options)
        return {"loss": loss, "accuracy": accuracy}

    checkpoints = descend(State(network, steps, schedule, draws.generator), rank, options, step)
    average_buffers(network, options.processes)
    if rank == 0:
        source = {
            "source": "Profiles/Recipes/networks", "network": options.network,
            "backbone": options.told(),
        }
        save_weights(nn.ModuleDict({"backbone": network}), options.out, source)
        tell_accuracy(network, options)
    checkpoints.clear()


def tell_accuracy(network: nn.Module, options: TrainingOptions) -> None:
    """Prints the share of fresh images told right, 2048 of each side's faces, or as many as there were steps for."""
    network.eval()
    atlas, batch = shipped_atlas(), options.batch * options.processes
    for kind, seed in ((Faces.TRAINING, 900001), (Faces.HELD_OUT, 900002)):
        count = batch * min(EVALUATION_BATCHES, options.steps)
        right = 0
        with torch.inference_mode():
            for images, labels in batches(atlas, kind, seed, count, batch):
                right += int((network(images).argmax(1) == labels).sum())
        print(f"accuracy on {count} fresh images, {kind.value} faces: {right / count:.4f}", flush=True)
