"""The generator's command: the atlas it draws from, and its images as files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from hapi_export.arguments import Parser, at_least
from hapi_export.ending import ended
from hapi_export.progress import Progress

from .image_files import write_images
from .sets import SAMPLES, SETS, TEST

DESCRIPTION = """\
The task glyphs-100, a hundred characters in pictures of 32 x 32:

  atlas     render the characters of Debian's fonts (shipped: atlas.npz)
  images    the images of a data set and their labels, to run a network on
"""


def parser() -> argparse.ArgumentParser:
    """Both subcommands; each sets `run`, which returns the exit status."""
    result = Parser(
        prog="glyphs", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    steps = result.add_subparsers(required=True, metavar="STEP", parser_class=Parser)
    step = steps.add_parser("atlas", help="render the glyphs; needs the fonts, Pillow and fontTools")
    step.add_argument("--out", type=Path, metavar="FILE", required=True)
    step.add_argument("--force", action="store_true", help="replace the file")
    step.set_defaults(run=run_atlas)
    step = steps.add_parser("images", help="write the images of a set and their labels (.npy)")
    step.add_argument("--set", choices=SETS, default=TEST.name, help="default: %(default)s")
    step.add_argument("--samples", type=at_least(1, SAMPLES), default=SAMPLES, help="the first so many (default: all)")
    step.add_argument("--out", type=Path, metavar="DIR", required=True)
    step.add_argument("--force", action="store_true", help="replace the files")
    step.set_defaults(run=run_images)
    return result


def run_atlas(arguments: argparse.Namespace) -> int:
    """The step "atlas"; as of all steps, it returns the exit status."""
    from hapi_export.output import check_place, write_file

    from .render_atlas import render_atlas  # nothing else needs Pillow and fontTools

    check_place(arguments.out, arguments.force)
    data, remark = render_atlas()
    write_file(arguments.out, data, arguments.force)
    print(f"wrote {arguments.out}: {remark}")
    return 0


def run_images(arguments: argparse.Namespace) -> int:
    """The step "images"."""
    print(write_images(SETS[arguments.set], arguments.samples, arguments.out, arguments.force))
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status, as hapi-export's."""
    arguments = parser().parse_args(words)
    step: Callable[[argparse.Namespace], int] = arguments.run
    return ended("glyphs", Progress(sys.stderr), lambda: step(arguments))
