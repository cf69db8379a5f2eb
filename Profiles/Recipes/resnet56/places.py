"""Where the recipe's files are."""

from __future__ import annotations

from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent.parent / "Models"
WEIGHTS_FILE = MODELS / "resnet56.weights.safetensors"
ONNX_NAME = "resnet56.onnx"
MODEL_STEM = "resnet56"
CALIBRATED_STEM = "resnet56-calibrated"
