"""The user's Python file."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from .network import Network
from .refusal import Refusal, user_code

FUNCTION = "network"


def load_network(path: Path) -> Network:
    """Runs a Python file and its function `network()`.

    - Raises: `Refusal` when it does not exist, has no such function, raises, or returns anything but a `Network`.
    """
    if not path.is_file():
        raise Refusal(
            str(path), "a folder" if path.is_dir() else "no such file", "a Python file that describes a network",
            "hapi-export --help shows one",
        )
    # A file may be called as some module already is.
    name = path.stem if path.stem not in sys.modules else f"{path.stem} (to export)"
    specification = importlib.util.spec_from_file_location(name, path.resolve())
    if specification is None or specification.loader is None:
        raise Refusal(str(path), "a file that is not Python", "a Python file, named *.py")
    module = importlib.util.module_from_spec(specification)
    # Where worker processes and pickles look for what the file defines; its neighbours can be imported.
    sys.modules[name] = module
    sys.path.insert(0, str(path.resolve().parent))
    with user_code(str(path), "a file that runs"):
        specification.loader.exec_module(module)
    function = getattr(module, FUNCTION, None)
    if not callable(function):
        raise Refusal(
            str(path), f"no function {FUNCTION}()", "one that returns a hapi_export.Network",
            "hapi-export --help shows one",
        )
    with user_code(f"{path}, {FUNCTION}()", "a function that returns a hapi_export.Network"):
        network = function()
    if not isinstance(network, Network):
        raise Refusal(
            f"{path}, {FUNCTION}()", f"a result of type {type(network).__name__}", "a hapi_export.Network",
            "end it with: return Network(name=…, task=…, model=…, exits=…, calibration=…)",
        )
    return network
