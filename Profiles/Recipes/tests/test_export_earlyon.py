"""Networks wrapped by earlyon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from export_networks import chain, resnet, samples
from hapi_export import Refusal, from_earlyon
from test_export_files import exported


def test_anything_else_is_refused() -> None:
    with pytest.raises(Refusal, match="Sequential without 'backbone'.*EarlyExitWrapper"):
        from_earlyon(chain(), name="N", task="t", calibration=samples(210))


def wrapped(**settings: Any) -> Any:
    earlyon: Any = pytest.importorskip("earlyon")
    torch.manual_seed(2)
    points = [earlyon.ExitPoint("e0", "layer1", 4), earlyon.ExitPoint("e1", "layer2.0", 8)]
    heads = {point.name: earlyon.EarlyExitHead(point.in_channels, 3, hidden_dim=8) for point in points}
    config = earlyon.EarlyExitConfig(backbone="custom", num_classes=3, exit_points=points)
    fields = {"final_classifier": lambda logits: logits, "input_shape": (1, 3, 8, 8), **settings}
    return earlyon.EarlyExitWrapper(resnet(), heads, config=config, **fields)


def test_a_wrappers_exits_answer_as_they_do_in_training_mode(tmp_path: Path) -> None:
    wrapper = wrapped().eval()
    wrapper.config.temperatures.update({"e0": 2.0, "final": 0.5})
    pairs = samples(210)
    network = from_earlyon(wrapper, name="Wrapped", task="noise", calibration=pairs)
    found = exported(network, tmp_path).findings
    assert [place.asked for place in found.backbone.exits] == ["layer1", "layer2.0"]
    assert found.given == (2.0, 1.0, 0.5)
    with torch.no_grad():
        said = [torch.stack(wrapper(images, mode="training"), dim=1) for images, _ in pairs]
    expected = torch.cat(said) / torch.tensor([2.0, 1.0, 0.5])[:, None]
    confidence = torch.softmax(expected, dim=2).max(dim=2).values.numpy()
    assert np.allclose(found.answers["calibration"].confidence, confidence, atol=1e-5)
    # The wrapper still routes.
    assert wrapper(pairs[0][0][:1]).exit_taken in (-1, 0, 1)


def test_adapters_and_a_classifier_of_its_own_are_kept(tmp_path: Path) -> None:
    wrapper = wrapped(
        feature_adapters={"e0": lambda maps: maps[:, :, ::2, ::2]}, final_classifier=nn.Linear(3, 3)
    ).eval()
    pairs = samples(210)
    network = from_earlyon(wrapper, name="Wrapped", task="noise", calibration=pairs)
    found = exported(network, tmp_path).findings
    assert [place.asked for place in found.backbone.exits] == ["backbone.layer1", "backbone.layer2.0"]
    assert found.backbone.layers[-1].name == "classifier"
    with torch.no_grad():
        said = torch.cat([torch.stack(wrapper(images, mode="training"), dim=1) for images, _ in pairs])
    assert np.allclose(found.runs["calibration"].logits, said.numpy(), atol=1e-4)
