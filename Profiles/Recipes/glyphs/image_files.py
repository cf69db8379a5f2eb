"""The images of a data set as files, for other programs to run networks on.

    python3 -m glyphs images --set test --samples 2000 --out DIR

images.npy is what the network is given, float32 [samples, 3, 32, 32], as it was when the shipped answers were taken;
labels.npy the classes, int64 [samples].
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt

from hapi_export.output import Output

from .sets import DataSet

IMAGES, LABELS = "images.npy", "labels.npy"


def drawn(data: DataSet, samples: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """The first samples of a data set, and their classes."""
    images, labels = [], []
    for some, classes in data.batches(samples):
        images.append(some.contiguous().numpy())
        labels.append(classes.numpy())
    return np.concatenate(images), np.concatenate(labels)


def write_images(data: DataSet, samples: int, folder: Path, force: bool) -> str:
    """Writes both files; says what they hold. Raises Refusal where one exists, unless `force`, or none can be."""
    output = Output(folder, force)
    output.check([folder / IMAGES, folder / LABELS])
    images, labels = drawn(data, samples)
    try:
        output.stage(folder / IMAGES, npy(images))
        output.stage(folder / LABELS, npy(labels))
        output.commit()
    finally:
        output.discard()
    return f"wrote {folder / IMAGES}, float32 {list(images.shape)}, and {folder / LABELS}"


def npy(array: npt.NDArray[np.generic]) -> bytes:
    """The bytes of an array's file."""
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()
