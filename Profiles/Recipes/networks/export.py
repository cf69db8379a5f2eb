"""Writes a trained network as hapi-tui reads it, by the exporter that users have, and measures it on this machine.

    python3 -m networks export vgg16 --weights vgg16.weights.safetensors --out DIR --pin-cpu 0
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from torch import Tensor, nn

from glyphs.atlas import Faces, shipped_atlas
from glyphs.sets import CALIBRATION, FITTING, TASK, TEST, DataSet
from hapi_export import Network
from hapi_export.exporting import export
from hapi_export.options import Options
from hapi_export.progress import Progress
from hapi_export.refusal import Refusal
from hapi_export.summary import summary

from .catalogue import CATALOGUE, Definition
from .early_exits import EarlyExitNetwork
from .tensor_files import read_metadata
from .weights import laid_out, load_weights


@dataclass(frozen=True)
class Images:
    """A data set as the exporter reads it: it is drawn afresh every time."""

    data: DataSet
    samples: int

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        return self.data.batches(self.samples)


def trained(definition: Definition, weights: Path) -> EarlyExitNetwork:
    """The network with its exits as it was trained, channels last, in evaluation mode.

    Raises Refusal for a file of another network's weights, and for ResNet-56, which has a recipe of its own.
    """
    network = definition.build()
    if not isinstance(network, EarlyExitNetwork):
        raise Refusal(definition.stem, "a network cut by hand", "another", f"python3 -m {definition.stem} export")
    load_weights(network, weights, definition.name)
    network.eval().requires_grad_(False)
    return laid_out(network)


def provenance(definition: Definition, weights: Path) -> list[str]:
    """How the network was trained, a line each, from what its weights say of themselves."""
    made, atlas = read_metadata(weights), shipped_atlas()
    counts = {kind: len(atlas.faces(kind)) for kind in Faces}
    notes = [
        f"{definition.name}: {definition.shape}",
        f"backbone trained on {told(made, 'backbone')}; SGD with Nesterov momentum;"
        " every image drawn afresh, so one epoch",
    ]
    if definition.exits is not None:
        notes.append(
            f"exits trained on {told(made, 'exits')}; AdamW; all at once on the frozen backbone (HAPI, section 4.3)"
        )
    return [
        *notes,
        f"typefaces: {counts[Faces.TRAINING]} faces of Debian's fonts (glyphs/fonts.json) for training and"
        f" temperatures, {counts[Faces.HELD_OUT]} of four other families for calibration (seed {CALIBRATION.seed})"
        f" and test (seed {TEST.seed})",
        f"python3 -m networks export {definition.stem}, in Profiles/Recipes",
    ]


def told(made: dict[str, str], part: str) -> str:
    """What the weights say of how a part was trained."""
    return made.get(part, "images of which the weights say nothing")


def network(stem: str, weights: Path, samples: int) -> Network:
    """What the exporter is given."""
    definition = CATALOGUE[stem]
    built = trained(definition, weights)
    heads: dict[str, nn.Module | None] = dict(built.heads())
    sets = {data.name: Images(data, samples) for data in (CALIBRATION, TEST, FITTING)}
    return Network(
        name=definition.name, task=TASK, model=built.backbone, exits=heads or None,
        calibration=sets[CALIBRATION.name], test=sets[TEST.name], validation=sets[FITTING.name],
        notes=provenance(definition, weights),
    )


def write(stem: str, weights: Path, samples: int, folder: Path, options: Options, progress: Progress) -> str:
    """Exports, raw and with temperatures where the network has exits; says what was found."""
    chosen = replace(
        options, name=stem, profile=f"{stem}-x86", confidences="f16", calibrate=CATALOGUE[stem].exits is not None
    )
    given = network(stem, weights, samples)
    return summary(export(given, folder, chosen, progress=progress), given)
