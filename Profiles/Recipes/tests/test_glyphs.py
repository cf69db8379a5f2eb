"""The image generator: the shipped data sets are known by their seeds, so its draws may not change."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from glyphs.atlas import ATLAS_FILE, CELL, Atlas, Faces, load_atlas, shipped_atlas
from glyphs.command import main
from glyphs.draws import Draws
from glyphs.geometry import SIDE, Placement
from glyphs.classes import CLASSES
from glyphs.images import batches, draw_images, normalised
from glyphs.sets import BATCH, CALIBRATION


@pytest.fixture
def blocks() -> Atlas:
    """Four faces, two of them held out, in which every glyph is a filled square."""
    masks = torch.zeros(4, len(CLASSES), CELL, CELL, dtype=torch.uint8)
    masks[:, :, 6:42, 6:42] = 255
    return Atlas(masks, torch.tensor([True, False, True, False]), ("a", "b", "c", "d"))


def test_there_are_a_hundred_classes_each_once() -> None:
    assert len(CLASSES) == len(set(CLASSES)) == 100


def test_the_first_images_of_the_calibration_set_are_known() -> None:
    atlas = shipped_atlas()
    drawn = draw_images(Draws.seeded(CALIBRATION.seed, BATCH), atlas, atlas.faces(CALIBRATION.faces))
    assert drawn.labels[:8].tolist() == [88, 79, 46, 43, 96, 56, 30, 59]
    # A mean over 3072 values: one that is a grey level off moves it by 0.0003.
    means = [179.680, 134.846, 146.417, 147.308, 132.956, 141.520, 153.938, 120.853]
    assert drawn.images[:8].float().mean((1, 2, 3)).tolist() == pytest.approx(means, abs=0.01)
    difficulty = [0.4390, 0.7652, 0.5419, 0.6875, 0.8043, 0.0109, 0.3954, 0.0463]
    assert drawn.difficulty[:8].tolist() == pytest.approx(difficulty, abs=5e-5)


def test_the_same_seed_draws_the_same_images_and_another_one_others(blocks: Atlas) -> None:
    faces = blocks.faces(Faces.TRAINING)
    first, again, other = (draw_images(Draws.seeded(seed, 5), blocks, faces) for seed in (1, 1, 2))
    assert torch.equal(first.images, again.images)
    assert torch.equal(first.labels, again.labels)
    assert not torch.equal(first.images, other.images)


def test_images_are_bytes_and_labels_are_classes(blocks: Atlas) -> None:
    drawn = draw_images(Draws.seeded(3, 50), blocks, blocks.faces(Faces.HELD_OUT))
    assert drawn.images.shape == (50, 3, SIDE, SIDE) and drawn.images.dtype == torch.uint8
    assert drawn.labels.min() >= 0 and drawn.labels.max() < len(CLASSES)
    assert drawn.difficulty.min() >= 0 and drawn.difficulty.max() < 1


def test_an_easy_glyph_stands_apart_from_a_plain_background(blocks: Atlas) -> None:
    drawn = draw_images(Draws.seeded(4, 20), blocks, blocks.faces(Faces.TRAINING), hardest=0)
    images = drawn.images.float()
    corner, middle = images[:, :, :2, :2].mean((2, 3)), images[:, :, 14:18, 14:18].mean((2, 3))
    assert ((middle - corner).abs().max(1).values > 40).all()
    assert (images[:, :, :2, :2].std((2, 3)) < 10).all()


def test_a_placement_without_turn_or_shift_shows_the_cell_magnified() -> None:
    zero, size = torch.zeros(1), torch.tensor([24.0])
    grid = Placement(size, zero, zero, zero, zero, zero).grid()
    # A glyph of 36 of the cell's 48 pixels that is to take 24 of the image's 32: the image is the whole cell.
    assert grid[0, 0, 0].tolist() == pytest.approx([-31 / 32, -31 / 32])
    assert grid[0, -1, -1].tolist() == pytest.approx([31 / 32, 31 / 32])


def test_a_normalised_image_has_mean_0_in_every_channel_and_a_deviation_near_1(blocks: Atlas) -> None:
    values = normalised(draw_images(Draws.seeded(5, 30), blocks, blocks.faces(Faces.TRAINING)).images)
    assert values.mean((2, 3)).abs().max() < 1e-5
    deviations = values.std((1, 2, 3))
    assert deviations.min() > 0.3 and deviations.max() < 1
    assert values.is_contiguous(memory_format=torch.channels_last)


def test_an_image_of_one_colour_stays_finite() -> None:
    assert normalised(torch.full((1, 3, SIDE, SIDE), 7, dtype=torch.uint8)).abs().max() == 0


def test_a_data_set_is_cut_off_at_its_count_and_longer_ones_begin_alike(blocks: Atlas) -> None:
    short = list(batches(blocks, Faces.TRAINING, 6, count=7, batch=5))
    long = list(batches(blocks, Faces.TRAINING, 6, count=10, batch=5))
    assert [len(labels) for _, labels in short] == [5, 2]
    assert torch.equal(short[1][0], long[1][0][:2])


def test_no_typeface_is_on_both_sides_of_the_split() -> None:
    atlas = shipped_atlas()
    assert len(atlas.faces(Faces.TRAINING)) == 104 and len(atlas.faces(Faces.HELD_OUT)) == 34
    families = {side: {atlas.names[face].split("-")[0].split("_")[0] for face in atlas.faces(side)} for side in Faces}
    assert families[Faces.HELD_OUT] == {"Cantarell", "LinBiolinum", "LinLibertine", "Roboto", "RobotoCondensed"}
    assert not families[Faces.HELD_OUT] & families[Faces.TRAINING]


def test_every_glyph_of_the_atlas_has_ink_and_none_at_the_edge_of_its_cell() -> None:
    masks = shipped_atlas().masks
    assert (masks.amax((2, 3)) > 100).all()
    assert masks[:, :, :6].max() == 0 and masks[:, :, :, :6].max() == 0 and masks[:, :, -6:].max() == 0


def test_each_font_package_is_listed_with_its_licence() -> None:
    packages = json.loads((ATLAS_FILE.parent / "fonts.json").read_text(encoding="utf-8"))
    assert len({entry["package"] for entry in packages}) == len(packages) == 12
    assert all(entry["licence"] and entry["version"] for entry in packages)


def test_an_atlas_of_other_classes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "atlas.npz"
    np.savez(path, masks=np.zeros((1, 3, CELL, CELL), np.uint8), held_out=np.zeros(1, bool), names=np.array(["a"]))
    with pytest.raises(ValueError, match=r"masks are uint8 \[1, 3, 48, 48\], expected uint8 \[1, 100, 48, 48\]"):
        load_atlas(path)


def test_the_images_of_a_set_as_files_are_those_that_the_network_is_given(tmp_path: Path) -> None:
    assert main(["images", "--set", "calibration", "--samples", "130", "--out", str(tmp_path)]) == 0
    images, labels = np.load(tmp_path / "images.npy"), np.load(tmp_path / "labels.npy")
    assert images.dtype == np.float32 and images.shape == (130, 3, 32, 32) and labels.shape == (130,)
    at = 0
    for some, classes in batches(shipped_atlas(), CALIBRATION.faces, CALIBRATION.seed, 130, BATCH):
        assert np.array_equal(images[at : at + len(some)], some.numpy())
        assert np.array_equal(labels[at : at + len(some)], classes.numpy())
        at += len(some)
    assert main(["images", "--samples", "1", "--out", str(tmp_path)]) == 73
