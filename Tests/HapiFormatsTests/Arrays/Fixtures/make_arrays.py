"""Makes the arrays beside this file, with real NumPy: python3 make_arrays.py (seeded; the same bytes each time).

Every plain array holds 0, 1, 2 … 23 in shape [4, 2, 3], or the values said below, so that a reader is easily checked.
"answers.npz" holds logits and what the recipes' exporter makes of them: it needs PyTorch.
"""

from __future__ import annotations

import io
import pickle
import sys
import zipfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[3] / "Profiles" / "Recipes"))
COUNT = np.arange(24).reshape(4, 2, 3)
DATE = (2026, 1, 1, 0, 0, 0)


def npy(array: np.ndarray, version: tuple[int, int] = (1, 0), allow_pickle: bool = False) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version=version, allow_pickle=allow_pickle)
    return stream.getvalue()


def archive(entries: dict[str, bytes], method: int, zip64: bool = False) -> bytes:
    """As numpy.savez writes, with a fixed date; zip64 as NumPy forces it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = method
            with zipped.open(info, "w", force_zip64=zip64) as entry:
                entry.write(data)
    return stream.getvalue()


def plain() -> None:
    for descr in "<f2 >f2 <f4 >f4 <f8 >f8 |i1 |u1 <i2 >i2 <u2 <i4 >i4 <u4 <i8 >i8 <u8 >u8".split():
        name = descr.translate(str.maketrans({"<": "little-", ">": "big-", "|": ""}))
        (HERE / f"{name}.npy").write_bytes(npy(COUNT.astype(descr)))
    (HERE / "b1.npy").write_bytes(npy(COUNT % 2 == 1))
    (HERE / "version2.npy").write_bytes(npy(COUNT.astype("<f4"), (2, 0)))
    (HERE / "version3.npy").write_bytes(npy(COUNT.astype("<f4"), (3, 0)))
    (HERE / "fortran.npy").write_bytes(npy(np.asfortranarray(COUNT.astype("<f4"))))
    (HERE / "fortran-big.npy").write_bytes(npy(np.asfortranarray(COUNT.astype(">i2"))))
    (HERE / "scalar.npy").write_bytes(npy(np.float32(7) * np.ones(())))


def refused() -> None:
    (HERE / "objects.npy").write_bytes(npy(np.array([{"a": 1}, None], dtype=object), allow_pickle=True))
    (HERE / "complex.npy").write_bytes(npy(COUNT.astype("<c8")))
    (HERE / "text.npy").write_bytes(npy(np.array(["cat", "dog"])))
    (HERE / "dates.npy").write_bytes(npy(np.array(["2026-01-01"], dtype="datetime64[D]")))
    (HERE / "fields.npy").write_bytes(npy(np.zeros(3, dtype=[("a", "<f4"), ("b", "<i4")])))
    (HERE / "long-double.npy").write_bytes(npy(COUNT.astype(np.longdouble)))
    (HERE / "logits.pkl").write_bytes(pickle.dumps([COUNT.tolist()], protocol=4))
    (HERE / "torch.pth").write_bytes(
        archive({"archive/data.pkl": pickle.dumps(1), "archive/version": b"3\n"}, zipfile.ZIP_STORED))
    bomb = {"logits.npy": npy(np.zeros((100, 1000, 1000), dtype="u1"))}
    (HERE / "bomb.npz").write_bytes(archive(bomb, zipfile.ZIP_DEFLATED))


def archives() -> None:
    entries = {"logits.npy": npy(COUNT.astype("<f4")), "labels.npy": npy(np.array([0, 1, 2, 0]))}
    (HERE / "stored.npz").write_bytes(archive(entries, zipfile.ZIP_STORED))
    (HERE / "stored-zip64.npz").write_bytes(archive(entries, zipfile.ZIP_STORED, zip64=True))
    (HERE / "deflated-zip64.npz").write_bytes(archive(entries, zipfile.ZIP_DEFLATED, zip64=True))
    # As this version of NumPy writes them itself; the date is that of the entries, 1980.
    np.savez(HERE / "savez.npz", logits=COUNT.astype("<f4"), labels=np.array([0, 1, 2, 0]))
    np.savez_compressed(HERE / "savez-compressed.npz", logits=COUNT.astype("<f4"), labels=np.array([0, 1, 2, 0]))


def exporter() -> None:
    from hapi_export.answers import Run, answers

    random = np.random.default_rng(5)
    logits = (random.standard_normal((300, 3, 10)) * random.choice([0.1, 1, 4, 12], (300, 3, 1))).astype(np.float32)
    logits[0, 0] = [1, 1, 0, 1, 0, 0, 0, 0, 0, 0]  # a tie goes to the first
    logits[1, 1] = 0  # as unsure as can be
    logits[2, 2] = [200, 0, 0, 0, 0, 0, 0, 0, 0, -200]  # probabilities that round to 1 and 0
    logits[3, 0] = [200, 200, 0, 0, 0, 0, 0, 0, 0, 0]
    labels = random.integers(10, size=300)
    arrays = {"logits": logits, "labels": labels}
    for name, temperatures in (("plain", None), ("scaled", (0.7, 1.9, 3.0))):
        found = answers(Run(logits, labels), temperatures)
        for part in ("confidence", "margin", "entropy", "prediction"):
            arrays[f"{name}_{part}"] = getattr(found, part)
    np.savez_compressed(HERE / "answers.npz", **arrays)


if __name__ == "__main__":
    plain()
    refused()
    archives()
    exporter()
