"""Runs a plan that `hapi-tui materialise` wrote on samples of yours, and holds it against what the plan predicts.

    python3 run_plan.py DIR images.npy --labels labels.npy [--budget MS]

Images are float32 [n, …] as the network reads them, labels [n]. What the plan predicts is for its calibration samples,
line by line; for its test samples it has no shares, and stands below. Times are those of the profile's device.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np

from plan_runner import Runner


def main() -> None:
    parser = argparse.ArgumentParser(description="Runs a plan with ONNX Runtime.")
    parser.add_argument("folder", type=Path, help="what hapi-tui materialise wrote")
    parser.add_argument("images", type=Path, help="float32 samples [n, …], .npy")
    parser.add_argument("--labels", type=Path, required=True, help="their classes [n], .npy")
    parser.add_argument("--budget", type=float, metavar="MS", help="run no classifier that could end after it")
    options = parser.parse_args()
    try:
        runner = Runner(options.folder, options.budget)
        plan = json.loads((options.folder / "plan.json").read_text(encoding="utf-8"))
        images, labels = (np.load(path, allow_pickle=False) for path in (options.images, options.labels))
        if labels.shape != images.shape[:1] or labels.dtype.kind not in "iu":
            raise ValueError(f"found labels {labels.dtype}{list(labels.shape)}, expected a whole number a sample")
        runner.run(images[0])  # the first run prepares what the others use
        said, times = [], []
        for image in images:
            start = time.perf_counter()
            said.append(runner.run(image))
            times.append(1e3 * (time.perf_counter() - start))
        right = np.mean([answer == label for (answer, _), label in zip(said, labels, strict=True)])
    except Exception as error:  # files that are not there or no arrays, images that ONNX Runtime refuses
        print(f"run_plan: {error}", file=sys.stderr)
        raise SystemExit(65) from error
    predicted, on_test = plan["predicted"], plan.get("predictedOnTest")
    note = "" if options.budget is None else f", within {options.budget} ms; predicted is without it"
    print(f"{len(images)} samples, mean time as measured here{note}")
    print(f"{'all':<20} {right:8.2%} right, predicted {predicted['accuracy']:7.2%}", end="")
    print(f"{np.mean(times):9.3f} ms, predicted {predicted['meanLatencyMs']:7.3f} ms")
    for row in plan["exitDecisionUnit"][: len(runner.classifiers)]:
        name = row["lastClassifier"]
        own = [spent for (_, left), spent in zip(said, times) if left == name] or [np.nan]
        share = sum(left == name for _, left in said) / len(said)
        print(f"{name:<20} {share:8.2%} leave, predicted {plan['shares'][name]:7.2%}", end="")
        print(f"{np.mean(own):9.3f} ms, predicted {row['fromBudgetMs']:7.3f} ms")
    if on_test:
        print(f"{'on its test samples':<20} the plan predicts {on_test['accuracy']:7.2%}", end="")
        print(f" in {on_test['meanLatencyMs']:.3f} ms")


if __name__ == "__main__":
    main()
