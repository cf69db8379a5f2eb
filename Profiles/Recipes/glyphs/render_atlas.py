"""Renders the atlas from Debian 12's fonts: every class in every face that has all of them.

    apt-get install (the packages of fonts.json)
    python3 -m glyphs atlas --out atlas.npz

The shipped atlas.npz came from here, so nothing else in the recipes needs the fonts. Needs Pillow and fontTools.
"""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from hapi_export.refusal import Refusal
from .atlas import CELL, GLYPH
from .classes import CLASSES

FONTS_FILE = Path(__file__).resolve().parent / "fonts.json"

# Glyphs are drawn large, then cropped to their ink and shrunk to the cell.
CANVAS = 256
POINTS = 110

Mask = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class FontFile:
    """A font file, and whether its family is kept from training."""

    path: Path
    held_out: bool


def installed_fonts() -> list[FontFile]:
    """The font files of the packages, by path: a face's number is part of the data sets.

    Raises Refusal if a package is not installed.
    """
    fonts: dict[Path, FontFile] = {}
    for entry in json.loads(FONTS_FILE.read_text(encoding="utf-8")):
        for path in package_files(entry["package"]):
            if path.suffix in (".ttf", ".otf"):
                fonts[path] = FontFile(path, entry["heldOut"])
    return [fonts[path] for path in sorted(fonts, key=str)]


def package_files(package: str) -> Iterator[Path]:
    """What a Debian package installed, links followed."""
    try:
        listing = subprocess.run(["dpkg", "-L", package], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refusal(
            FONTS_FILE.name, f"that the package {package} is not installed",
            "all of its packages, in Debian 12's versions",
            "install them with apt-get, or use the shipped atlas.npz, which needs no fonts",
        ) from error
    yield from (Path(line).resolve() for line in listing.splitlines())


def has_all_classes(path: Path) -> bool:
    """Whether the face has a glyph of its own for every class."""
    with TTFont(path, lazy=True) as font:
        characters = font.getBestCmap() or {}
    return all(ord(character) in characters for character in CLASSES)


def glyph_mask(font: ImageFont.FreeTypeFont, character: str) -> Mask | None:
    """A character's ink, its longer side GLYPH pixels, in the middle of a cell; None if it has no ink."""
    canvas = Image.new("L", (CANVAS, CANVAS), 0)
    ImageDraw.Draw(canvas).text((CANVAS // 2, CANVAS // 2), character, fill=255, font=font, anchor="mm")
    box = canvas.getbbox()
    if box is None:
        return None
    ink = canvas.crop(box)
    scale = GLYPH / max(ink.size)
    width, height = (max(1, round(length * scale)) for length in ink.size)
    cell = Image.new("L", (CELL, CELL), 0)
    small = ink.resize((width, height), Image.Resampling.LANCZOS)
    cell.paste(small, ((CELL - width) // 2, (CELL - height) // 2))
    return np.asarray(cell)


def face_masks(path: Path) -> Mask | None:
    """All classes in one face, [classes, CELL, CELL], or None where the face lacks one."""
    if not has_all_classes(path):
        return None
    font = ImageFont.truetype(str(path), POINTS)
    masks = [glyph_mask(font, character) for character in CLASSES]
    drawn = [mask for mask in masks if mask is not None]
    return np.stack(drawn) if len(drawn) == len(CLASSES) else None


def render_atlas() -> tuple[bytes, str]:
    """The atlas as a file, and how many faces it has. Seven seconds for 138 faces."""
    masks, held_out, names = [], [], []
    for font in installed_fonts():
        face = face_masks(font.path)
        if face is not None:
            masks.append(face)
            held_out.append(font.held_out)
            names.append(font.path.name)
    data = packed({"masks": np.stack(masks), "held_out": np.array(held_out), "names": np.array(names)})
    return data, f"{len(names)} faces, {sum(held_out)} of them held out, {len(CLASSES)} classes each"


def packed(arrays: Mapping[str, npt.NDArray[np.generic]]) -> bytes:
    """An .npz of arrays, a fifth smaller by LZMA than by NumPy's own deflate. Same arrays, same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.save(member, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy")  # dated 1980, whenever it is written
            archive.writestr(entry, member.getvalue(), zipfile.ZIP_LZMA)
    return file.getvalue()
