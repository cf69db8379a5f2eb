"""The user's samples, checked as they are read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, Optional

import torch
from torch.utils.data import DataLoader

from .network import Loader
from .refusal import Refusal, user_code


class Batches:
    """The (images, labels) batches of a loader.

    The first batch is read at once and given again, so that a loader that can be read once will do. Every batch is
    checked, and moved to the device.
    """

    def __init__(self, loader: Loader, name: str, device: torch.device) -> None:
        """- name: the field of `Network` that it stands in.
        - Raises: `Refusal` when it is empty or its first batch is not one.
        """
        self.loader = loader
        self.where = f"Network.{name}"
        self.device = device
        self.classes: Optional[int] = None
        self.shape: Optional[torch.Size] = None
        with user_code(self.where, "an iterable of (images, labels) batches"):
            # What can be read once is its own iterator; of anything else the first batch is read again.
            self.iterator: Iterator[Any] = iter(loader)
            first = next(self.iterator, None)
        if first is None:
            raise Refusal(self.where, "no batches", "samples to run the network on", "check the loader's data set")
        self.again = self.iterator is loader
        self.pending: list[Any] = [first]
        if not self.again:
            self.iterator = iter(())
        self.first = self._checked(first, 0, 0)

    def __len__(self) -> int:
        """The number of samples, or a little more; 0 when the loader does not tell."""
        if isinstance(self.loader, (list, tuple)):
            pairs = [batch for batch in self.loader if isinstance(batch, (tuple, list)) and len(batch) == 2]
            return sum(len(labels) for _, labels in pairs)
        if not isinstance(self.loader, DataLoader) or not self.loader.batch_size:
            return 0
        sampler: Any = self.loader.sampler
        try:
            return min(len(self.loader) * self.loader.batch_size, len(sampler))
        except TypeError:  # a data set without a length
            return 0

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """Images [b, …] and labels [b], int64, from the first sample to the last.

        - Raises: `Refusal` naming the batch or the sample that cannot be used.
        """
        if self.again:
            source: Iterator[Any] = itertools.chain(self.pending, self.iterator)
            self.pending = []
        else:
            source = iter(self.loader)
        samples = 0
        for index in itertools.count():
            with user_code(self.where, "a batch", "the error comes from the loader"):
                batch = next(source, None)
            if batch is None:
                break
            images, labels = self._checked(batch, index, samples)
            samples += len(labels)
            yield images, labels
        if samples == 0:
            raise Refusal(
                self.where, "nothing left the second time it is read", "a loader that can be read again",
                "give a DataLoader or a list instead of a generator",
            )

    def _checked(self, batch: Any, index: int, before: int) -> tuple[torch.Tensor, torch.Tensor]:
        where = f"{self.where}, batch {index}"
        if not isinstance(batch, (tuple, list)) or len(batch) != 2:
            size = f" of {len(batch)}" if isinstance(batch, (tuple, list)) else ""
            wrap = "give pairs of them: [(b[\"image\"], b[\"label\"]) for b in loader], or whatever yours are called"
            raise Refusal(
                where, f"a {type(batch).__name__}{size}", "a pair (images, labels), shapes [b, …] and [b]",
                wrap if isinstance(batch, Mapping) else "give the labels with the images",
            )
        with user_code(where, "images and labels that torch.as_tensor takes"):
            images, labels = torch.as_tensor(batch[0]), torch.as_tensor(batch[1])
        if images.dim() < 2 or labels.dim() != 1 or len(images) != len(labels) or not len(labels):
            raise Refusal(
                where, f"images of shape {list(images.shape)}, labels of shape {list(labels.shape)}",
                "images [b, …] and labels [b], b at least 1",
                _shape_remedy(images, labels),
            )
        if labels.is_floating_point() or labels.is_complex() or labels.dtype == torch.bool:
            raise Refusal(where, f"labels of {labels.dtype}", "integers", "give class numbers, from 0")
        if self.shape is None:
            self.shape = images.shape[1:]
        elif images.shape[1:] != self.shape:
            raise Refusal(
                f"{where}, sample {before}", f"an image of shape {list(images.shape[1:])}",
                f"{list(self.shape)}, as the first", "bring all images to one size",
            )
        labels = labels.to(torch.int64)
        self._check_labels(labels, before)
        return images.to(self.device), labels.to(self.device)

    def _check_labels(self, labels: torch.Tensor, before: int) -> None:
        wrong = labels < 0 if self.classes is None else (labels < 0) | (labels >= self.classes)
        if bool(wrong.any()):
            sample = int(wrong.nonzero()[0])
            top = "" if self.classes is None else f" to {self.classes - 1}"
            raise Refusal(
                f"{self.where}, sample {before + sample}", f"label {int(labels[sample])}",
                f"a class from 0{top}", "count classes from 0, as the network's logits do",
            )

    def fit(self, classes: int) -> None:
        """Sets the number of classes, which labels are checked against from here on."""
        self.classes = classes
        self._check_labels(self.first[1].cpu(), 0)


def _shape_remedy(images: torch.Tensor, labels: torch.Tensor) -> str:
    if labels.dim() == 2:
        return "squeeze the labels: labels[:, 0]" if labels.shape[1] == 1 else "give class numbers, not one-hot rows"
    if labels.dim() == 0:
        return "give batches, not single samples: a DataLoader with a batch_size"
    return "give images and labels of one batch, the batch first"
