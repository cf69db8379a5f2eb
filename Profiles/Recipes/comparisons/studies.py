"""Which networks are compared, on which platforms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROFILES = Path(__file__).resolve().parents[2]

# A profile's platform by the end of its file's name; the first of them was measured.
PLATFORMS = {
    "x86": "x86-64, measured", "agx30w": "AGX Xavier 30 W, modelled", "agx10w": "AGX Xavier 10 W, modelled",
    "gtx1080ti": "GTX 1080 Ti, modelled",
}
# Those that every network's tables are of.
SHOWN = ("x86", "agx30w")


@dataclass(frozen=True)
class Study:
    """A network that designs are searched for.

    - max_exits: the most exits of a design.
    """

    stem: str
    max_exits: int = 5

    def profile(self, platform: str) -> Path:
        """The profile's file. ResNet-56's modelled ones are older than the others, and named by the platform alone."""
        named = PROFILES / f"{self.stem}-{platform}.json"
        return named if named.is_file() or self.stem != "resnet56" else PROFILES / f"{platform}.json"


# MSDNet's own exits are all there or each its own choice, so that a design may have all nine.
STUDIES = (Study("resnet56"), Study("vgg16"), Study("inception"), Study("msdnet", 9))
REFERENCE = Study("mobilenetv2")
# Who trains each network and asks it.
RECIPES = {"resnet56": "resnet56"}
