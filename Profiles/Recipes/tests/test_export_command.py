"""The command as a user types it: the example end to end, and input that cannot be used."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from hapi_export.command import main

RECIPES = Path(__file__).resolve().parent.parent
TINY = ["--rounds", "1", "--runs", "2", "--warmup", "0", "--epochs", "1"]
# The example, made to finish within a second.
EXAMPLE = """
from ten_minutes import network as whole

def network():
    return whole(pictures=200, epochs=1)
"""
USABLE = """
import torch
from torch import nn
from hapi_export import Network
from export_networks import resnet, samples

def network():
    heads = {"layer1": nn.Sequential(nn.Flatten(), nn.Linear(256, 3))}
    return Network(name="Net", task="noise", model=resnet(), exits=heads, calibration=samples(200))
"""


def run(folder: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    file = folder / "user_network.py"
    file.write_text(text, encoding="utf-8")
    paths = [RECIPES, RECIPES / "tests", RECIPES / "examples"]
    return subprocess.run(
        [sys.executable, "-m", "hapi_export", str(file), "--out", str(folder / "out"), *TINY, *words],
        capture_output=True, text=True, check=False, cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
    )


def test_the_example_goes_from_training_to_what_hapi_tui_opens(tmp_path: Path) -> None:
    ended = run(tmp_path, EXAMPLE, "--calibrate", "--logits", "f16", "--threads", "1")
    assert ended.returncode == 0, ended.stderr
    assert "16 layers, 5 exits, 200 calibration and 200 test samples of 6 classes" in ended.stdout
    assert f"open it with: hapi-tui {tmp_path}/out/ten-minutes.json" in ended.stdout
    assert "heads, epoch 1 of 1: accuracy stage1.3 " in ended.stderr
    profile = json.loads((tmp_path / "out/ten-minutes.json").read_text())
    assert profile["measurement"]["kind"] == "measured" and profile["platform"]["mode"] == "1 thread"
    if os.environ.get("HAPI_TUI"):
        files = [str(path) for path in (tmp_path / "out").rglob("*.json")]
        subprocess.run([os.environ["HAPI_TUI"], "validate", *files], check=True, capture_output=True)
    again = run(tmp_path, EXAMPLE)
    assert again.returncode == 73 and "--force" in again.stderr


@pytest.mark.parametrize(
    "change, words, status, message",
    [
        (("", ""), [], 0, ""),
        (("def network", "def networks"), [], 65, "no function network()"),
        (("return Network", "1 / 0; return Network"), [], 65, "ZeroDivisionError: division by zero (at "),
        (("import torch", "import torch of"), [], 65, "SyntaxError"),
        (("return Network", "return [Network"), [], 65, "SyntaxError"),
        (("return Network", "return str"), [], 65, ""),
        (('exits=heads', 'exits=[]'), [], 65, "the name of at least one layer"),
        (('exits=heads', 'exits="layer1"'), [], 65, 'say exits=["layer1", "layer2"]'),
        (('exits=heads', 'exits={"layer1": 5}'), [], 65, "a torch.nn.Module or None"),
        (('exits=heads', 'exits=["layer1", "layer1"]'), [], 65, '"layer1" twice'),
        (('exits=heads', 'exits=["layer1"]'), [], 65, "Network.training: found nothing"),
        (('"layer1"', '"layer7"'), [], 65, 'no module of that name'),
        (("256, 3", "255, 3"), [], 65, 'head of "layer1"'),
        (("256, 3", "256, 4"), [], 65, "an output of shape [16, 4], expected logits [16, 3]"),
        (("samples(200)", "samples(100)"), [], 65, "found 100 samples, expected 200 or more"),
        (("samples(200)", "samples(100)"), ["--allow-few-samples"], 0, ""),
        (("samples(200)", "samples(200, classes=5)"), [], 65, "a class from 0 to 2"),
        (("samples(200)", "samples(200, shape=(1, 8, 8))"), [], 65, "that runs images of shape [16, 1, 8, 8]"),
        (("samples(200)", "5"), [], 65, "an iterable of (images, labels) batches"),
        (("model=resnet()", "model=resnet().layer1"), [], 65, "Network.model"),
        (("model=resnet()", "model=nn.Flatten(0)"), [], 65, "an output of shape"),
        (("model=resnet()", "model=print"), [], 65, "Network.model: found <built-in function print>"),
        (('name="Net"', 'name=""'), [], 65, "Network.name"),
        (('name="Net"', 'name="網"'), [], 65, "say --name NAME"),
        (('name="Net"', 'name="網"'), ["--name", "net"], 0, ""),
        (("", ""), ["--name", "../net"], 64, "--name"),
        (("", ""), ["--calibrate"], 65, "neither Network.validation nor Network.training"),
        (("", ""), ["--device", "tpu"], 64, '"cpu", "cuda" or "cuda:N"'),
        (("", ""), ["--pin-cpu", "99999"], 64, "--pin-cpu"),
        (("", ""), ["--threads", "0"], 64, "1 or more"),
        (("", ""), ["--rounds", "many"], 64, "a whole number"),
        (("", ""), ["--date", "today"], 64, "YYYY-MM-DD"),
        (("", ""), ["--leaf", "layer9"], 65, '--leaf: found "layer9"'),
        (("", ""), ["--colour"], 64, "unrecognized arguments"),
    ],
)
def test_the_command_ends_with_a_status_and_one_paragraph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    change: tuple[str, str], words: list[str], status: int, message: str,
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    file = tmp_path / "user_network.py"
    file.write_text(USABLE.replace(*change) if change[0] else USABLE, encoding="utf-8")
    try:
        found = main([str(file), "--out", str(tmp_path / "out"), *TINY, *words])
    except SystemExit as end:
        found = int(str(end.code))
    captured = capsys.readouterr()
    assert (found, message in captured.err) == (status, True), captured.err
    assert "Traceback" not in captured.err
    if status:
        assert not captured.out and not [path for path in tmp_path.glob("out/**/*") if path.is_file()]
        assert "hapi-export: " in captured.err


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.py"), "--out", str(tmp_path)]) == 65
    assert "none.py: found no such file" in capsys.readouterr().err


def test_a_package_that_is_missing_is_named_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    modules: dict[str, Any] = sys.modules
    monkeypatch.setitem(modules, "onnx", None)
    file = tmp_path / "never_run.py"
    file.write_text("raise SystemExit(3)")
    assert main([str(file), "--out", str(tmp_path / "out"), "--onnx"]) == 65
    text = capsys.readouterr().err
    assert "no package onnx" in text and "pip install onnx" in text


def test_help_teaches_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    text = capsys.readouterr().out
    assert "from hapi_export import Network" in text and "hapi-export my_cnn.py --out profiles" in text


def test_an_interrupt_ends_it_with_130_and_no_files(tmp_path: Path) -> None:
    waiting = "def network():\n    import time; print('ready', flush=True); time.sleep(60)"
    slow = USABLE.replace("def network():", waiting)
    file = tmp_path / "user_network.py"
    file.write_text(slow, encoding="utf-8")
    paths = os.pathsep.join(map(str, [RECIPES, RECIPES / "tests"]))
    process = subprocess.Popen(
        [sys.executable, "-m", "hapi_export", str(file), "--out", str(tmp_path / "out")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths},
    )
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130 and errors.endswith("interrupted; nothing was written\n")
    assert not (tmp_path / "out").exists()
