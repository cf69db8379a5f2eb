"""Executes a plan that `hapi-tui materialise` wrote, with ONNX Runtime: all that a device needs besides the folder.

    answer, classifier = Runner(Path("deployed")).run(image)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Optional

import numpy as np
import onnxruntime


class Runner:
    """One sample at a time, on one thread; with a budget in ms, up to the last classifier that is sure to end in it
    (HAPI, section 4.2: the Exit Decision Unit)."""

    def __init__(self, folder: Path, budget: Optional[float] = None) -> None:
        self.rules: dict[str, Any] = json.loads((folder / "segments.json").read_text(encoding="utf-8"))
        table = self.rules["exitDecisionUnit"]
        fitting = sum(budget is None or row["fromBudgetMs"] <= budget * (1 + 1e-9) for row in table)
        if not fitting:
            raise ValueError(f"found a budget of {budget} ms, expected {table[0]['fromBudgetMs']} or more")
        self.classifiers = self.rules["classifiers"][:fitting]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.sessions = [onnxruntime.InferenceSession(str(folder / one["file"]), options) for one in self.classifiers]

    def sureness(self, logits: Any) -> Any:
        """How sure the softmax of logits is, in single precision; more is surer, so an entropy is negated."""
        logs = logits - logits.max()
        logs = logs - np.log(np.exp(logs).sum())
        second, top = np.partition(np.exp(logs), -2)[-2:]
        if self.rules["policy"] == "entropy":
            return (np.exp(logs) * logs).sum()
        return top - second if self.rules["policy"] == "margin" else top

    def run(self, image: Any) -> tuple[int, str]:
        """The class of a sample, and where it left: at the first classifier that is sure, else at the last, with the
        answer of the most confident (the deepest of equals) or of the deepest, as the plan says."""
        cut = np.float32(self.rules["threshold"]) * (-1 if self.rules["policy"] == "entropy" else 1)
        tensors, best, answer = {self.rules["input"]: image[None]}, np.float32("-inf"), 0
        for one, session in zip(self.classifiers, self.sessions):
            found = session.run(one["outputs"], {name: tensors[name] for name in one["inputs"]})
            tensors.update(zip(one["outputs"], found))
            logits = tensors[one["logits"]][0] / np.float32(one["temperature"])
            sure = self.sureness(logits)
            if sure >= best or self.rules["fallback"] == "deepest":
                best, answer = sure, int(logits.argmax())
            if sure >= cut:
                break
        return answer, one["name"]
