"""The network as hapi-tui's model file describes it: Profiles/Models/resnet56.json, a node a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from glyphs.geometry import SIDE
from glyphs.sets import TASK
from hapi_export.backbone import Backbone, Exit, Layer

from .network import CLASSES

TEMPERATURES_A_LINE = 4


@dataclass(frozen=True)
class DataFile:
    """A data set of the model file, by its name beside it."""

    file: str
    sha256: str


def model_text(
    backbone: Backbone, sets: Mapping[str, DataFile], temperatures: Mapping[str, float] | None = None
) -> str:
    """The model file's text.

    - sets: its "calibration" and its "test".
    - temperatures: by classifier in depth order; with them it is the calibrated twin's text.
    """
    layers = ",\n    ".join(layer_row(layer) for layer in backbone.layers)
    exits = ",\n    ".join(exit_row(entry, backbone.layers[entry.layer]) for entry in backbone.exits)
    name = "ResNet-56 (calibrated)" if temperatures else "ResNet-56"
    return f"""{{
  "format": "hapi.model", "version": 1,
  "name": "{name}", "task": "{TASK}", "classes": {CLASSES}, "input": [3, {SIDE}, {SIDE}],
  "layers": [
    {layers}
  ],
  "exits": [
    {exits}
  ],
  "calibration": {data_row(sets["calibration"])},
  "test": {data_row(sets["test"])}{temperature_rows(temperatures)}
}}
"""


def layer_row(layer: Layer) -> str:
    """A layer's line."""
    return (
        f'{{ "name": "{layer.name}", "kind": "{layer.kind}", "inputs": {json.dumps(list(layer.inputs))},'
        f' "macs": {layer.macs}, "weightBytes": {layer.weight_bytes}, "group": "{layer.group}" }}'
    )


def exit_row(entry: Exit, after: Layer) -> str:
    """An exit's line."""
    return (
        f'{{ "name": "{entry.name}", "after": "{after.name}", "macs": {entry.macs},'
        f' "weightBytes": {entry.weight_bytes} }}'
    )


def data_row(data: DataFile) -> str:
    """A data set's line."""
    return f'{{ "file": "{data.file}", "sha256": "{data.sha256}", "kind": "measured" }}'


def temperature_rows(temperatures: Mapping[str, float] | None) -> str:
    """The lines that only the calibrated twin has."""
    if not temperatures:
        return ""
    texts = [f'"{name}": {value}' for name, value in temperatures.items()]
    starts = range(0, len(texts), TEMPERATURES_A_LINE)
    lines = [", ".join(texts[start : start + TEMPERATURES_A_LINE]) for start in starts]
    return ',\n  "x-temperatures": {\n    ' + ",\n    ".join(lines) + "\n  }"
