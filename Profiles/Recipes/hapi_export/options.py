"""What an export can be told besides the network."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from .timing import Schedule


@dataclass(frozen=True)
class Options:
    """The command's options, by the same names.

    - name: what the files are called, instead of what the network's name gives. profile: what the profile's file is
      called, instead of that.
    - device, threads, pin_cpu, schedule: what runs the network, and how it is timed. Threads: PyTorch's own number
      where `None`.
    - confidences: "f16" or "f32". Half precision makes the files a fifth smaller; near 1 it has steps of 0.0005.
    - tails: whether the profile has 99th percentiles, by which deadlines are then kept. On a machine that others use they
      tell of these.
    - logits: "f16" or "f32" to store the logits too.
    - onnx: also write the network with all its exits; opset: the ONNX operator set.
    - fold: whether batch normalisation is folded. leaves: modules that are one layer each.
    - epochs, seed: of the training of heads that are built.
    - calibrate: also write answers with a temperature for each classifier, fitted on `Network.validation`; without
      one on `Network.training`, which leaves classifiers that fit it too well overconfident.
    - allow_few_samples: accept sets of fewer than 200.
    - platform, mode: what the profile calls the machine and its setting.
    - references: profiles of other networks on this device, to hold designs against.
    - date: of the measurement, YYYY-MM-DD; today where `None`.
    - force: replace files.
    """

    name: Optional[str] = None
    profile: Optional[str] = None
    device: str = "cpu"
    threads: Optional[int] = None
    pin_cpu: Optional[int] = None
    schedule: Schedule = field(default_factory=Schedule)
    tails: bool = True
    confidences: str = "f32"
    logits: Optional[str] = None
    onnx: bool = False
    opset: int = 13
    fold: bool = True
    leaves: tuple[str, ...] = ()
    epochs: int = 5
    seed: int = 0
    calibrate: bool = False
    allow_few_samples: bool = False
    platform: Optional[str] = None
    mode: Optional[str] = None
    references: tuple[Path, ...] = ()
    date: Optional[str] = None
    force: bool = False
